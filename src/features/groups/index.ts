import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, MenuEntry, Outcome, Shortcut } from '../../conversation/feature.ts';
import { holdsPostFor } from '../../conversation/holds-post.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { officesFor, PERMISSIONS } from '../../domain/roles/permissions.ts';
import { addMemberFlow } from './add-member.flow.ts';
import { changeRuleApproval } from './change-rule.approval.ts';
import { openGroupFlow } from './open-group.flow.ts';
import { closeGroupFlow } from './end/close-group.flow.ts';
import { changePostFlow } from './posts/change-post.flow.ts';
import { changeMemberFlow } from './records/change-member.flow.ts';
import { changeRecordApproval } from './records/change-record.approval.ts';
import { settingsFlow } from './settings.flow.ts';
import { listGroups, showGroup, showGroups } from './show-groups.ts';
import {
  ADD_MEMBER,
  CHANGE_MEMBER,
  CHANGE_POST,
  CLOSE_GROUP,
  GROUP_CODE,
  MY_GROUPS,
  OPEN_GROUP,
  SETTINGS,
} from './typed-words.ts';

const AFTER_OWN_MONEY = 53;
const COMMITTEE = 30;
const OFFICER = 42;
/** Seldom wanted, never by a slip. */
const LAST_OF_OFFICERS = 89;

const adds = holdsPostFor('member.add');
const opens = ({ actor }: TurnContext): boolean => officesFor(actor, 'group.open').length > 0;
const names = ({ actor }: TurnContext): boolean =>
  actor.offices.some(({ office }) =>
    (PERMISSIONS['group.change-post'] as readonly string[]).includes(office),
  );
const isOfficer = ({ actor }: TurnContext): boolean =>
  actor.offices.some(({ office }) => office !== 'operator');

const open = (): Outcome => ({ start: { flow: openGroupFlow.name, params: null } });
const add = (groupId: string): Outcome => ({
  start: { flow: addMemberFlow.name, params: { groupId: groupId || null } },
});
const change = (groupId: string): Outcome => ({
  start: { flow: changePostFlow.name, params: { groupId: groupId || null } },
});
const close = (groupId: string): Outcome => ({
  start: { flow: closeGroupFlow.name, params: { groupId: groupId || null } },
});
const record = (groupId: string): Outcome => ({
  start: { flow: changeMemberFlow.name, params: { groupId: groupId || null } },
});
const set = (groupId: string): Outcome => ({
  start: { flow: settingsFlow.name, params: { groupId: groupId || null } },
});

/** Words that no intent stands for. */
const typed: Shortcut = async (ctx, text) => {
  const words = asciiDigits(text.trim().replace(/\s+/g, ' '));
  const known = isOfficer(ctx) || ctx.actor.memberships.length > 0;
  // Each says at once whose business it is, to whom it is none.
  if (OPEN_GROUP.test(words) && known) return open();
  if (ADD_MEMBER.test(words) && known) return add('');
  if (CHANGE_MEMBER.test(words) && known) return record('');
  if (SETTINGS.test(words) && known) return set('');
  if (CHANGE_POST.test(words) && known) return change('');
  if (CLOSE_GROUP.test(words) && known) return close('');
  if (MY_GROUPS.test(words) && known) return showGroups(ctx);
  const code = GROUP_CODE.exec(words);
  if (!code || !isOfficer(ctx)) return undefined;
  const [, prefix = '', district = '', number = ''] = code;
  return showGroup(ctx, { code: `${prefix.toUpperCase()}-${district}-${number}` });
};

const menu: readonly MenuEntry[] = [
  {
    choice: verbChoice('groups.menu.my_group', 'groups.mine'),
    order: AFTER_OWN_MONEY,
    concerns: ({ actor }) => actor.memberships.length > 0 && actor.offices.length === 0,
  },
  { choice: verbChoice('groups.menu.add', 'groups.add-member'), order: COMMITTEE, concerns: adds },
  {
    choice: verbChoice('groups.menu.record', 'groups.change-member'),
    order: COMMITTEE + 2,
    concerns: adds,
  },
  { choice: verbChoice('groups.menu.open', 'groups.open'), order: OFFICER, concerns: opens },
  {
    choice: verbChoice('groups.menu.post', 'groups.change-post'),
    order: OFFICER + 2,
    concerns: names,
  },
  {
    choice: verbChoice('groups.menu.close', 'groups.close'),
    order: LAST_OF_OFFICERS,
    concerns: names,
  },
  {
    choice: verbChoice('groups.menu.groups', 'groups.mine'),
    order: OFFICER + 1,
    concerns: isOfficer,
  },
];

/** Groups themselves: opening one, its register of members, its committee, its settings, its totals. */
export const groupsFeature: Feature = {
  name: 'groups',
  flows: [
    openGroupFlow,
    addMemberFlow,
    changeMemberFlow,
    settingsFlow,
    changePostFlow,
    closeGroupFlow,
  ],
  approvals: [changeRuleApproval, changeRecordApproval],
  intents: { 'group-summary': (ctx) => showGroups(ctx) },
  verbs: {
    'groups.open': async () => open(),
    'groups.add-member': async (_ctx, ref) => add(ref),
    'groups.change-member': async (_ctx, ref) => record(ref),
    'groups.settings': async (_ctx, ref) => set(ref),
    'groups.change-post': async (_ctx, ref) => change(ref),
    'groups.close': async (_ctx, ref) => close(ref),
    'groups.mine': (ctx) => showGroups(ctx),
    'groups.show': (ctx, ref) => showGroup(ctx, { id: ref }),
    'groups.list': (ctx, ref) => {
      const [area = '', page = '0'] = ref.split(':');
      return listGroups(ctx, area, Number(page) || 0);
    },
  },
  shortcuts: [typed],
  menu,
};
