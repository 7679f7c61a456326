import { newMember } from '../../conversation/new-member.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { MemberDraft } from './add-member-data.ts';

export type AddMemberResult =
  | { kind: 'added'; member: Member; group: Group }
  /** The right was taken away meanwhile, or the group is closed. */
  | { kind: 'forbidden' }
  /** Somebody else was given the number meanwhile. */
  | { kind: 'number-taken' }
  /** The group has changed its rules meanwhile. */
  | { kind: 'pledge-outside' };

/** Adds a member to the group's register. The member bears the id of the dialogue. */
export async function addMember(
  ctx: TurnContext,
  draft: MemberDraft,
  memberId: string,
): Promise<AddMemberResult> {
  const { groupId, name, memberNo, pledge, phone } = draft;
  const group = await ctx.stores.groups.byId(groupId);
  if (!group || group.state !== 'active' || !may(ctx.actor, 'member.add', group)) {
    await noteAudit(ctx, { verb: 'member.add', groupId, ref: memberId, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  if (await ctx.stores.members.byNo(groupId, memberNo)) return { kind: 'number-taken' };
  if (!pledgeFits(group.rules, pledge)) return { kind: 'pledge-outside' };
  const joinedOn = ctx.today;
  const member = newMember({
    memberId,
    groupId,
    memberNo,
    name,
    pledgeSatang: pledge,
    joinedOn,
    phone,
  });
  await ctx.stores.members.add(member);
  await noteAudit(ctx, { verb: 'member.add', groupId, ref: memberId });
  return { kind: 'added', member, group };
}
