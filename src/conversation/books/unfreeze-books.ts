import type { Writers } from '../../ports/stores/stores.ts';
import { enqueueNotice } from '../turn/enqueue.ts';
import type { FreezeDeps } from './freeze-books.ts';
import { booksOpenAgain } from './frozen.view.ts';
import { watchersOf } from './watchers-of.ts';

/**
 * Opens a group's books again, in the caller's transaction; its auditor and chair are told.
 * @param reason kept with the freeze and in the audit
 * @returns false when they were not frozen
 */
export async function unfreezeBooks(
  deps: FreezeDeps,
  stores: Writers,
  groupId: string,
  reason: string,
): Promise<boolean> {
  const freeze = await stores.freezes.open(groupId);
  const head = await stores.ledger.head(groupId);
  if (!freeze && head?.state !== 'frozen') return false;
  const at = deps.clock.now();
  const by = 'operator';
  if (freeze) await stores.freezes.lift(freeze.freezeId, { at, by, reason });
  await stores.ledger.unfreeze(groupId);
  const ref = freeze?.freezeId ?? groupId;
  const act = { actor: by, verb: 'ledger.unfreeze', groupId, ref, outcome: 'done' } as const;
  await stores.audit.add({ auditId: deps.ids.id(), at, ...act, reason });
  const name = (await stores.groups.byId(groupId))?.name ?? groupId;
  for (const personId of (await watchersOf(stores, groupId)).committee) {
    const notice = {
      to: { kind: 'person', personId },
      views: [booksOpenAgain(name)],
      category: 'notice',
      ref: `books/${groupId}`,
    } as const;
    await enqueueNotice(deps, stores, notice, at, { leased: false });
  }
  return true;
}
