import type { Move, Step } from '../../../conversation/flow/flow.ts';
import { hintOf } from '../../../conversation/flow/form.ts';
import { groupList, readGroup } from '../../../conversation/group-list.view.ts';
import { isOtherMatter } from '../../../conversation/other-matter.ts';
import { ownGroups } from '../../../conversation/own-groups.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { ReversalReason } from '../../../domain/ledger/ledger-command.ts';
import { REVERSAL_REASONS } from '../../../domain/ledger/ledger-command.ts';
import { findMember } from '../find-member.ts';
import type { CorrectData } from './correct-data.ts';
import { bookedAt, correctable, type BookedEntry } from './correctable.ts';
import { askEntry, askReason, notCorrectable } from './correction.view.ts';
import { listEntries, receiptTyped } from './list-entries.ts';
import { asBooked } from './right-deposit.ts';

/** A reason in somebody's own words. */
const WORDS_MIN = 3;
const WORDS_MAX = 200;

/** The entry under correction; it cannot go away. */
export async function bookedOf(ctx: TurnContext, data: CorrectData): Promise<BookedEntry> {
  const booked = await bookedAt(ctx.stores, data.groupId, data.seq ?? 0);
  if (!booked) throw new Error('a correction of no entry');
  return booked;
}

export const groupStep: Step<CorrectData> = {
  ask: async (ctx) => [
    groupList('savings.correction.which_group', await ownGroups(ctx, 'correction.ask')),
  ],
  async accept(ctx, data, input, run) {
    const chosen = readGroup(input, await ownGroups(ctx, 'correction.ask'));
    if (chosen) return { kind: 'to', step: 'entry', data: { ...data, groupId: chosen.groupId } };
    return isOtherMatter(input)
      ? { kind: 'not-an-answer' }
      : hintOf('savings.correction.group_hint', run);
  },
};

/** Which entry: from the list, by receipt number, or by whose it is. */
export const entryStep: Step<CorrectData> = {
  async ask(ctx, data) {
    const group = await ctx.stores.groups.byId(data.groupId);
    if (!group) throw new Error('corrections of no group');
    return [askEntry(await listEntries(ctx, data), group)];
  },
  async accept(ctx, data, input, run) {
    if (input.kind === 'choice') {
      const [what, number] = input.value.split(':');
      if (what === 'below')
        return { kind: 'to', step: 'entry', data: { ...data, before: Number(number) } };
      return toEntry(ctx, data, Number(number));
    }
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const receiptNo = receiptTyped(ctx, input.text);
    if (receiptNo !== undefined) {
      const entry = await ctx.stores.ledger.entryByReceipt(data.groupId, receiptNo);
      if (entry) return toEntry(ctx, data, entry.seq);
      const params = { receipt: receiptNo };
      return {
        kind: 'retry',
        say: [{ kind: 'text', key: 'savings.correction.no_receipt', params }],
      };
    }
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return (await ofMember(ctx, data, input)) ?? hintOf('savings.correction.entry_hint', run);
  },
};

async function ofMember(
  ctx: TurnContext,
  data: CorrectData,
  { reading, text }: { text: string; reading: { memberNo?: string } },
): Promise<Move<CorrectData> | undefined> {
  const { memberNo } = reading;
  const who =
    memberNo === undefined
      ? ({ kind: 'name', name: text.trim() } as const)
      : ({ kind: 'number', memberNo } as const);
  if (who.kind === 'name' && who.name.length < 2) return undefined;
  const found = await findMember(ctx, data.groupId, who);
  if (found.kind !== 'one' && found.kind !== 'gone') return undefined;
  const { memberId } = found.member;
  return { kind: 'to', step: 'entry', data: { ...data, memberId, before: null } };
}

/** On with this entry, if it can be corrected. */
export async function toEntry(
  ctx: TurnContext,
  data: CorrectData,
  seq: number,
): Promise<Move<CorrectData>> {
  const found = await correctable(ctx, data.groupId, seq);
  if (found.kind !== 'ok') return { kind: 'retry', say: [notCorrectable(found)] };
  const right = asBooked(found.booked) ?? null;
  return { kind: 'to', step: 'reason', data: { ...data, seq, right } };
}

/** Where a reason leads: to what was wrong about the entry. */
const NEXT: Readonly<Record<ReversalReason, string>> = {
  'wrong-member': 'right-member',
  'wrong-amount': 'right-amount',
  'wrong-month': 'right-months',
  twice: 'summary',
  'not-paid': 'summary',
  other: 'right',
};

export const reasonStep: Step<CorrectData> = {
  freeText: true,
  ask: async (ctx, data) => [askReason(await bookedOf(ctx, data))],
  async accept(ctx, data, input, run) {
    const chosen =
      input.kind === 'choice'
        ? REVERSAL_REASONS.find((reason) => reason === input.value)
        : undefined;
    if (chosen) return withReason(ctx, { ...data, reason: chosen, words: null });
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const words = input.text.trim().replace(/\s+/g, ' ');
    if (words.length < WORDS_MIN || words.length > WORDS_MAX) {
      return hintOf('savings.correction.reason_hint', run);
    }
    return withReason(ctx, { ...data, reason: 'other', words });
  },
};

/** Only a deposit has something to be entered anew; and only where money did change hands. */
async function withReason(ctx: TurnContext, data: CorrectData): Promise<Move<CorrectData>> {
  const booked = await bookedOf(ctx, data);
  const right = asBooked(booked) ?? null;
  const next = right ? NEXT[data.reason ?? 'other'] : 'summary';
  if (next === 'summary') return { kind: 'to', step: next, data: { ...data, right: null } };
  if (next === 'right-months' && booked.entry.months.length === 0) {
    return { kind: 'to', step: 'right', data: { ...data, right } };
  }
  return { kind: 'to', step: next, data: { ...data, right } };
}
