import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice, Params, Value, View } from '../../conversation/view.ts';
import { monthOf, type LocalDate } from '../../domain/bangkok-time.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import { amountOf } from './check-balance.ts';
import { entriesIn } from './entries-in.ts';
import { nameOf } from './entry-name.ts';
import { receiptAt, receiptFor } from './find-receipt.ts';
import { readSpan, spanRef, yearSpan, type Span } from './history-span.ts';
import { notAMember } from './own-questions.ts';
import { slipNames, slipOf } from './slip-name.ts';
import { noteLook, ofProxied, proxiedTitle, readable, type Readable } from './readable.ts';
import { checkedReceipt, memberReceipt, treasurerReceipt, type Receipt } from './receipt.view.ts';

/** Entries on one page: what a small screen shows without much scrolling. */
const PAGE = 8;
/** Lists in one answer: one's own, and those of whom one reads for. */
const HISTORIES_MAX = 6;
/** With the sentence below them in one reply. */
const RECEIPTS_MAX = 4;

/**
 * The person's own entries, newest first.
 * @param ref `<member>/<before seq>/<first month>:<last month>`, each of which may be empty
 */
export async function showHistory(ctx: TurnContext, ref = ''): Promise<Outcome> {
  const [memberId = '', before = '', months = ''] = ref.split('/');
  const span = readSpan(months);
  const all = await readable(ctx);
  const own = all.filter((one) => memberId === '' || one.memberId === memberId);
  if (own.length === 0) return { say: [notAMember(ctx)] };
  const views: View[] = [];
  for (const one of own.slice(0, HISTORIES_MAX)) {
    await noteLook(ctx, one);
    const title = await titleOf(ctx, one, span);
    const head = { title, verb: 'history', choices: spanChoices(ctx.today) };
    views.push(await historyOf(ctx, one, head, beforeOf(before), span));
  }
  return { say: views };
}

async function titleOf(
  ctx: TurnContext,
  { groupId, memberId, whose }: Readable,
  span: Span | undefined,
): Promise<{ t: string; params: Params }> {
  const group = (await ctx.stores.groups.byId(groupId))?.name ?? '';
  const key = whose === 'own' ? 'savings.history.title' : 'savings.proxied.history';
  const title = span
    ? { t: `${key}_of`, params: { group, months: spanValue(span) } }
    : { t: key, params: { group } };
  if (whose === 'own') return title;
  return proxiedTitle((await ctx.stores.members.byId(memberId))?.name ?? '', title);
}

/** The entry that a further page begins below. */
export const beforeOf = (seq: string): number | undefined =>
  /^\d{1,9}$/.test(seq) ? Number(seq) : undefined;

interface Head {
  title: { t: string; params: Params };
  /** Shows a further page of the same list. */
  verb: string;
  choices?: readonly Choice[];
}

/** One page of a member's entries; whose they may be shown to is the caller's matter. */
export async function historyOf(
  ctx: TurnContext,
  own: Pick<Membership, 'groupId' | 'memberId'>,
  { title, verb, choices = [] }: Head,
  before?: number,
  span?: Span,
): Promise<View> {
  const entries = await entriesIn(ctx.stores.ledger, own, { before, limit: PAGE + 1, span });
  const below = [...choices, ...BELOW];
  if (entries.length === 0) {
    return { kind: 'text', key: 'savings.history.none', params: { title }, choices: below };
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
      ...(more && {
        first: verbChoice(
          'common.more',
          verb,
          `${own.memberId}/${last.seq}${span ? `/${spanRef(span)}` : ''}`,
        ),
      }),
    },
    alt: title,
    choices: below,
  };
}

function spanValue({ first, last }: Span): Value {
  if (first === last) return { month: first };
  return { t: 'savings.history.span', params: { first: { month: first }, last: { month: last } } };
}

