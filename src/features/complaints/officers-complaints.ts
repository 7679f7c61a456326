import type { Outcome } from '../../conversation/feature.ts';
import { MENU } from '../../conversation/choices.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Actor } from '../../domain/roles/actor.ts';
import type { Complaint } from '../../ports/stores/complaints-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { MINE, officersCard, said } from './complaint.view.ts';
import { officeFor } from './levels.ts';
import { LOOKED_AT, TAKEN_UP_DAYS, TAKEN_UP_MS } from './limits.ts';
import { senderOf } from './send-up.ts';

/** Cards in one answer. */
const CARDS_MAX = 4;

export interface Mine {
  complaint: Complaint;
  group: Group;
  office: Actor['offices'][number];
}

/** A complaint that has come to this officer; any other answers like none. */
export async function complaintFor(
  ctx: TurnContext,
  complaintId: string,
): Promise<Mine | undefined> {
  const complaint = await ctx.stores.complaints.byId(complaintId);
  const group = complaint && (await ctx.stores.groups.byId(complaint.groupId));
  const office = complaint && group && officeFor(ctx.actor, complaint, group);
  return office && { complaint, group, office };
}

/** Complaints that wait for this officer, the oldest first. */
export async function showInbox(ctx: TurnContext): Promise<Outcome> {
  const found = new Map<string, View>();
  let waiting = 0;
  for (const { area, office } of ctx.actor.offices) {
    if (office === 'operator') continue;
    for (const complaint of await ctx.stores.complaints.liveIn(area, LOOKED_AT)) {
      const mine = await complaintFor(ctx, complaint.complaintId);
      if (!mine || found.has(complaint.complaintId)) continue;
      waiting += 1;
      if (found.size === CARDS_MAX) continue;
      const from = await senderOf(ctx.stores, complaint);
      found.set(complaint.complaintId, officersCard({ ...mine, from }));
    }
  }
  if (waiting === 0) return { say: [said('inbox_none')] };
  const views = [...found.values()];
  if (waiting > views.length) views.unshift(said('inbox_more', { count: waiting }));
  return { say: views };
}

/** ยืนยัน รับเรื่อง: the sender hears that somebody sees to it, and until when. */
export async function takeUp(ctx: TurnContext, ref: string): Promise<Outcome> {
  const mine = await complaintFor(ctx, ref);
  if (mine?.complaint.state !== 'open') return { say: [said('not_for_you')] };
  const { complaint, office } = mine;
  const { officeId } = office;
  const change = { state: 'taken-up', officeId, dueAt: ctx.now + TAKEN_UP_MS } as const;
  if (!(await ctx.stores.complaints.change(complaint, change)))
    return { say: [said('not_for_you')] };
  await noteAudit(ctx, { verb: 'complaint.take-up', groupId: null, ref });
  await tellSender(ctx, mine, 'told_taken_up', { days: TAKEN_UP_DAYS });
  const from = await senderOf(ctx.stores, complaint);
  const card = officersCard({ ...mine, complaint: { ...complaint, ...change }, from });
  return { say: [said('taken_up', { days: TAKEN_UP_DAYS }), card], category: 'dispute' };
}

/** Answers and ends it; false when it was withdrawn or went up meanwhile. */
export async function answerComplaint(ctx: TurnContext, ref: string, answer: string) {
  const mine = await complaintFor(ctx, ref);
  if (!mine) return false;
  const { officeId } = mine.office;
  const change = { state: 'answered', officeId, answer, dueAt: null } as const;
  const { state } = mine.complaint;
  const isLive = state === 'open' || state === 'taken-up';
  if (!isLive || !(await ctx.stores.complaints.change(mine.complaint, change))) return false;
  await noteAudit(ctx, { verb: 'complaint.answer', groupId: null, ref });
  await tellSender(ctx, mine, 'told_answer', { answer });
  return true;
}

async function tellSender(
  ctx: TurnContext,
  { complaint, group, office }: Mine,
  key: string,
  more: Record<string, string | number>,
): Promise<void> {
  const name = (await ctx.stores.offices.byId(office.officeId))?.name ?? '';
  const post = { t: `roles.${office.office}` };
  const params = { group: group.name, post, name, ...more };
  ctx.tell({
    to: { kind: 'person', personId: complaint.personId },
    views: [{ ...said(key, params), choices: [MINE, MENU] }],
    category: 'dispute',
    ref: `complaint/${complaint.complaintId}`,
  });
}
