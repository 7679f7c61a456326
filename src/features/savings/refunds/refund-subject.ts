import type { Readers } from '../../../ports/stores/stores.ts';

/** The member and an officer. */
const STAGES = 2;

/** What a request is over: one member's refund, and how many have agreed to it. */
export const refundSubject = (memberId: string, agreed: number): string =>
  `refund/${memberId}/${agreed}`;

/** Whether a refund of this member waits for anybody. */
export async function isRefundWaiting(
  read: Readers,
  groupId: string,
  memberId: string,
): Promise<boolean> {
  for (let agreed = 0; agreed < STAGES; agreed += 1) {
    if (await read.approvals.openOver(groupId, refundSubject(memberId, agreed))) return true;
  }
  return false;
}
