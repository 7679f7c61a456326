import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Complaint } from '../../ports/stores/complaints-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { lies, withWhom } from './complaint.view.ts';
import { levelFrom } from './levels.ts';
import { UNANSWERED_MS } from './limits.ts';
import { toReceivers } from './send-up.ts';

/**
 * Stores a complaint and puts it before the first office that can answer. Its audit row names no
 * group: what a committee may look up about its group must not show that somebody complained.
 */
export async function complain(
  ctx: TurnContext,
  group: Group,
  { named, text }: { text: string; named: boolean },
): Promise<View> {
  const { groupId, districtCode } = group;
  const own = ctx.actor.memberships.find((one) => one.groupId === groupId);
  if (!own) throw new Error('a complaint about a foreign group');
  const { level, receivers } = await levelFrom(ctx.stores, group, 'field-officer');
  const complaint: Complaint = {
    complaintId: ctx.ids.id(),
    groupId,
    districtCode,
    memberId: own.memberId,
    personId: ctx.person.personId,
    named,
    text,
    level,
    state: 'open',
    openedAt: ctx.now,
    dueAt: ctx.now + UNANSWERED_MS,
    officeId: null,
    answer: null,
  };
  await ctx.stores.complaints.add(complaint);
  await noteAudit(ctx, { verb: 'complaint.make', groupId: null, ref: complaint.complaintId });
  for (const notice of await toReceivers(ctx.stores, complaint, group, receivers)) ctx.tell(notice);
  return lies('sent', { complaint, group, who: withWhom(level, receivers) });
}
