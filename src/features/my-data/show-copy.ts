import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value, View } from '../../conversation/view.ts';
import { parseAccount } from '../../domain/ledger/account-name.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import { dataView } from './show-data.ts';

/** Entries in one message: within LINE's 5,000 characters with room to spare. */
const LINES = 25;

/**
 * What is stored and every entry of the person's savings, as plain text to keep or to forward.
 * @param ref empty, or `<member>/<before seq>` for what comes below
 */
export async function showCopy(ctx: TurnContext, ref = ''): Promise<Outcome> {
  const [memberId = '', before = ''] = ref.split('/');
  const own = ctx.actor.memberships.filter((one) => memberId === '' || one.memberId === memberId);
  const views: View[] = memberId === '' ? [await dataView(ctx)] : [];
  for (const membership of own.slice(0, 4)) {
    views.push(
      await entriesText(ctx, membership, /^\d{1,9}$/.test(before) ? Number(before) : undefined),
    );
  }
  return { say: views.length > 0 ? views : [await dataView(ctx)] };
}

async function entriesText(
  ctx: TurnContext,
  { groupId, memberId }: { groupId: string; memberId: string },
  before: number | undefined,
): Promise<View> {
  const group = (await ctx.stores.groups.byId(groupId))?.name ?? '';
  const chart = await ctx.stores.ledger.chart(groupId);
  const entries = await ctx.stores.ledger.entriesOfMember(groupId, memberId, {
    limit: LINES + 1,
    ...(before !== undefined && { before }),
  });
  const shown = entries.slice(0, LINES);
  const last = shown.at(-1);
  const more =
    entries.length > LINES && last
      ? [verbChoice('common.more', 'my-data.copy', `${memberId}/${last.seq}`)]
      : [];
  const lines: Value[] = shown.map((entry) => lineOf(entry, movedBy(entry, memberId)));
  function movedBy({ postings }: Entry, whose: string): bigint {
    return postings.reduce((sum, { account, amount }) => {
      return parseAccount(chart, account)?.memberId === whose ? sum - amount : sum;
    }, 0n);
  }
  return {
    kind: 'text',
    key: shown.length === 0 ? 'my-data.no_entries' : 'my-data.entries',
    params: { group, lines: { lines } },
    choices: [...more, MENU],
  };
}

const lineOf = ({ effectiveDate, facts, kind, receiptNo, seq }: Entry, amount: bigint): Value => ({
  t: 'my-data.entry',
  params: {
    seq,
    date: { date: effectiveDate },
    kind: { t: `savings.kind.${facts['target'] === 'special' ? 'deposit-special' : kind}` },
    amount: { money: amount },
    receipt: receiptNo ?? '-',
  },
});
