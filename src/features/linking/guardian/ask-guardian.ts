import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { withdrawOpenCodes } from '../../../conversation/link-codes/issue-code.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { isChild } from '../../../domain/child.ts';
import { examineCode, type Becoming, type Examined } from '../examine-code.ts';
import { PRIVACY_NOTICE_VERSION } from '../limits.ts';
import { guardianApproval, guardianSubject } from './guardian.approval.ts';

type Ready = Extract<Examined, { kind: 'ready' }>;

export type AskedGuardian =
  { kind: 'asked' | 'asked-already' | 'nobody' } | Exclude<Examined, Ready>;

/** Whether a code is a child's: then a guardian uses it, and somebody else agrees. */
export const isForChild = ({ today }: TurnContext, becoming: Becoming): boolean =>
  becoming.kind === 'member' && isChild(becoming.member, today);

/** As the register knows whoever sent the code; undefined where it does not. */
export async function registeredName(ctx: TurnContext): Promise<string | undefined> {
  const [own] = ctx.actor.memberships;
  return own && (await ctx.stores.members.byId(own.memberId))?.name;
}

/**
 * A guardian confirms: the code is used up, the agreement to the privacy notice kept, and another of
 * the committee than gave the code is asked. Nothing is tied before they agree.
 */
export async function askGuardian(
  ctx: TurnContext,
  codeHash: string,
  guardianName: string,
): Promise<AskedGuardian> {
  const examined = await examineCode(ctx, codeHash);
  if (examined.kind !== 'ready') return examined;
  const { becoming, code } = examined;
  if (becoming.kind !== 'member') throw new Error('the guardian of an office');
  const { links, members, people } = ctx.stores;
  const { personId } = ctx.person;
  const { groupId, memberId } = becoming.member;
  if (!(await links.use(codeHash, personId))) throw new Error('a code that was open a moment ago');
  await withdrawOpenCodes(ctx.stores, code.target);
  await people.change(personId, { consentVersion: PRIVACY_NOTICE_VERSION });
  const ref = `privacy-notice/${PRIVACY_NOTICE_VERSION}`;
  await noteAudit(ctx, { verb: 'consent', groupId: null, ref });
  const issuers = (await members.ofPerson(code.issuedBy)).filter((one) => one.groupId === groupId);
  const asked = await askApproval(ctx, guardianApproval, {
    groupId,
    payload: { memberId, guardianId: personId, guardianName },
    subject: guardianSubject(memberId),
    concerns: [memberId, ...issuers.map((one) => one.memberId)],
  });
  if (asked.kind === 'open-already') return { kind: 'asked-already' };
  return { kind: asked.told > 0 ? 'asked' : 'nobody' };
}
