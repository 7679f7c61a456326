import { DAY_MS } from '../../domain/durations.ts';
import { z } from 'zod';
import { CANCEL } from '../../conversation/choices.ts';
import { groupList, readGroup } from '../../conversation/group-list.view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { endTyped } from './end-handover.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { findAnswerers, type Answerer } from './find-answerers.ts';
import { namesOf, said, sentView } from './handover.view.ts';
import { FIGURES, TALKS_A_DAY, TEXT_MAX, WAIT } from './limits.ts';
import { putQuestion } from './put-question.ts';

const askData = z.strictObject({ groupId: z.string().nullable() });
type AskData = z.infer<typeof askData>;

interface Target {
  group: Group | undefined;
  people: readonly Answerer[];
}

/** Groups whose people can be asked; for an officer the office above. */
async function targetsOf(ctx: TurnContext): Promise<Target[]> {
  const targets: Target[] = [];
  const groupIds = new Set(ctx.actor.memberships.map((own) => own.groupId));
  for (const groupId of groupIds.size > 0 ? groupIds : [null]) {
    const people = await findAnswerers(ctx.stores, ctx.actor, groupId);
    const group = groupId === null ? undefined : await ctx.stores.groups.byId(groupId);
    if (people.length > 0) targets.push({ group, people });
  }
  return targets;
}

const groupsOf = async (ctx: TurnContext): Promise<Group[]> =>
  (await targetsOf(ctx)).flatMap(({ group }) => group ?? []);

const group: Step<AskData> = {
  ask: async (ctx) => [groupList('handover.which_group', await groupsOf(ctx))],
  async accept(ctx, _data, input, run) {
    const chosen = readGroup(input, await groupsOf(ctx));
    if (chosen) return { kind: 'to', step: 'question', data: { groupId: chosen.groupId } };
    return isOtherMatter(input)
      ? { kind: 'not-an-answer' }
      : hintOf('handover.which_group_hint', run);
  },
};

const question: Step<AskData> = {
  freeText: true,
  async ask(ctx, { groupId }) {
    const people = await findAnswerers(ctx.stores, ctx.actor, groupId);
    const params = { people: namesOf(people) };
    return [{ kind: 'text', key: 'handover.ask', params, choices: [CANCEL] }];
  },
  async accept(ctx, { groupId }, input, run) {
    if (input.kind !== 'text') return hintOf('handover.ask_hint', run);
    const text = input.text.trim();
    if (text === '' || text.length > TEXT_MAX) return hintOf('handover.ask_hint', run);
    if (FIGURES.test(text)) return { kind: 'not-an-answer' };
    const ended = await endTyped(ctx, text);
    if (ended) return { kind: 'end', how: 'cancelled', say: ended.say ?? [] };
    const put = await putQuestion(ctx, groupId, text);
    if (put.kind === 'nobody') return over('handover.nobody');
    if (put.kind === 'too-long') return over('handover.too_long');
    return { kind: 'end', say: [sentView(put.handoverId, put.people)] };
  },
};

const over = (key: string): Move<AskData> => ({ kind: 'end', how: 'cancelled', say: [said(key)] });

/** Puts a question before a person: the committee, the พัฒนากร, the office above. */
export const askPersonFlow = defineFlow({
  name: 'handover.ask-person',
  version: 1,
  data: askData,
  params: z.strictObject({}),
  wait: WAIT,
  steps: { group, question },
  async begin(ctx) {
    const { personId } = ctx.person;
    const open = await ctx.stores.handovers.openOf(personId);
    if (open) return { kind: 'to', step: 'question', data: { groupId: open.groupId } };
    const begun = await ctx.stores.handovers.countSince(personId, ctx.now - DAY_MS);
    if (begun >= TALKS_A_DAY) return over('handover.too_many');
    const [only, ...others] = await targetsOf(ctx);
    if (!only) return over('handover.nobody');
    if (others.length > 0) return { kind: 'to', step: 'group', data: { groupId: null } };
    return { kind: 'to', step: 'question', data: { groupId: only.group?.groupId ?? null } };
  },
});
