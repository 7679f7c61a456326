import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Field, Fields } from '../../conversation/flow/form.ts';
import { groupList, readGroup } from '../../conversation/group-list.view.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { saidYes } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { readMemberNumber, showMemberNumber } from '../../domain/member-number.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { AddMemberData } from './add-member-data.ts';
import { pledgeField } from './member-pledge-field.ts';
import { textOf } from './read-answers.ts';
import { readNameAnswer, readPhoneAnswer } from './read-member-answers.ts';

const group: Field<AddMemberData> = {
  hint: 'groups.group_hint',
  missing: (data) => data.groupId === null,
  ask: async (ctx) => groupList('groups.add.which_group', await ownGroups(ctx, 'member.add')),
  async take(ctx, data, input) {
    const chosen = readGroup(input, await ownGroups(ctx, 'member.add'));
    if (!chosen) return { kind: 'unreadable' };
    return {
      kind: 'taken',
      data: { ...data, groupId: chosen.groupId, memberNo: null, pledge: null },
    };
  },
};

const name: Field<AddMemberData> = {
  freeText: 'name',
  hint: 'groups.add.name_hint',
  missing: (data) => data.name === null,
  async ask(ctx, data) {
    const { name: groupName } = await groupOf(ctx, data);
    return {
      kind: 'text',
      key: 'groups.add.ask_name',
      params: { group: groupName },
      choices: [CANCEL],
    };
  },
  async take(ctx, data, input) {
    const answer = readNameAnswer(input);
    if (answer.kind !== 'value') return answer;
    const named = { ...data, name: answer.value };
    const twins = await ctx.stores.members.byExactName(data.groupId ?? '', answer.value);
    if (twins.length === 0 || data.setApart === answer.value) return { kind: 'taken', data: named };
    return { kind: 'detour', step: 'same-name', data: named };
  },
};

/** What is suggested, and what a plain yes means. */
const nextNumber = async ({ stores }: TurnContext, { groupId }: AddMemberData): Promise<string> =>
  showMemberNumber((await stores.members.lastNumber(groupId ?? '')) + 1);

const memberNo: Field<AddMemberData> = {
  hint: 'groups.add.number_hint',
  missing: (data) => data.memberNo === null,
  async ask(ctx, data) {
    const next = await nextNumber(ctx, data);
    return {
      kind: 'text',
      key: 'groups.add.ask_number',
      params: { name: data.name ?? '', next },
      choices: [stepChoice('groups.add.use_number', next, { number: next }), BACK, CANCEL],
    };
  },
  async take(ctx, data, input) {
    const said = saidYes(input)
      ? await nextNumber(ctx, data)
      : readMemberNumber(textOf(input) ?? '');
    if (said === undefined) return { kind: 'unreadable' };
    if (await ctx.stores.members.byNo(data.groupId ?? '', said)) {
      const next = await nextNumber(ctx, data);
      return { kind: 'refused', key: 'groups.add.number_taken', params: { number: said, next } };
    }
    return { kind: 'taken', data: { ...data, memberNo: said } };
  },
};

const phone: Field<AddMemberData> = {
  hint: 'groups.add.phone_hint',
  missing: (data) => data.phone === null,
  ask: (_ctx, data) => ({
    kind: 'text',
    key: 'groups.add.ask_phone',
    params: { name: data.name ?? '' },
    choices: [stepChoice('groups.add.no_phone', 'none'), BACK, CANCEL],
  }),
  take(_ctx, data, input) {
    const answer = readPhoneAnswer(input);
    if (answer.kind !== 'value') return answer;
    return { kind: 'taken', data: { ...data, phone: answer.value } };
  },
};

/** What a register asks of a new member, in the order it is asked. */
export const memberFields: Fields<AddMemberData> = {
  group,
  name,
  number: memberNo,
  pledge: pledgeField,
  phone,
};

export async function groupOf(ctx: TurnContext, data: AddMemberData): Promise<Group> {
  const found = await ctx.stores.groups.byId(data.groupId ?? '');
  if (!found) throw new Error('the member is added to no group');
  return found;
}
