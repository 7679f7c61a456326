import type { Notice } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import type { Complaint, ComplaintLevel } from '../../ports/stores/complaints-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Readers, Writers } from '../../ports/stores/stores.ts';
import { lies, officersCard, withWhom } from './complaint.view.ts';
import { levelFrom, type Receiver } from './levels.ts';
import { UNANSWERED_MS } from './limits.ts';

/** Who complains, where they agreed that officers know. */
export async function senderOf(read: Readers, { memberId, named }: Complaint): Promise<Value> {
  const member = named ? await read.members.byId(memberId) : undefined;
  if (!member) return { t: 'complaints.unnamed' };
  const { memberNo: number, name } = member;
  return { t: 'complaints.named', params: { name, number } };
}

/** The card to each of those it lies with now. */
export async function toReceivers(
  read: Readers,
  complaint: Complaint,
  group: Group,
  receivers: readonly Receiver[],
): Promise<Notice[]> {
  const from = await senderOf(read, complaint);
  return receivers.map(({ personId }) => ({
    to: { kind: 'person', personId },
    views: [officersCard({ complaint, group, from })],
    category: 'dispute',
    ref: `complaint/${complaint.complaintId}`,
  }));
}

/**
 * Puts a complaint before the first office from this level on that can answer, with a new time.
 * @returns what is to be told to whom; undefined when it was no longer as it had been read
 */
export async function sendUp(
  stores: Writers,
  complaint: Complaint,
  from: ComplaintLevel,
  now: number,
): Promise<Notice[] | undefined> {
  const group = await stores.groups.byId(complaint.groupId);
  if (!group) return undefined;
  const { level, receivers } = await levelFrom(stores, group, from);
  const change = { level, state: 'open', dueAt: now + UNANSWERED_MS } as const;
  if (!(await stores.complaints.change(complaint, change))) return undefined;
  const raised = { ...complaint, ...change };
  const who = withWhom(level, receivers);
  const key = level === complaint.level ? 'still_waits' : 'went_up';
  return [
    ...(await toReceivers(stores, raised, group, receivers)),
    {
      to: { kind: 'person', personId: complaint.personId },
      views: [lies(key, { complaint: raised, group, who })],
      category: 'dispute',
      ref: `complaint/${complaint.complaintId}`,
    },
  ];
}
