import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Fields, Taken } from '../../conversation/flow/form.ts';
import type { Choice, View } from '../../conversation/view.ts';
import { BAHT, FEE_MAX, PLEDGE_MAX, UNIT_MAX } from './limits.ts';
import type { OpenGroupData } from './open-group-data.ts';
import { readMoney, textOf } from './read-answers.ts';
import { NONE } from './typed-words.ts';

const baht = (amount: number): bigint => BigInt(amount) * BAHT;
const UNITS = [10, 20, 50, 100].map(baht);
const FEES = [20, 50, 100].map(baht);
const SMALLEST_UNITS = [1n, 2n, 5n, 10n];
const LARGEST_UNITS = [10n, 20n, 50n, 100n];

const money = (amount: bigint): Choice =>
  stepChoice('groups.baht', String(amount), { amount: { money: amount } });

const question = (key: string, amounts: readonly bigint[], data: OpenGroupData): View => ({
  kind: 'text',
  key,
  params: pledgeParams(data),
  choices: [...amounts.map(money), BACK, CANCEL],
});

const unitOf = (data: OpenGroupData): bigint => BigInt(data.unit ?? 0);
const smallestOf = (data: OpenGroupData): bigint => BigInt(data.smallest ?? 0);

function pledgeParams(data: OpenGroupData) {
  const unit = unitOf(data);
  return {
    unit: { money: unit },
    smallest: { money: smallestOf(data) },
    example: { money: unit * 2n },
    large_example: { money: unit * 20n },
  };
}

/** What a pledge may be: a whole number of units, from the smallest to the largest; and the fee. */
export const pledgeFields: Fields<OpenGroupData> = {
  unit: {
    hint: 'groups.open.unit_hint',
    missing: (data) => data.unit === null,
    ask: (_ctx, data) => question('groups.open.ask_unit', UNITS, data),
    take(ctx, data, input) {
      const unit = readMoney(ctx, input);
      if (unit === undefined) return { kind: 'unreadable' };
      if (unit < BAHT || unit % BAHT !== 0n || unit > UNIT_MAX) {
        return {
          kind: 'refused',
          key: 'groups.open.unit_range',
          params: { max: { money: UNIT_MAX } },
        };
      }
      return { kind: 'taken', data: withUnit(data, unit) };
    },
  },
  smallest: {
    hint: 'groups.open.smallest_hint',
    hintParams: pledgeParams,
    missing: (data) => data.smallest === null,
    ask: (_ctx, data) =>
      question(
        'groups.open.ask_smallest',
        SMALLEST_UNITS.map((units) => units * unitOf(data)),
        data,
      ),
    take(ctx, data, input) {
      const smallest = readMoney(ctx, input);
      if (smallest === undefined) return { kind: 'unreadable' };
      const refused = notPledge(data, smallest);
      if (refused) return refused;
      const fits = data.largest !== null && BigInt(data.largest) >= smallest;
      const largest = fits ? data.largest : null;
      return { kind: 'taken', data: { ...data, smallest: String(smallest), largest } };
    },
  },
  largest: {
    hint: 'groups.open.largest_hint',
    hintParams: pledgeParams,
    missing: (data) => data.largest === null,
    ask: (_ctx, data) =>
      question(
        'groups.open.ask_largest',
        LARGEST_UNITS.map((units) => units * unitOf(data)).filter((sum) => sum >= smallestOf(data)),
        data,
      ),
    take(ctx, data, input) {
      const largest = readMoney(ctx, input);
      if (largest === undefined) return { kind: 'unreadable' };
      if (largest < smallestOf(data)) {
        return { kind: 'refused', key: 'groups.open.largest_small', params: pledgeParams(data) };
      }
      return (
        notPledge(data, largest) ?? { kind: 'taken', data: { ...data, largest: String(largest) } }
      );
    },
  },
  fee: {
    hint: 'groups.open.fee_hint',
    missing: (data) => data.fee === null,
    ask: (_ctx, data) => {
      const ask = question('groups.open.ask_fee', FEES, data);
      return { ...ask, choices: [stepChoice('groups.open.no_fee', '0'), ...(ask.choices ?? [])] };
    },
    take(ctx, data, input) {
      const none = input.kind === 'text' && NONE.test(textOf(input)?.trim() ?? '');
      const fee = none ? 0n : readMoney(ctx, input);
      if (fee === undefined) return { kind: 'unreadable' };
      if (fee > FEE_MAX) {
        return {
          kind: 'refused',
          key: 'groups.open.fee_range',
          params: { max: { money: FEE_MAX } },
        };
      }
      return { kind: 'taken', data: { ...data, fee: String(fee) } };
    },
  },
};

/** Amounts that are no whole number of the new unit are asked again. */
function withUnit(data: OpenGroupData, unit: bigint): OpenGroupData {
  const keeps = (amount: string | null): string | null =>
    amount !== null && BigInt(amount) % unit === 0n ? amount : null;
  return {
    ...data,
    unit: String(unit),
    smallest: keeps(data.smallest),
    largest: keeps(data.largest),
  };
}

function notPledge(data: OpenGroupData, amount: bigint): Taken<OpenGroupData> | undefined {
  const params = pledgeParams(data);
  if (amount % unitOf(data) !== 0n || amount === 0n) {
    return { kind: 'refused', key: 'groups.open.not_units', params };
  }
  if (amount <= PLEDGE_MAX) return undefined;
  return { kind: 'refused', key: 'groups.open.pledge_max', params: { max: { money: PLEDGE_MAX } } };
}
