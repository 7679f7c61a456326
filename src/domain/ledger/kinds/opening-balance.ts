import { sumSatang } from '../../money.ts';
import { memberAccount } from '../account-name.ts';
import type { DraftLine, EntryDraft } from '../entry-draft.ts';
import type { OpeningBalanceCommand } from '../ledger-command.ts';
import { AMOUNT_MIN } from '../limits.ts';
import { refuseMonths } from '../month-rules.ts';
import { refused } from '../refusal.ts';
import type { Refused } from '../refusal.ts';
import { refuseAmount } from './payment.ts';

/**
 * A balance taken over from paper, against `opening`. When all members and the group's own money
 * are in, `opening` shows what the savings do not explain: earnings the group has kept.
 * @throws TypeError for a member's account without a member, or the group's with one
 */
export function draftOpeningBalance(command: OpeningBalanceCommand): EntryDraft | Refused {
  const { memberId, months = [] } = command;
  const lines = openingLines(command);
  const refusal = refuseOpening(command, lines);
  if (refusal) return refusal;
  const total = sumSatang(lines.map((line) => line.amount));
  return {
    kind: 'draft',
    memberId,
    lines: [...lines, { account: 'opening', amount: -total }],
    months: months.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    monthsMayRepeat: false,
    facts: {},
    receipt: false,
    reversesSeq: null,
  };
}

function openingLines({ balances, memberId }: OpeningBalanceCommand): DraftLine[] {
  const lines: DraftLine[] = [];
  const own = memberId === null ? (['cash', 'bank'] as const) : (['pledge', 'special'] as const);
  for (const type of own) {
    const amount = balances[type];
    if (amount === undefined) continue;
    lines.push(
      memberId === null
        ? { account: type, amount }
        : { account: memberAccount(memberId, type), amount: -amount },
    );
  }
  if (lines.length !== Object.values(balances).filter((amount) => amount !== undefined).length) {
    throw new TypeError('opening balance mixes accounts of the group and of a member');
  }
  return lines;
}

function refuseOpening(
  { balances, memberId, months = [] }: OpeningBalanceCommand,
  lines: readonly DraftLine[],
): Refused | undefined {
  const amounts = lines.map(({ amount }) => (memberId === null ? amount : -amount));
  // Each line and their sum, which becomes the line of `opening`, are postings with the same limits.
  for (const amount of [...amounts, sumSatang(amounts)]) {
    const refusal = refuseAmount(amount);
    if (refusal) return refusal;
  }
  if (months.length > 0 && memberId === null) return refused({ reason: 'months-not-allowed' });
  const refusal = refuseMonths(months.map(({ month }) => month));
  if (refusal) return refusal;
  const paid = sumSatang(months.map(({ amount }) => amount));
  const beyond = months.some(({ amount }) => amount < AMOUNT_MIN) || paid > (balances.pledge ?? 0n);
  return beyond ? refused({ reason: 'amount-out-of-range' }) : undefined;
}
