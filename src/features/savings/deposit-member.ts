import type { Move, RunInfo, Step } from '../../conversation/flow/flow.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { satangToText } from '../../domain/money.ts';
import type { DepositData } from './deposit-data.ts';
import { toMember, toSaid, withMember } from './deposit-moves.ts';
import { askMember, askWhich } from './deposit.view.ts';
import { inOrOutShortcut } from './in-or-out.ts';
import { notTaken, pastedLines, type PastedLines } from './pasted-lines.ts';
import { candidatesOf } from './pick-member.ts';
import { readQuickEntry } from './quick-entry.ts';
import { unusableLine } from './unusable-line.view.ts';
import { whichGroupStep } from './which-group-step.ts';

export const groupStep = whichGroupStep<DepositData>((ctx, data) => {
  const next = { ...data, said: null };
  return data.said ? toSaid(ctx, next, data.said) : { kind: 'to', step: 'member', data: next };
});

/** Who pays: a number, part of a name, or a whole line such as `12 100`. */
export const memberStep: Step<DepositData> = {
  async ask(ctx, data) {
    const group = await ctx.stores.groups.byId(data.groupId);
    if (!group) throw new Error('the group of a deposit is gone');
    return [askMember(group, data.target)];
  },
  async accept(ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const pasted = pastedLines(ctx, input.text);
    if (pasted) return takeFirst(ctx, data, pasted, run);
    const way = await inOrOutShortcut(ctx, input.text, input.reading);
    if (way) return { kind: 'retry', say: way.say ?? [] };
    const entry = readQuickEntry(ctx, input.text, input.reading);
    if (!entry) return { kind: 'retry', say: [memberHint(run.attempt)] };
    // ถอน and ค่าปรับ are no deposit, whoever and how much is named beside them.
    if (entry.out || entry.paysFor) return { kind: 'not-an-answer' };
    const unusable = unusableLine(entry);
    if (unusable) return { kind: 'retry', say: [{ ...unusable, choices: [] }] };
    const next: DepositData = {
      ...data,
      amount: entry.amount === undefined ? data.amount : satangToText(entry.amount),
      months: entry.months ? [...entry.months] : data.months,
      target: entry.special ? 'special' : data.target,
      channel: entry.channel ?? data.channel,
      paidOn: entry.paidOn ?? data.paidOn,
    };
    const { monthCount } = entry;
    return toMember(ctx, next, { who: entry.who, ...(monthCount !== undefined && { monthCount }) });
  },
};

/** Of several lines the first; the others are given back before its card is shown. */
async function takeFirst(
  ctx: TurnContext,
  data: DepositData,
  pasted: PastedLines,
  run: RunInfo,
): Promise<Move<DepositData>> {
  const { first: text } = pasted;
  const reading = ctx.interpreter.read(text, { today: ctx.today });
  const move = await memberStep.accept(ctx, data, { kind: 'text', text, reading }, run);
  if (move.kind !== 'to' && move.kind !== 'retry') return move;
  return { ...move, say: [...(move.say ?? []), notTaken(pasted)] };
}

const memberHint = (attempt: number) =>
  ({
    kind: 'text',
    key: attempt === 0 ? 'savings.deposit.member_hint' : 'savings.deposit.member_hint_more',
  }) as const;

/** Which of those whose name fits. */
export const whichStep: Step<DepositData> = {
  async ask(ctx, data) {
    const group = await ctx.stores.groups.byId(data.groupId);
    if (!group) throw new Error('the group of a deposit is gone');
    return [askWhich(await candidatesOf(ctx, data), group, data.unlisted)];
  },
  async accept(ctx, data, input, run): Promise<Move<DepositData>> {
    const candidates = await candidatesOf(ctx, data);
    if (input.kind === 'choice') {
      const chosen = candidates.find(({ memberId }) => `member:${memberId}` === input.value);
      return chosen
        ? withMember(ctx, data, chosen, null)
        : { kind: 'retry', say: [{ kind: 'text', key: 'savings.deposit.which_member_hint' }] };
    }
    return memberStep.accept(ctx, data, input, run);
  },
};
