import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice, View } from '../../conversation/view.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import { amountOf } from './check-balance.ts';
import { nameOf } from './entry-name.ts';
import { receiptAt, receiptFor } from './find-receipt.ts';
import { notAMember } from './own-questions.ts';
import { memberReceipt } from './receipt.view.ts';

/** Entries on one page: what a small screen shows without much scrolling. */
const PAGE = 8;

/** The person's own entries, newest first. @param ref `<member>/<before seq>` for a further page */
export async function showHistory(ctx: TurnContext, ref = ''): Promise<Outcome> {
  const [memberId = '', before = ''] = ref.split('/');
  const own = ctx.actor.memberships.filter((one) => memberId === '' || one.memberId === memberId);
  if (own.length === 0) return { say: [notAMember(ctx)] };
  const views: View[] = [];
  for (const membership of own.slice(0, 4)) {
    views.push(
      await historyOf(ctx, membership, /^\d{1,9}$/.test(before) ? Number(before) : undefined),
    );
  }
  return { say: views };
}

async function historyOf(ctx: TurnContext, own: Membership, before?: number): Promise<View> {
  const { ledger, groups } = ctx.stores;
  const page = { limit: PAGE + 1, ...(before !== undefined && { before }) };
  const entries = await ledger.entriesOfMember(own.groupId, own.memberId, page);
  const group = await groups.byId(own.groupId);
  const title = group?.name ?? '';
  if (entries.length === 0) {
    return { kind: 'text', key: 'savings.history.none', params: { group: title } };
  }
  const shown = entries.slice(0, PAGE);
  const last = shown.at(-1);
  const more = entries.length > PAGE && last;
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: 'savings.history.title', params: { group: title } },
      rows: shown.map(rowOf),
      ...(more && {
        first: {
          label: 'common.more',
          act: { do: 'verb', verb: 'history', ref: `${own.memberId}/${last.seq}` },
        },
      }),
    },
    alt: { t: 'savings.history.title', params: { group: title } },
    choices: [
      { label: 'savings.balance.button', act: { do: 'verb', verb: 'balance' } },
      { label: 'common.menu', act: { do: 'verb', verb: 'menu' } },
    ],
  };
}

function rowOf(entry: Entry): CardData {
  const months = entry.months.map(({ month }) => month);
  return {
    title: {
      t: 'savings.history.row',
      params: {
        kind: { t: `savings.${nameOf(entry)}` },
        amount: { money: amountOf(entry) },
      },
    },
    detail: {
      t: months.length > 0 ? 'savings.history.detail_months' : 'savings.history.detail',
      params: {
        date: { date: entry.effectiveDate },
        receipt: entry.receiptNo ?? '-',
        ...(months.length > 0 && { months: { months } }),
      },
    },
    ...(entry.kind === 'deposit' && { choice: openReceipt(entry) }),
  };
}

/** Any receipt can be looked at again, and disputed, not only the last one. */
const openReceipt = ({ groupId, seq }: Entry): Choice => ({
  label: 'savings.receipt.open',
  act: { do: 'verb', verb: 'receipt.show', ref: `${groupId}/${seq}` },
});

/** One receipt of the person's own, with its buttons; a foreign one answers like none. @param ref `<group>/<seq>` */
export async function showReceipt(ctx: TurnContext, ref: string): Promise<Outcome> {
  const receipt = await receiptFor(ctx, ref);
  const own = ctx.actor.memberships.some(({ memberId }) => memberId === receipt?.member.memberId);
  if (!receipt || !own) return { say: [{ kind: 'text', key: 'savings.receipt.no_such' }] };
  return { say: [memberReceipt(receipt)] };
}

/** The last receipt of each membership, with its buttons. */
export async function showLastReceipt(ctx: TurnContext): Promise<Outcome> {
  const views: View[] = [];
  for (const { groupId, memberId } of ctx.actor.memberships.slice(0, 4)) {
    const last = await ctx.stores.ledger.lastDeposit(groupId, memberId);
    const receipt = last && (await receiptAt(ctx, groupId, last.seq));
    if (receipt) views.push(memberReceipt(receipt));
  }
  if (views.length > 0) return { say: views };
  if (ctx.actor.memberships.length === 0) return { say: [notAMember(ctx)] };
  return { say: [{ kind: 'text', key: 'savings.receipt.none_yet' }] };
}
