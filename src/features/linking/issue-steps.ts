import { BACK, CANCEL } from '../../conversation/choices.ts';
import type { Move, RunInfo, Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { ownGroupStep } from '../../conversation/own-group-step.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { chose, saidNo } from '../../conversation/said.ts';
import { isChild } from '../../domain/child.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { candidatesOf, committeeOf } from './committee-of.ts';
import { findMembers, type Fits } from './find-member.ts';
import { askValidity, askWhich, askWho, LATER, memberCodeCard } from './issue-code.view.ts';
import { chooseMember, groupOf, leave, notIssuable, type IssueData } from './issue-data.ts';
import { issuable, issueMemberCode } from './issue-member-code.ts';
import { LATER as LATER_WORDS } from './typed-words.ts';
import { readValidity } from './validity.ts';

const isLater = (input: Input): boolean =>
  chose(input, 'later') ||
  saidNo(input) ||
  (input.kind === 'text' && LATER_WORDS.test(input.text.trim()));

const elsewhere = (input: Input, hint: string, run: RunInfo): Move<IssueData> =>
  isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf(hint, run);

export const group = ownGroupStep<IssueData>(
  'member.issue-code',
  { question: 'linking.issue.which_group', hint: 'linking.group_hint' },
  (_ctx, data) => ({ kind: 'to', step: 'who', data }),
);

/** A member by number or part of the name. */
export const who: Step<IssueData> = {
  ask: async (ctx, data) => [askWho(await groupOf(ctx, data))],
  async accept(ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const found = await findMembers(ctx, data.groupId ?? '', input.text);
    return (await toFound(ctx, data, found)) ?? elsewhere(input, 'linking.issue.who_hint', run);
  },
};

/** On with who was found, or to choosing among several; undefined when nobody was. */
async function toFound(
  ctx: TurnContext,
  data: IssueData,
  { members, unlisted }: Fits,
): Promise<Move<IssueData> | undefined> {
  const candidates = members.map(({ memberId }) => memberId);
  const [only, ...others] = candidates;
  if (only === undefined) return undefined;
  if (others.length === 0) return chooseMember(ctx, data, only);
  return { kind: 'to', step: 'which', data: { ...data, candidates, unlisted } };
}

/** One of several with a name that fits; another number or name looks again in the whole group. */
export const which: Step<IssueData> = {
  async ask(ctx, data) {
    const listed = await candidatesOf(ctx, await groupOf(ctx, data), data.candidates);
    return [askWhich(listed, 'linking.issue.ask_which', [BACK, CANCEL], data.unlisted)];
  },
  async accept(ctx, data, input, run) {
    const found =
      input.kind === 'text' && !isLater(input)
        ? await findMembers(ctx, data.groupId ?? '', input.text)
        : NOBODY;
    const listed = found.members.some(({ memberId }) => data.candidates.includes(memberId));
    const elsewhereFound = listed ? undefined : await toFound(ctx, data, found);
    return elsewhereFound ?? chooseListed({ ctx, data, input, run }, data.candidates);
  },
};

const NOBODY: Fits = { members: [], unlisted: 0 };

/** One of the committee, by post. */
export const committee: Step<IssueData> = {
  async ask(ctx, data) {
    const listed = await committeeOf(ctx, await groupOf(ctx, data));
    return [askWhich(listed, 'linking.issue.ask_post', [LATER, CANCEL])];
  },
  async accept(ctx, data, input, run) {
    const rows = await committeeOf(ctx, await groupOf(ctx, data));
    const listed = rows.map(({ member }) => member.memberId);
    return chooseListed({ ctx, data, input, run }, listed);
  },
};

interface Answer {
  ctx: TurnContext;
  data: IssueData;
  input: Input;
  run: RunInfo;
}

async function chooseListed(
  { ctx, data, input, run }: Answer,
  listed: readonly string[],
): Promise<Move<IssueData>> {
  if (isLater(input)) return leave(ctx, data);
  if (input.kind === 'choice') {
    return listed.includes(input.value)
      ? chooseMember(ctx, data, input.value)
      : hintOf('linking.issue.which_hint', run);
  }
  if (input.kind !== 'text') return { kind: 'not-an-answer' };
  const found = await findMembers(ctx, data.groupId ?? '', input.text);
  const [only, ...others] = found.members.filter(({ memberId }) => listed.includes(memberId));
  if (only && others.length === 0) return chooseMember(ctx, data, only.memberId);
  return elsewhere(input, 'linking.issue.which_hint', run);
}

/** How the code is handed over; with the answer it is made and shown. */
export const validity: Step<IssueData> = {
  async ask(ctx, data) {
    const found = await issuable(ctx, data.memberId ?? '');
    return found.kind === 'issuable'
      ? [askValidity(found.candidate, isChild(found.candidate.member, ctx.today))]
      : [{ kind: 'text', key: 'linking.issue.no_longer' }];
  },
  async accept(ctx, data, input, run) {
    if (isLater(input)) return leave(ctx, data);
    const days = readValidity(ctx, input);
    if (days === undefined) return elsewhere(input, 'linking.issue.validity_hint', run);
    const result = await issueMemberCode(ctx, data.memberId ?? '', days);
    if (result.kind !== 'issued') return notIssuable(ctx, result);
    return { kind: 'end', say: [memberCodeCard(result.candidate, result.issued)] };
  },
};
