import { holdsPostFor } from '../../conversation/holds-post.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Feature, MenuEntry, Outcome, Shortcut } from '../../conversation/feature.ts';
import type { Reading } from '../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { Choice } from '../../conversation/view.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { officesFor, PERMISSIONS } from '../../domain/roles/permissions.ts';
import type { Post } from '../../domain/roles/roles.ts';
import { findMembers } from './find-member.ts';
import { guardianApproval } from './guardian/guardian.approval.ts';
import { inviteOfficerFlow } from './invite-officer.flow.ts';
import { issueCodeFlow } from './issue-code.flow.ts';
import { committeeWay } from './issue-code.view.ts';
import { issuesToCommittees } from './issue-rights.ts';
import { linkFlow } from './link.flow.ts';
import { codeIn, COMMITTEE_CODE, INVITE, isMistypedCode, ISSUE_CODE } from './typed-words.ts';
import { unlinkFlow } from './unlink.flow.ts';

const COMMITTEE = 31;
const OFFICER = 45;

const issues = holdsPostFor('member.issue-code');
const adds = ({ actor }: TurnContext): boolean =>
  actor.memberships.some((own) =>
    own.posts.some((post: Post) => PERMISSIONS['member.add'].some((may) => may === post)),
  );
const invites = ({ actor }: TurnContext): boolean => officesFor(actor, 'office.invite').length > 0;

const link = (code: string | null): Outcome => ({
  start: { flow: linkFlow.name, params: { code } },
});
const unlink = (memberId: string | null): Outcome => ({
  start: { flow: unlinkFlow.name, params: { memberId } },
});
const invite = (): Outcome => ({ start: { flow: inviteOfficerFlow.name, params: null } });

/** @param ref nothing, a group id, or `<group id>/<member id>` */
function issue(ref: string, committee: boolean): Outcome {
  const [groupId = '', memberId = ''] = ref.split('/');
  const params = { groupId: groupId || null, memberId: memberId || null, committee };
  return { start: { flow: issueCodeFlow.name, params } };
}

/** An officer issues codes to committees only, from the group; a stranger means their own code. */
async function issueFor(ctx: TurnContext, committee: boolean): Promise<Outcome | undefined> {
  const { actor } = ctx;
  if (issues(ctx)) {
    const [own, ...others] = committee ? await ownGroups(ctx, 'member.issue-code') : [];
    return own && others.length === 0 ? issue(own.groupId, true) : issue('', false);
  }
  if (issuesToCommittees(actor)) return { say: [committeeWay()] };
  if (actor.memberships.length === 0 && actor.offices.length === 0) return undefined;
  return { say: [{ kind: 'text', key: 'linking.issue.not_yours', choices: [MENU] }] };
}

/** Codes with words around them or a wrong letter in them, and words that no intent stands for. */
const typed: Shortcut = async (ctx, text, reading) => {
  const words = text.trim().replace(/\s+/g, ' ');
  const code = codeIn(text);
  if (code !== undefined && /\d/.test(code) && reading.intent === 'unknown') return link(code);
  if (isMistypedCode(text)) {
    return { say: [{ kind: 'text', key: 'linking.link.mistyped' }], ...link(null) };
  }
  if (ISSUE_CODE.test(words)) return issueFor(ctx, COMMITTEE_CODE.test(words));
  if (INVITE.test(words) && invites(ctx)) return invite();
  return undefined;
};

/** Who wants to become a member is told whom to ask; who adds members may do so at once. */
async function join(ctx: TurnContext): Promise<Outcome> {
  const add: Choice[] = adds(ctx) ? [verbChoice('linking.join.add', 'groups.add-member')] : [];
  const key = adds(ctx) ? 'linking.join.committee' : 'linking.join.ask';
  return { say: [{ kind: 'text', key, choices: [...add, MENU] }] };
}

/** A code is looked at; without one it is told how to get one, and one is waited for. */
async function linkIntent(ctx: TurnContext, text: string): Promise<Outcome> {
  const code = codeIn(text) ?? null;
  if (code !== null || !issues(ctx)) return link(code);
  const choices = [
    verbChoice('linking.menu.issue', 'linking.issue'),
    verbChoice('linking.menu.own', 'linking.link'),
    MENU,
  ];
  return { say: [{ kind: 'text', key: 'linking.link.which_way', choices }] };
}

/** เลิกผูก 12, said by who may: that member's account, not their own. */
async function unlinkIntent(ctx: TurnContext, _reading: Reading, text: string): Promise<Outcome> {
  const number = /\d{1,6}/.exec(asciiDigits(text))?.[0];
  const own = ctx.actor.memberships.some(({ memberNo }) => Number(memberNo) === Number(number));
  const groups = number === undefined || own ? [] : await ownGroups(ctx, 'member.unlink');
  for (const { groupId } of groups) {
    const [member] = (await findMembers(ctx, groupId, number ?? '')).members;
    if (member) return unlink(member.memberId);
  }
  if (groups.length === 0) return unlink(null);
  return { say: [{ kind: 'text', key: 'linking.no_such_member', choices: [MENU] }] };
}

const menu: readonly MenuEntry[] = [
  {
    choice: verbChoice('linking.menu.own', 'linking.link'),
    order: COMMITTEE,
    concerns: ({ actor }) => actor.memberships.length === 0 && actor.offices.length === 0,
  },
  { choice: verbChoice('linking.menu.issue', 'linking.issue'), order: COMMITTEE, concerns: issues },
  {
    choice: verbChoice('linking.menu.invite', 'linking.invite'),
    order: OFFICER,
    concerns: invites,
  },
];

/** How a LINE account becomes a member's, a committee member's or an officer's, and stops being it. */
export const linkingFeature: Feature = {
  name: 'linking',
  flows: [linkFlow, issueCodeFlow, unlinkFlow, inviteOfficerFlow],
  approvals: [guardianApproval],
  intents: {
    link: (ctx, _reading, text) => linkIntent(ctx, text),
    unlink: unlinkIntent,
    join,
  },
  verbs: {
    'linking.link': async () => link(null),
    'linking.issue': async (_ctx, ref) => issue(ref, false),
    'linking.committee': async (_ctx, ref) => issue(ref, true),
    'linking.unlink': async () => unlink(null),
    'linking.unlink-member': async (_ctx, ref) => unlink(ref),
    'linking.invite': async () => invite(),
  },
  shortcuts: [typed],
  menu,
};
