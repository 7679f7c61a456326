import type { Move, Step } from '../../../conversation/flow/flow.ts';
import { ownWordsStep, takeWords } from '../../../conversation/flow/own-words.ts';
import { hintOf } from '../../../conversation/flow/form.ts';
import { ownGroupStep } from '../../../conversation/own-group-step.ts';
import { isOtherMatter } from '../../../conversation/other-matter.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { ReversalReason } from '../../../domain/ledger/ledger-command.ts';
import { findMember } from '../find-member.ts';
import type { CorrectData } from './correct-data.ts';
import { correctable } from './correctable.ts';
import { askEntry, askReason, notCorrectable } from './correction.view.ts';
import { listEntries, receiptTyped } from './list-entries.ts';
import { bookedOf } from './booked-of.ts';
import { reasonsFor } from './reasons.ts';
import { asBooked } from './right-deposit.ts';
import { toSummary } from './to-summary.ts';

export const groupStep = ownGroupStep<CorrectData>(
  'correction.ask',
  { question: 'savings.correction.which_group', hint: 'savings.correction.group_hint' },
  (_ctx, data) => ({ kind: 'to', step: 'entry', data }),
);

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

const OWN = {
  step: 'words',
  buttons: 'reason',
  hint: 'savings.correction.reason_hint',
  withWords: (data: CorrectData, words: string): CorrectData => ({ ...data, reason: null, words }),
};

export const reasonStep: Step<CorrectData> = {
  freeText: true,
  ask: async (ctx, data) => [askReason(await bookedOf(ctx, data))],
  async accept(ctx, data, input, run) {
    const { entry } = await bookedOf(ctx, data);
    const chosen =
      input.kind === 'choice'
        ? reasonsFor(entry).find((reason) => reason === input.value)
        : undefined;
    if (chosen) return withReason(ctx, { ...data, reason: chosen, words: null });
    return takeWords(OWN, data, input, run);
  },
};

export const wordsStep: Step<CorrectData> = ownWordsStep<CorrectData>({
  ...OWN,
  typed: ({ words }) => words ?? '',
  onward: (ctx, data) => withReason(ctx, { ...data, reason: 'other' }),
});

/** Only a deposit has something to be entered anew; and only where money did change hands. */
async function withReason(ctx: TurnContext, data: CorrectData): Promise<Move<CorrectData>> {
  const right = asBooked(await bookedOf(ctx, data)) ?? null;
  const next = right ? NEXT[data.reason ?? 'other'] : 'summary';
  return next === 'summary'
    ? toSummary(ctx, data, null)
    : { kind: 'to', step: next, data: { ...data, right } };
}
