import { z } from 'zod';
import {
  defineApproval,
  type ApprovalContent,
  type Carried,
} from '../../../conversation/approvals/approval-kind.ts';
import { CANCEL, MENU, verbChoice } from '../../../conversation/choices.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import { tellCommittee } from '../../../conversation/tell-committee.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';

const payload = z.strictObject({
  /** The child's membership. */
  memberId: z.string(),
  guardianId: z.string(),
  guardianName: z.string(),
});
type Payload = z.infer<typeof payload>;

/** One request for a child at a time. */
export const guardianSubject = (memberId: string): string => `guardian/${memberId}`;

/** Whoever says to be a child's guardian is known to another of the committee than gave the code. */
export const guardianApproval = defineApproval<Payload>({
  name: 'linking.guardian',
  verb: 'member.agree-guardian',
  payload,
  content,
  carryOut,
});

async function content(
  read: Readers,
  { guardianName, memberId }: Payload,
): Promise<ApprovalContent | undefined> {
  const child = await read.members.byId(memberId);
  if (!child) return undefined;
  const { memberNo: number, name } = child;
  return {
    title: { t: 'linking.guardian.title' },
    maker: guardianName,
    sections: [
      {
        rows: [
          { label: { t: 'linking.guardian.row' }, value: guardianName },
          { label: { t: 'linking.guardian.child' }, value: name },
          { label: { t: 'linking.row.number' }, value: number },
          { label: { t: 'linking.guardian.may' }, value: { t: 'linking.guardian.rights' } },
        ],
      },
    ],
    warning: { t: 'linking.guardian.ask_family' },
    aloud: { t: 'linking.guardian.aloud', params: { guardian: guardianName, name, number } },
  };
}

/** The child's membership is the guardian's to see and answer for from now on. */
async function carryOut(
  ctx: TurnContext,
  { guardianId, guardianName: guardian, memberId }: Payload,
  { groupId }: Approval,
): Promise<Carried> {
  const { groups, members } = ctx.stores;
  const child = await members.byId(memberId);
  const group = await groups.byId(groupId);
  if (child?.state !== 'active' || group?.state !== 'active') {
    return { kind: 'impossible', why: { t: 'linking.guardian.left' } };
  }
  if (child.personId !== null || !(await members.link(memberId, guardianId, ctx.now))) {
    return { kind: 'impossible', why: { t: 'linking.guardian.taken' } };
  }
  await noteAudit(ctx, { verb: 'link.guardian', groupId, ref: memberId });
  ctx.rightsChanged(guardianId);
  const params = { guardian, name: child.name, number: child.memberNo, group: group.name };
  const undo = verbChoice('linking.told.not_them', 'linking.unlink-member', memberId);
  const told = { kind: 'text', key: 'linking.guardian.told_committee', params } as const;
  const views = [{ ...told, choices: [undo] }];
  await tellCommittee(ctx, groupId, { views, ref: `link/${memberId}` });
  const balance = verbChoice('savings.balance.button', 'balance');
  return {
    kind: 'done',
    tellMaker: [{ kind: 'text', key: 'linking.guardian.begun', params, choices: [balance, MENU] }],
  };
}

export const askGuardianName = (name: string) =>
  ({
    kind: 'text',
    key: 'linking.guardian.ask_name',
    params: { name },
    choices: [CANCEL],
  }) as const;
