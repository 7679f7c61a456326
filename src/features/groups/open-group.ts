import { newMember } from '../../conversation/new-member.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { groupCode } from '../../domain/areas.ts';
import { showMemberNumber } from '../../domain/member-number.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { mayOpenIn } from './open-districts.ts';
import type { GroupDraft } from './open-group-data.ts';
import { UNDECIDED_LIMITS } from '../../domain/groups/money-limits.ts';

export type OpenGroupResult =
  | { kind: 'opened'; group: Group }
  /** The right was taken away meanwhile. */
  | { kind: 'forbidden' }
  /** The พัฒนากร who was to look after it has left office. */
  | { kind: 'officer-gone' };

/**
 * Opens a group with its books and first committee, all in the turn's transaction. The group bears
 * the id of the dialogue, so that whoever presses late finds what became of it.
 */
export async function openGroup(
  ctx: TurnContext,
  draft: GroupDraft,
  groupId: string,
): Promise<OpenGroupResult> {
  if (!mayOpenIn(ctx, draft.district)) {
    await noteAudit(ctx, { verb: 'group.open', groupId: null, ref: groupId, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  if (draft.officer !== null) {
    const office = await ctx.stores.offices.byId(draft.officer);
    if (!office || office.until !== null) return { kind: 'officer-gone' };
  }
  const group = await addGroup(ctx, draft, groupId);
  await addCommittee(ctx, draft, groupId);
  await noteAudit(ctx, { verb: 'group.open', groupId, ref: group.code });
  return { kind: 'opened', group };
}

async function addGroup(ctx: TurnContext, draft: GroupDraft, groupId: string): Promise<Group> {
  const { groups, ledger } = ctx.stores;
  const group: Group = {
    groupId,
    code: groupCode(draft.district, await groups.nextNumberIn(draft.district)),
    name: draft.name,
    districtCode: draft.district,
    tambonCode: draft.tambon,
    moo: draft.moo,
    state: 'active',
    foundedOn: ctx.today,
    fieldOfficeId: draft.officer,
    rules: {
      unitSatang: draft.unit,
      minSatang: draft.smallest,
      maxSatang: draft.largest,
      feeSatang: draft.fee,
      depositDay: draft.depositDay,
      reminderDaysBefore: 1,
      reminderHour: 9,
      pushReceipts: true,
      ...UNDECIDED_LIMITS,
    },
  };
  await groups.add(group);
  await ledger.open(groupId, { openedOn: ctx.today, at: ctx.now });
  return group;
}

async function addCommittee(ctx: TurnContext, draft: GroupDraft, groupId: string): Promise<void> {
  const { members } = ctx.stores;
  for (const [index, { name, posts }] of draft.committee.entries()) {
    const memberId = ctx.ids.id();
    const memberNo = showMemberNumber(index + 1);
    const pledgeSatang = draft.smallest;
    await members.add(
      newMember({ memberId, groupId, memberNo, name, pledgeSatang, joinedOn: ctx.today }),
    );
    for (const post of posts) {
      const postId = ctx.ids.id();
      await members.addPost({ postId, groupId, memberId, post, since: ctx.today, until: null });
    }
  }
}
