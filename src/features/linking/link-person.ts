import { noteAudit } from '../../conversation/note-audit.ts';
import { tellCommittee } from '../../conversation/tell-committee.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { examineCode, type Becoming, type Examined } from './examine-code.ts';
import { withdrawOpenCodes } from '../../conversation/link-codes/issue-code.ts';
import { PRIVACY_NOTICE_VERSION } from './limits.ts';
import { linkedMemberNotice, linkedOfficeNotice } from './link.view.ts';

type Ready = Extract<Examined, { kind: 'ready' }>;

export type LinkResult = { kind: 'linked'; becoming: Becoming } | Exclude<Examined, Ready>;

/**
 * Ties the person to the membership or office of a code: the code is used up, the agreement to the
 * privacy notice kept, the committee told, all in the turn's transaction.
 */
export async function linkPerson(ctx: TurnContext, codeHash: string): Promise<LinkResult> {
  const examined = await examineCode(ctx, codeHash);
  if (examined.kind !== 'ready') {
    await noteRefusal(ctx, examined);
    return examined;
  }
  const { stores, person } = ctx;
  const { code, becoming } = examined;
  const used = await stores.links.use(codeHash, person.personId);
  if (!used || !(await tie(ctx, becoming))) throw new Error('a code that was open a moment ago');
  await withdrawOpenCodes(stores, code.target);
  await stores.people.change(person.personId, { consentVersion: PRIVACY_NOTICE_VERSION });
  await noteAudit(ctx, { verb: 'link', groupId: groupIdOf(becoming), ref: refOf(becoming) });
  await noteAudit(ctx, {
    verb: 'consent',
    groupId: null,
    ref: `privacy-notice/${PRIVACY_NOTICE_VERSION}`,
  });
  await ctx.refreshActor();
  await tellOthers(ctx, becoming, code.issuedBy);
  return { kind: 'linked', becoming };
}

const tie = (ctx: TurnContext, becoming: Becoming): Promise<boolean> => {
  const { personId } = ctx.person;
  return becoming.kind === 'member'
    ? ctx.stores.members.link(becoming.member.memberId, personId, ctx.now)
    : ctx.stores.offices.link(becoming.office.officeId, personId);
};

const groupIdOf = (becoming: Becoming): string | null =>
  becoming.kind === 'member' ? becoming.group.groupId : null;
const refOf = (becoming: Becoming): string =>
  becoming.kind === 'member' ? becoming.member.memberId : becoming.office.officeId;

async function noteRefusal(ctx: TurnContext, examined: Exclude<Examined, Ready>): Promise<void> {
  if (examined.kind !== 'taken' && examined.kind !== 'clash') return;
  const { kind: refused, becoming } = examined;
  const groupId = groupIdOf(becoming);
  await noteAudit(ctx, { verb: 'link', groupId, ref: refOf(becoming), refused });
}

/** The committee, and an officer who gave the code: somebody who knows whether it is the right person. */
async function tellOthers(ctx: TurnContext, becoming: Becoming, issuedBy: string): Promise<void> {
  const ref = `link/${refOf(becoming)}`;
  const issuer =
    issuedBy === ctx.person.personId ? undefined : await ctx.stores.people.byId(issuedBy);
  if (becoming.kind === 'office') {
    if (issuer) tell(ctx, issuer.personId, linkedOfficeNotice(becoming.office), ref);
    return;
  }
  const views = [linkedMemberNotice(becoming, 'committee')];
  const told = await tellCommittee(ctx, becoming.group.groupId, { views, ref });
  const isOfficer = issuer && (await ctx.stores.offices.ofPerson(issuer.personId)).length > 0;
  if (isOfficer && !told.has(issuer.personId)) {
    tell(ctx, issuer.personId, linkedMemberNotice(becoming, 'officer'), ref);
  }
}

function tell(ctx: TurnContext, personId: string, view: View, ref: string): void {
  ctx.tell({ to: { kind: 'person', personId }, category: 'notice', views: [view], ref });
}
