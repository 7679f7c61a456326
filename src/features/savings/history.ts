import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice, Params, View } from '../../conversation/view.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import { amountOf } from './check-balance.ts';
import { nameOf } from './entry-name.ts';
import { receiptAt, receiptFor } from './find-receipt.ts';
import { notAMember } from './own-questions.ts';
import { memberReceipt, treasurerReceipt } from './receipt.view.ts';

/** Entries on one page: what a small screen shows without much scrolling. */
const PAGE = 8;

/** The person's own entries, newest first. @param ref `<member>/<before seq>` for a further page */
export async function showHistory(ctx: TurnContext, ref = ''): Promise<Outcome> {
  const [memberId = '', before = ''] = ref.split('/');
  const own = ctx.actor.memberships.filter((one) => memberId === '' || one.memberId === memberId);
  if (own.length === 0) return { say: [notAMember(ctx)] };
  const views: View[] = [];
  for (const membership of own.slice(0, 4)) {
    const group = (await ctx.stores.groups.byId(membership.groupId))?.name ?? '';
    const head = { title: { t: 'savings.history.title', params: { group } }, verb: 'history' };
    views.push(await historyOf(ctx, membership, head, beforeOf(before)));
  }
  return { say: views };
}

/** The entry that a further page begins below. */
export const beforeOf = (seq: string): number | undefined =>
  /^\d{1,9}$/.test(seq) ? Number(seq) : undefined;

interface Head {
  title: { t: string; params: Params };
  /** Shows a further page of the same list. */
  verb: string;
}

/** One page of a member's entries; whose they may be shown to is the caller's matter. */
export async function historyOf(
  ctx: TurnContext,
  own: Pick<Membership, 'groupId' | 'memberId'>,
  { title, verb }: Head,
  before?: number,
): Promise<View> {
  const page = { limit: PAGE + 1, ...(before !== undefined && { before }) };
  const entries = await ctx.stores.ledger.entriesOfMember(own.groupId, own.memberId, page);
  if (entries.length === 0) {
    return { kind: 'text', key: 'savings.history.none', params: { title }, choices: BELOW };
  }
  const shown = entries.slice(0, PAGE);
  const last = shown.at(-1);
  const more = entries.length > PAGE && last;
  const rows: CardData[] = [];
  for (const entry of shown) rows.push(rowOf(entry, await linksOf(ctx, entry)));
  return {
    kind: 'card',
    template: 'list',
    data: {
      title,
      rows,
      ...(more && { first: verbChoice('common.more', verb, `${own.memberId}/${last.seq}`) }),
    },
    alt: title,
    choices: BELOW,
  };
}

const BELOW = [verbChoice('savings.balance.button', 'balance'), MENU];

/** Receipt numbers of the entry that took this one back, and of the one that this takes back. */
interface Links {
  reversal?: string;
  reversed?: string;
}

async function linksOf(ctx: TurnContext, { groupId, reversesSeq, seq }: Entry): Promise<Links> {
  const { ledger } = ctx.stores;
  const by = await ledger.reversalOf(groupId, seq);
  const of = reversesSeq === null ? undefined : await ledger.entry(groupId, reversesSeq);
  return {
    ...(by && { reversal: by.receiptNo ?? '-' }),
    ...(of && { reversed: of.receiptNo ?? '-' }),
  };
}

function rowOf(entry: Entry, { reversal, reversed }: Links): CardData {
  const months = entry.months.map(({ month }) => month);
  return {
    title: {
      t: reversal === undefined ? 'savings.history.row' : 'savings.history.row_reversed',
      params: {
        kind: { t: `savings.${nameOf(entry)}` },
        amount: { money: amountOf(entry) },
        ...(reversal !== undefined && { reversal }),
      },
    },
    detail: {
      t: `savings.history.${detailKey(reversed, months)}`,
      params: {
        date: { date: entry.effectiveDate },
        receipt: entry.receiptNo ?? '-',
        ...(reversed !== undefined && { reversed }),
        ...(months.length > 0 && { months: { months } }),
      },
    },
    ...(entry.receiptNo !== null && { choice: openReceipt(entry) }),
  };
}

const detailKey = (reversed: string | undefined, months: readonly string[]): string => {
  if (reversed !== undefined) return 'detail_reverses';
  return months.length > 0 ? 'detail_months' : 'detail';
};

/** Any receipt can be looked at again, and disputed, not only the last one. */
const openReceipt = ({ groupId, seq }: Entry): Choice => ({
  label: 'savings.receipt.open',
  act: { do: 'verb', verb: 'receipt.show', ref: `${groupId}/${seq}` },
});

/**
 * One receipt: the person's own with its buttons, another member's as who keeps the books sees it;
 * a foreign one answers like none. @param ref `<group>/<seq>`
 */
export async function showReceipt(ctx: TurnContext, ref: string): Promise<Outcome> {
  const receipt = await receiptFor(ctx, ref);
  if (!receipt) return { say: [{ kind: 'text', key: 'savings.receipt.no_such', choices: BELOW }] };
  const own = ctx.actor.memberships.some(({ memberId }) => memberId === receipt.member.memberId);
  return { say: [own ? memberReceipt(receipt) : treasurerReceipt(receipt, false)] };
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
  return { say: [{ kind: 'text', key: 'savings.receipt.none_yet', choices: BELOW }] };
}
