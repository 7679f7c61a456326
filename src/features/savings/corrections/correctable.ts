import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { correctionSubject } from './correct-data.ts';

/** An entry with what people need to recognise it. */
export interface BookedEntry {
  entry: Entry;
  group: Group;
  /** Null for the group's own money. */
  member: Member | null;
}

export type Correctable =
  | { kind: 'ok'; booked: BookedEntry }
  /** A foreign entry answers like one that is not there. */
  | { kind: 'no-such' }
  | { kind: 'no-right' }
  | { kind: 'is-reversal' }
  | { kind: 'reversed'; by: Entry }
  | { kind: 'waiting' }
  | { kind: 'frozen' };

/** Whether the actor may ask for this entry to be corrected now, and why not. */
export async function correctable(
  ctx: TurnContext,
  groupId: string,
  seq: number,
): Promise<Correctable> {
  const { approvals, ledger } = ctx.stores;
  const booked = await bookedAt(ctx.stores, groupId, seq);
  const isOwn = ctx.actor.memberships.some((own) => own.groupId === groupId);
  if (!booked || !isOwn) return { kind: 'no-such' };
  if (!may(ctx.actor, 'correction.ask', booked.group)) {
    await noteAudit(ctx, {
      verb: 'correction.ask',
      groupId,
      ref: `${groupId}/${seq}`,
      refused: 'forbidden',
    });
    return { kind: 'no-right' };
  }
  if (booked.entry.reversesSeq !== null) return { kind: 'is-reversal' };
  const by = await ledger.reversalOf(groupId, seq);
  if (by) return { kind: 'reversed', by };
  if ((await ledger.head(groupId))?.state !== 'open') return { kind: 'frozen' };
  const open = await approvals.openOver(groupId, correctionSubject(seq));
  if (open && open.expiresAt > ctx.now) return { kind: 'waiting' };
  return { kind: 'ok', booked };
}

export async function bookedAt(
  stores: Readers,
  groupId: string,
  seq: number,
): Promise<BookedEntry | undefined> {
  const entry = await stores.ledger.entry(groupId, seq);
  const group = await stores.groups.byId(groupId);
  if (!entry || !group) return undefined;
  const member = entry.memberId === null ? null : await stores.members.byId(entry.memberId);
  return member === undefined ? undefined : { entry, group, member };
}
