import { fc } from '../../support/fast-check.ts';
import type { LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';

/** What a run does next; times and keys are worked out when it is reached. */
export interface Step {
  /** Moves the clock before the step, ms; may be negative. */
  wait: number;
  what:
    | { freeze: boolean }
    | { ask: Ask; days: number | null }
    | { reverses: number; right: Ask }
    /** Months from the current one. */
    | { closes: number };
  /** How far back to take the key from, or null for a new one. */
  repeat: { back: number; isSame: boolean } | null;
}

type Without<T> = T extends unknown
  ? Omit<T, 'groupId' | 'idemKey' | 'actor' | 'at' | 'effectiveDate'>
  : never;
export type Ask = Without<LedgerCommand>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Limits and their neighbours come far more often than chance would bring them. */
const amount = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(10_000n, 5_001n, 3n) },
  { weight: 1, arbitrary: fc.constantFrom(-1n, 0n, 1n, 2n, 2n ** 31n - 1n, 2n ** 31n) },
  { weight: 1, arbitrary: fc.constantFrom(10n ** 12n - 1n, 10n ** 12n, 10n ** 12n + 1n) },
);
const memberId = fc.constantFrom('m1', 'm1', 'm1', 'm2', 'm3');
const channel = fc.constantFrom('cash' as const, 'transfer' as const);
const month = fc.constantFrom(
  '2026-11',
  '2026-11',
  '2026-10',
  '2026-10',
  '2026-11',
  '2026-12',
  '2027-01',
  '2027-02',
  '2016-10',
  '2016-11',
  '2029-11',
  '2029-12',
);

const paid = {
  kind: fc.constant('deposit' as const),
  memberId,
  amount,
  channel,
  extra: fc.constantFrom(false, false, true),
  policy: fc.constantFrom({}, {}, { backdateDays: 15 }, { caps: { special: 10_000n } }),
};
const deposit: fc.Arbitrary<Ask> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      ...paid,
      target: fc.constant('pledge' as const),
      months: fc.array(month, { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...paid,
      target: fc.constant('special' as const),
      months: fc.constantFrom([], [], [], ['2026-11']),
    }),
  },
);
const fee: fc.Arbitrary<Ask> = fc.record({
  kind: fc.constant('entrance-fee' as const),
  memberId,
  amount,
  channel,
});
const opening: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({
    kind: fc.constant('opening-balance' as const),
    memberId,
    balances: fc.record({ pledge: amount, special: amount }, { requiredKeys: [] }),
  }),
  fc.record({
    kind: fc.constant('opening-balance' as const),
    memberId: fc.constant(null),
    balances: fc.record({ cash: amount, bank: amount }, { requiredKeys: [] }),
  }),
);
/** Money out and the group's own: mostly amounts that there may be, so that some of it succeeds. */
const approvers = fc.constantFrom(['member1'], ['chair1', 'member1'], [], ['treasurer1']);
const own = { memberId: fc.constant(null), amount };
const refund: fc.Arbitrary<Ask> = fc.record({
  kind: fc.constant('refund' as const),
  memberId,
  reason: fc.constantFrom('resigned' as const, 'deceased' as const),
  pledge: fc.constantFrom(0n, 3n, 3n, 10_000n, -1n),
  special: fc.constantFrom(0n, 0n, 3n, 10_000n),
  channel,
  shares: fc.constantFrom([], [], [3_333, 3_333, 3_334], [5_000, 4_999]),
  approvers,
});
const others: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({
    kind: fc.constant('special-withdrawal' as const),
    memberId,
    amount,
    channel,
    approvers: fc.constantFrom(['member1'], ['chair1', 'member1'], []),
    policy: fc.constantFrom({}, { approversMin: 2 }),
  }),
  fc.record({ kind: fc.constant('fine' as const), memberId, amount, channel }),
  fc.record({
    kind: fc.constantFrom('bank-interest' as const, 'other-income' as const),
    ...own,
    channel,
  }),
  fc.record({
    kind: fc.constant('expense' as const),
    ...own,
    category: fc.constantFrom('travel' as const, 'other' as const),
    channel,
  }),
  fc.record({ kind: fc.constantFrom('bank-pay-in' as const, 'bank-take-out' as const), ...own }),
  { weight: 3, arbitrary: refund },
  fc.record({
    kind: fc.constant('suspense' as const),
    ...own,
    found: fc.constantFrom('over' as const, 'short' as const),
    place: fc.constantFrom('cash' as const, 'bank' as const),
    approvers,
  }),
);
const reverses = fc.constantFrom(1, 1, 2, 2, 3, 4, 5, 6, 0);
const reversal: fc.Arbitrary<Ask> = fc.record({
  kind: fc.constant('reversal' as const),
  memberId: fc.constant(null),
  reversesSeq: reverses,
  reason: fc.constant('other' as const),
  replaced: fc.constant(false),
  approvers: fc.constantFrom(['chair1'], ['chair1'], ['chair1'], []),
});
const ask = fc.oneof(
  { weight: 9, arbitrary: deposit },
  { weight: 1, arbitrary: fee },
  { weight: 1, arbitrary: opening },
  { weight: 6, arbitrary: others },
  { weight: 3, arbitrary: reversal },
);

const wait = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(0, 1, MINUTE, HOUR) },
  { weight: 2, arbitrary: fc.constantFrom(-1, -5 * MINUTE, -5 * MINUTE - 1, -DAY) },
  { weight: 1, arbitrary: fc.constantFrom(DAY, 20 * DAY) },
);
const days = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(-32, -31, -30, -29, -16, -15, -1, 0, 1) },
);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    wait,
    what: fc.oneof(
      { weight: 19, arbitrary: fc.record({ ask, days }) },
      { weight: 3, arbitrary: fc.record({ reverses, right: deposit }) },
      { weight: 1, arbitrary: fc.record({ closes: fc.constantFrom(-1, -1, -1, 0, -2) }) },
      { weight: 1, arbitrary: fc.record({ freeze: fc.constantFrom(true, false, false) }) },
    ),
    repeat: fc.option(fc.record({ back: fc.integer({ min: 1, max: 5 }), isSame: fc.boolean() }), {
      freq: 5,
      nil: null,
    }),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
);
