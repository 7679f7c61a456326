import type { Ids } from '../../ports/ids.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import { pagesOf } from '../../adapters/backup/pages.ts';
import { audit } from '../../stores/schema/audit.ts';
import { heldTable } from '../../stores/schema/held.ts';
import { HELD, HELD_KINDS, type HeldItem, type HeldKind } from './held-items.ts';

/** Everything that is held still, or what is of one kind, oldest first within a kind. */
export async function listHeld(store: RecordStore, kind?: HeldKind): Promise<HeldItem[]> {
  const items: HeldItem[] = [];
  for await (const page of pagesOf(store, heldTable)) {
    for (const item of page) {
      if (kind !== undefined && item.kind !== kind) continue;
      // An officer may have let an announcement go on meanwhile.
      if (await HELD[item.kind].isHeld(store.reader, item.id)) items.push(item);
    }
  }
  const order = ({ kind: one }: HeldItem): number => HELD_KINDS.indexOf(one);
  return items.toSorted((a, b) => order(a) - order(b) || a.at - b.at);
}

/**
 * Lets held things go or gives them up, each in a transaction with its line in the audit.
 * @returns how many; those that were held no longer are not counted
 */
export async function endHolding(
  { store, ids, now }: { store: RecordStore; ids: Ids; now: number },
  verb: 'release' | 'drop',
  items: readonly HeldItem[],
): Promise<number> {
  const times = { now, storeNow: store.now() };
  let ended = 0;
  for (const { kind, id } of items) {
    const done = await store.transact(async (writer) => {
      await writer.remove(heldTable, { kind, id });
      if (!(await HELD[kind][verb](writer, id, times))) return false;
      await writer.insert(audit, {
        auditId: ids.id(),
        at: now,
        actor: 'operator',
        verb: `outbox.${verb}`,
        groupId: null,
        ref: `${kind}/${id}`,
        outcome: 'done',
        reason: 'held-by-restore',
      });
      return true;
    });
    if (done) ended += 1;
  }
  return ended;
}
