import { whichGroup } from '../../conversation/which-group.ts';
import { MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { fieldSteps, hintOf, nextStep, SUMMARY } from '../../conversation/flow/form.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { chose, confirms, corrects, saidYes } from '../../conversation/said.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import { addMember } from './add-member.ts';
import {
  addMemberData,
  addMemberParams,
  EMPTY_MEMBER,
  memberDraftOf,
  type AddMemberData,
} from './add-member-data.ts';
import { addedView, memberSummary, sameNameQuestion } from './add-member.view.ts';
import { groupOf, memberFields } from './member-fields.ts';
import { changeCard } from './open-group.view.ts';
import { readListed, textOf } from './read-answers.ts';
import { OTHER_PERSON } from './typed-words.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';

const CHANGEABLE = Object.keys(memberFields).filter((field) => field !== 'group');

const summary: Step<AddMemberData> = {
  ask: async (ctx, data) => [memberSummary(memberDraftOf(data), await groupOf(ctx, data))],
  async accept(ctx, data, input, run) {
    if (confirms(input)) return confirm(ctx, data, run.runId);
    if (corrects(input)) return { kind: 'to', step: 'change', data };
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('groups.summary_hint', run);
  },
};

async function confirm(
  ctx: TurnContext,
  data: AddMemberData,
  runId: string,
): Promise<Move<AddMemberData>> {
  const result = await addMember(ctx, memberDraftOf(data), runId);
  const again = (key: string, missing: Partial<AddMemberData>): Move<AddMemberData> => {
    const less = { ...data, ...missing };
    const say = [{ kind: 'text', key }] as const;
    return { kind: 'to', step: nextStep(memberFields, less), data: less, say };
  };
  switch (result.kind) {
    case 'forbidden': {
      const say = [{ kind: 'text', key: 'groups.forbidden', choices: [MENU] }] as const;
      return { kind: 'end', how: 'cancelled', say };
    }
    case 'number-taken':
      return again('groups.add.number_gone', { memberNo: null });
    case 'pledge-outside':
      return again('groups.add.rules_changed', { pledge: null });
    case 'added': {
      const { member, group } = result;
      const { groupId } = group;
      const params = { groupId, memberId: member.memberId, committee: false };
      return {
        kind: 'end',
        say: [addedView(member, group)],
        start: { flow: 'linking.issue-code', params },
      };
    }
  }
}

const change: Step<AddMemberData> = {
  asksLine: true,
  ask: async () => [changeCard(CHANGEABLE)],
  async accept(_ctx, data, input, run) {
    const field = readListed(input, CHANGEABLE);
    if (field !== undefined) return { kind: 'to', step: field, data };
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('groups.change_hint', run);
  },
};

const sameName: Step<AddMemberData> = {
  async ask(ctx, data) {
    const twins = await ctx.stores.members.byExactName(data.groupId ?? '', data.name ?? '');
    return [sameNameQuestion(data.name ?? '', twins)];
  },
  async accept(_ctx, data, input, run) {
    const said = (textOf(input) ?? '').trim();
    if (chose(input, 'other') || saidYes(input) || OTHER_PERSON.test(said)) {
      const apart = { ...data, setApart: data.name };
      return { kind: 'to', step: nextStep(memberFields, apart), data: apart };
    }
    if (chose(input, 'name')) return { kind: 'to', step: 'name', data };
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('groups.add.same_hint', run);
  },
};

/** Registrar, treasurer or secretary adds a member and is then offered the link code. */
export const addMemberFlow = defineFlow({
  name: 'groups.add-member',
  version: 1,
  data: addMemberData,
  params: addMemberParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 6 * HOUR_MS },
  // A long form, answered fast by somebody whose right was checked when it began.
  unmetered: true,
  steps: { ...fieldSteps(memberFields), 'same-name': sameName, [SUMMARY]: summary, change },
  async begin(ctx, params) {
    const begun = whichGroup(await ownGroups(ctx, 'member.add'), params.groupId);
    if (begun.kind === 'none') {
      const say = [{ kind: 'text', key: 'groups.add.committee_only', choices: [MENU] }] as const;
      return { kind: 'end', how: 'cancelled', say };
    }
    const data = { ...EMPTY_MEMBER, groupId: begun.group?.groupId ?? null };
    return { kind: 'to', step: nextStep(memberFields, data), data };
  },
  async recall(ctx, runId) {
    const member = await ctx.stores.members.byId(runId);
    const group = member && (await ctx.stores.groups.byId(member.groupId));
    if (!member || !may(ctx.actor, 'member.find', group)) return undefined;
    const params = { name: member.name, number: member.memberNo };
    return [{ kind: 'text', key: 'groups.add.added_before', params }];
  },
});
