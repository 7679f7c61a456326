import type { Readers } from '../../../ports/stores/stores.ts';

/** Accounts that must be empty before a group ends: what it owes its members, and where money is. */
const ACCOUNTS = ['pledge', 'special', 'cash', 'bank', 'suspense'] as const;

/** Something to be settled before a group is closed; amounts in satang, as people mean them. */
export type Unsettled =
  | { kind: (typeof ACCOUNTS)[number]; satang: bigint }
  | { kind: 'disputes' | 'approvals'; count: number }
  | { kind: 'frozen' };

/** Everything that stands in the way of closing a group; empty when it may end. */
export async function unsettledIn(stores: Readers, groupId: string): Promise<Unsettled[]> {
  const { approvals, ledger, receipts } = stores;
  const found: Unsettled[] = [];
  const head = await ledger.head(groupId);
  if (head) {
    for (const kind of ACCOUNTS) {
      const satang = await ledger.total(groupId, kind);
      if (satang !== 0n) found.push({ kind, satang });
    }
    if (head.state === 'frozen') found.push({ kind: 'frozen' });
  }
  const disputes = (await receipts.openDisputes(groupId)).length;
  if (disputes > 0) found.push({ kind: 'disputes', count: disputes });
  const waiting = (await approvals.openIn(groupId)).length;
  if (waiting > 0) found.push({ kind: 'approvals', count: waiting });
  return found;
}
