import type { Move, Step } from '../../../conversation/flow/flow.ts';
import { hintOf, retryWith } from '../../../conversation/flow/form.ts';
import type { Input } from '../../../conversation/flow/input.ts';
import { typedLine } from '../../../conversation/flow/typed-choice.ts';
import { isOtherMatter } from '../../../conversation/other-matter.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { asciiDigits } from '../../../domain/ascii-digits.ts';
import { satangToText } from '../../../domain/money.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { MONTHS_GUESSED_MAX } from '../deposit-draft.ts';
import { askWhich } from '../deposit.view.ts';
import { findMember } from '../find-member.ts';
import { candidatesOf } from '../pick-member.ts';
import type { WhoSaid } from '../quick-entry.ts';
import { bookedOf } from './booked-of.ts';
import type { CorrectData, RightDeposit } from './correct-data.ts';
import { askRight, askRightAmount, askRightMember, askRightMonths } from './correction.view.ts';
import { asBooked, countedMonths, forMember } from './right-deposit.ts';
import { toSummary } from './to-summary.ts';

const elseOr = (input: Input, hint: Move<CorrectData>): Move<CorrectData> =>
  isOtherMatter(input) ? { kind: 'not-an-answer' } : hint;

/** The right deposit so far; beginning from the wrong one. */
async function rightOf(ctx: TurnContext, data: CorrectData): Promise<RightDeposit> {
  const right = data.right ?? asBooked(await bookedOf(ctx, data));
  if (!right) throw new Error('what is no deposit has no right one');
  return right;
}

/** What is wrong about it, or that nothing comes instead. */
export const rightStep: Step<CorrectData> = {
  ask: async (ctx, data) => [askRight(await bookedOf(ctx, data))],
  async accept(ctx, data, input, run) {
    const booked = await bookedOf(ctx, data);
    const line =
      input.kind === 'text' ? typedLine(ctx, [askRight(booked)], input.text)?.value : undefined;
    const chosen = input.kind === 'choice' ? input.value : line;
    if (chosen === 'nothing') return toSummary(ctx, data, null);
    if (chosen === undefined) return elseOr(input, hintOf('savings.correction.right_hint', run));
    return {
      kind: 'to',
      step: `right-${chosen}`,
      data: { ...data, right: await rightOf(ctx, data) },
    };
  },
};

export const rightMemberStep: Step<CorrectData> = {
  ask: async (ctx, data) => [askRightMember(await bookedOf(ctx, data))],
  async accept(ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const found = await findMember(ctx, data.groupId, whoOf(input.text, input.reading.memberNo));
    switch (found.kind) {
      case 'one':
        return withMember(ctx, data, found.member);
      case 'several': {
        const candidates = found.members.map(({ memberId }) => memberId);
        return {
          kind: 'to',
          step: 'right-which',
          data: { ...data, candidates, unlisted: found.more },
        };
      }
      case 'gone': {
        const params = { who: found.member.memberNo };
        return retryWith('savings.correction.member_gone', params);
      }
      case 'none':
        return elseOr(input, hintOf('savings.correction.member_hint', run));
    }
  },
};

function whoOf(text: string, memberNo: string | undefined): WhoSaid {
  const words = asciiDigits(text.trim());
  const number = memberNo ?? (/^\d{1,6}$/.test(words) ? words : undefined);
  return number === undefined
    ? { kind: 'name', name: words }
    : { kind: 'number', memberNo: number };
}

async function withMember(
  ctx: TurnContext,
  data: CorrectData,
  member: Member,
): Promise<Move<CorrectData>> {
  const booked = await bookedOf(ctx, data);
  return toSummary(ctx, data, await forMember(ctx, booked, await rightOf(ctx, data), member));
}

/** Which of those whose name fits. */
export const rightWhichStep: Step<CorrectData> = {
  async ask(ctx, data) {
    const { group } = await bookedOf(ctx, data);
    return [askWhich(await candidatesOf(ctx, data), group, data.unlisted)];
  },
  async accept(ctx, data, input, run) {
    if (input.kind !== 'choice') return rightMemberStep.accept(ctx, data, input, run);
    const candidates = await candidatesOf(ctx, data);
    const chosen = candidates.find(({ memberId }) => `member:${memberId}` === input.value);
    return chosen
      ? withMember(ctx, data, chosen)
      : { kind: 'retry', say: [{ kind: 'text', key: 'savings.deposit.which_member_hint' }] };
  },
};

export const rightAmountStep: Step<CorrectData> = {
  ask: async (ctx, data) => [askRightAmount(await bookedOf(ctx, data))],
  async accept(ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const amount = ctx.interpreter.amount(input.text);
    if (amount.kind === 'amount') {
      const right = await rightOf(ctx, data);
      return toSummary(ctx, data, { ...right, amount: satangToText(amount.satang) });
    }
    return amount.kind === 'refused'
      ? hintOf('savings.correction.amount_hint', run)
      : elseOr(input, hintOf('savings.correction.amount_hint', run));
  },
};

export const rightMonthsStep: Step<CorrectData> = {
  ask: async (ctx, data) => [askRightMonths(await bookedOf(ctx, data))],
  async accept(ctx, data, input, run) {
    const right = await rightOf(ctx, data);
    const months = await monthsSaid(ctx, data, right, input);
    if (months) return toSummary(ctx, data, { ...right, months });
    return elseOr(input, hintOf('savings.correction.months_hint', run));
  },
};

async function monthsSaid(
  ctx: TurnContext,
  data: CorrectData,
  right: RightDeposit,
  input: Input,
): Promise<string[] | undefined> {
  if (input.kind === 'text') {
    const named = ctx.interpreter.months(input.text, { today: ctx.today });
    if (named && named.length > 0) return named;
  }
  const count = countSaid(ctx, input);
  const member = await ctx.stores.members.byId(right.memberId);
  if (count === undefined || count < 1 || count > MONTHS_GUESSED_MAX || !member) return undefined;
  return countedMonths(ctx, await bookedOf(ctx, data), member, count);
}

function countSaid(ctx: TurnContext, input: Input): number | undefined {
  if (input.kind === 'choice')
    return Number(/^count:(\d{1,2})$/.exec(input.value)?.[1]) || undefined;
  if (input.kind !== 'text') return undefined;
  return (
    ctx.interpreter.read(input.text, { today: ctx.today }).monthCount ??
    ctx.interpreter.count(input.text)
  );
}
