import type { Party } from '../../../domain/approvals/approval.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';
import { whoAgrees, type WhoAgrees } from '../withdrawals/who-agrees.ts';
import type { RefundPayload } from './refund-data.ts';

/** An officer always; before that whoever resigns, where they are on LINE. The dead are not asked. */
export async function whoAgreesToRefund(
  read: Readers,
  asked: { group: Group; maker: Party; member: Member; reason: RefundPayload['reason'] },
): Promise<WhoAgrees> {
  if (asked.reason === 'deceased') return { own: false, officers: 1 };
  const { own } = await whoAgrees(read, { ...asked, amount: 0n });
  return { own, officers: 1 };
}
