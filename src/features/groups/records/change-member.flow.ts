import { whichGroup } from '../../../conversation/which-group.ts';
import { MENU } from '../../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../../conversation/flow/flow.ts';
import type { Input } from '../../../conversation/flow/input.ts';
import { hintOf, retryWith } from '../../../conversation/flow/form.ts';
import { ownGroupStep } from '../../../conversation/own-group-step.ts';
import { isOtherMatter } from '../../../conversation/other-matter.ts';
import { ownGroups } from '../../../conversation/own-groups.ts';
import { confirms, corrects } from '../../../conversation/said.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/durations.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { candidateSteps } from '../pick-candidate.ts';
import { readListed } from '../read-answers.ts';
import {
  readNameAnswer,
  readPhoneAnswer,
  readPledgeAnswer,
  type MemberAnswer,
} from '../read-member-answers.ts';
import {
  changeMemberData,
  changeMemberParams,
  RECORD_FIELDS,
  type ChangeMemberData,
  type RecordField,
} from './change-member-data.ts';
import { askField, askMember, askValue, recordCard } from './change-member.view.ts';
import { changeRecord } from './change-record.ts';
import { recordedValue } from './record-value.ts';

type RecordMove = Move<ChangeMemberData>;
const VERB = 'member.change';

const over = (key: string): RecordMove => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

async function groupOf({ stores }: TurnContext, { groupId }: ChangeMemberData): Promise<Group> {
  const group = await stores.groups.byId(groupId);
  if (!group) throw new Error('a record in no group');
  return group;
}

async function memberOf({ stores }: TurnContext, { memberId }: ChangeMemberData): Promise<Member> {
  const member = await stores.members.byId(memberId ?? '');
  if (!member) throw new Error('a record of nobody');
  return member;
}

function fieldOf({ field }: ChangeMemberData): RecordField {
  if (field === null) throw new Error('no line of the record was chosen');
  return field;
}

const group = ownGroupStep<ChangeMemberData>(
  VERB,
  { question: 'groups.record.which_group', hint: 'groups.group_hint' },
  (_ctx, data) => ({ kind: 'to', step: 'member', data }),
);

const { who: member, which } = candidateSteps<ChangeMemberData>({
  ask: async (ctx, data) => askMember(await groupOf(ctx, data)),
  hint: 'groups.record.member_hint',
  onward: (_ctx, data, memberId) => ({ kind: 'to', step: 'what', data: { ...data, memberId } }),
});

const what: Step<ChangeMemberData> = {
  asksLine: true,
  ask: async (ctx, data) => [askField(await memberOf(ctx, data))],
  async accept(_ctx, data, input, run) {
    const field = RECORD_FIELDS.find((one) => one === readListed(input, RECORD_FIELDS));
    if (field) return { kind: 'to', step: 'value', data: { ...data, field } };
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.change_hint', run);
  },
};

const value: Step<ChangeMemberData> = {
  freeText: 'name',
  ask: async (ctx, data) => [
    askValue(await memberOf(ctx, data), fieldOf(data), await groupOf(ctx, data)),
  ],
  async accept(ctx, data, input, run) {
    const field = fieldOf(data);
    const answer = readAnswer(ctx, field, input, await groupOf(ctx, data));
    if (answer.kind === 'unreadable') return hintOf(`groups.add.${field}_hint`, run);
    if (answer.kind === 'refused') return retryWith(answer.key, answer.params);
    if (answer.value === recordedValue(await memberOf(ctx, data), field)) {
      return retryWith('groups.record.same');
    }
    return { kind: 'to', step: 'confirm', data: { ...data, value: answer.value } };
  },
};

function readAnswer(
  ctx: TurnContext,
  field: RecordField,
  input: Input,
  { rules }: Group,
): MemberAnswer {
  if (field === 'pledge') return readPledgeAnswer(ctx, input, rules);
  return field === 'name' ? readNameAnswer(input) : readPhoneAnswer(input);
}

const confirm: Step<ChangeMemberData> = {
  ask: async (ctx, data) => [
    recordCard(await groupOf(ctx, data), await memberOf(ctx, data), {
      field: fieldOf(data),
      value: data.value ?? '',
    }),
  ],
  async accept(ctx, data, input, run) {
    if (corrects(input)) return { kind: 'to', step: 'what', data: { ...data, value: null } };
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.summary_hint', run);
    }
    const change = { field: fieldOf(data), value: data.value ?? '' };
    const result = await changeRecord(ctx, await groupOf(ctx, data), data.memberId ?? '', change);
    switch (result.kind) {
      case 'saved':
        return { kind: 'end', say: result.say };
      case 'asked':
        return { kind: 'end', say: result.say, category: 'approval' };
      case 'forbidden':
        return over('groups.forbidden');
      case 'waiting':
        return over('groups.record.waiting');
    }
  },
};

/** A member's name, pledge or phone put right: a phone at once, the others by two people. */
export const changeMemberFlow = defineFlow({
  name: 'groups.change-member',
  version: 1,
  data: changeMemberData,
  params: changeMemberParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 2 * HOUR_MS },
  steps: { group, member, which, what, value, confirm },
  async begin(ctx, params) {
    const begun = whichGroup(await ownGroups(ctx, VERB), params.groupId);
    if (begun.kind === 'none') return over('groups.record.committee_only');
    const groupId = begun.group?.groupId ?? '';
    const data = { groupId, memberId: null, candidates: [], field: null, value: null };
    return { kind: 'to', step: begun.group ? 'member' : 'group', data };
  },
});