/** This month, this year, everything. */
function spanChoices(today: LocalDate): Choice[] {
  const month = monthOf(today);
  const year = yearSpan(Number(today.slice(0, 4)));
  return [
    verbChoice(
      'savings.history.this_month',
      'history',
      `//${spanRef({ first: month, last: month })}`,
    ),
    verbChoice('savings.history.this_year', 'history', `//${spanRef(year)}`),
    verbChoice('savings.history.all', 'history'),
  ];
}

const BELOW = [verbChoice('savings.balance.button', 'balance'), MENU];

/** Receipt numbers of the entry that took this one back, and of the one that this takes back. */
interface Links {
  reversal?: string;
  reversed?: Entry;
}

async function linksOf(ctx: TurnContext, { groupId, reversesSeq, seq }: Entry): Promise<Links> {
  const { ledger } = ctx.stores;
  const by = await ledger.reversalOf(groupId, seq);
  const of = reversesSeq === null ? undefined : await ledger.entry(groupId, reversesSeq);
  return {
    ...(by && { reversal: by.receiptNo ?? '-' }),
    ...(of && { reversed: of }),
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
        ...slipNames(reversed ?? entry),
        ...(reversed && { reversed: reversed.receiptNo ?? '-' }),
        ...(months.length > 0 && { months: { months } }),
      },
    },
    ...(entry.receiptNo !== null && { choice: openReceipt(entry) }),
  };
}

const detailKey = (reversed: Entry | undefined, months: readonly string[]): string => {
  if (reversed !== undefined) return 'detail_reverses';
  return months.length > 0 ? 'detail_months' : 'detail';
};

/** Any receipt can be looked at again, and disputed, not only the last one. */
const openReceipt = (entry: Entry): Choice =>
  verbChoice(`savings.slip_open.${slipOf(entry)}`, 'receipt.show', `${entry.groupId}/${entry.seq}`);

/**
 * One receipt: the person's own with its buttons, another member's as who keeps the books sees it;
 * a foreign one answers like none. @param ref `<group>/<seq>`
 */
export async function showReceipt(ctx: TurnContext, ref: string): Promise<Outcome> {
  const receipt = await receiptFor(ctx, ref);
  if (!receipt) return { say: [{ kind: 'text', key: 'savings.receipt.no_such', choices: BELOW }] };
  const { memberId, name } = receipt.member;
  const shown = (await readable(ctx)).find((one) => one.memberId === memberId);
  if (shown?.whose === 'own') return { say: [memberReceipt(receipt)] };
  if (shown) return { say: [ofProxied(checkedReceipt(receipt), name)] };
  return { say: [treasurerReceipt(receipt, false)] };
}

/** The last receipt of each membership, with its buttons. */
export async function showLastReceipt(ctx: TurnContext): Promise<Outcome> {
  const receipts: Receipt[] = [];
  const views: View[] = [];
  const all = await readable(ctx);
  for (const one of all.slice(0, RECEIPTS_MAX)) {
    const last = await ctx.stores.ledger.lastDeposit(one.groupId, one.memberId);
    const receipt = last && (await receiptAt(ctx, one.groupId, last.seq));
    if (!receipt) continue;
    await noteLook(ctx, one);
    receipts.push(receipt);
    const isOwn = one.whose === 'own';
    views.push(
      isOwn ? memberReceipt(receipt) : ofProxied(checkedReceipt(receipt), receipt.member.name),
    );
  }
  if (receipts.length > 0) return { say: [...views, lastIs(receipts)] };
  if (all.length === 0) return { say: [notAMember(ctx)] };
  return { say: [{ kind: 'text', key: 'savings.receipt.none_yet', choices: BELOW }] };
}

/** Whoever says that they have just paid must not take an old receipt for the answer. */
function lastIs(receipts: readonly Receipt[]): View {
  const days = receipts.map(({ entry }) => entry.effectiveDate).toSorted();
  const params = { date: { date: days.at(-1) ?? '' } };
  return { kind: 'text', key: 'savings.receipt.last_is', params };
}
