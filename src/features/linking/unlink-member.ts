import { noteAudit } from '../../conversation/note-audit.ts';
import { tellCommittee } from '../../conversation/tell-committee.ts';
import { endProxiesOfReader, endProxyOfMember } from '../../conversation/proxies/end-proxies.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { unlinkedByCommittee, unlinkedNotice } from './unlink.view.ts';

/** A membership that this person may untie from its LINE account: their own, or as the committee. */
export type Unlinkable =
  | { kind: 'unlinkable'; member: Member; group: Group; own: boolean }
  /** No LINE account is tied to it (any more). */
  | { kind: 'not-linked'; member: Member }
  | { kind: 'ask-committee' }
  | { kind: 'none' };

export async function unlinkable(ctx: TurnContext, memberId: string): Promise<Unlinkable> {
  const member = await ctx.stores.members.byId(memberId);
  const group = member && (await ctx.stores.groups.byId(member.groupId));
  if (!member || !group) return { kind: 'none' };
  const own = member.personId === ctx.person.personId;
  if (!own && !may(ctx.actor, 'member.unlink', group)) {
    return may(ctx.actor, 'member.find', group) ? { kind: 'ask-committee' } : { kind: 'none' };
  }
  if (member.personId === null) return { kind: 'not-linked', member };
  return { kind: 'unlinkable', member, group, own };
}

export type UnlinkResult =
  { kind: 'unlinked'; member: Member; own: boolean } | Exclude<Unlinkable, { kind: 'unlinkable' }>;

/** Unties a membership; the committee is told, and whoever was untied by somebody else. */
export async function unlinkMember(ctx: TurnContext, memberId: string): Promise<UnlinkResult> {
  const found = await unlinkable(ctx, memberId);
  if (found.kind !== 'unlinkable') {
    const groupId = (await ctx.stores.members.byId(memberId))?.groupId ?? null;
    await noteAudit(ctx, { verb: 'unlink', groupId, ref: memberId, refused: found.kind });
    return found;
  }
  const { member, group, own } = found;
  await endProxyOfMember(ctx, memberId, 'unlinked');
  if (member.personId !== null) await endProxiesOfReader(ctx, member.personId);
  await ctx.stores.members.unlink(memberId);
  await noteAudit(ctx, { verb: 'unlink', groupId: group.groupId, ref: memberId });
  await ctx.refreshActor();
  const ref = `unlink/${memberId}`;
  if (!own && member.personId !== null) {
    ctx.rightsChanged(member.personId);
    const to = { kind: 'person', personId: member.personId } as const;
    ctx.tell({ to, views: [unlinkedByCommittee(member, group)], category: 'notice', ref });
  }
  await tellCommittee(ctx, group.groupId, { views: [unlinkedNotice(member, group)], ref });
  return { kind: 'unlinked', member, own };
}
