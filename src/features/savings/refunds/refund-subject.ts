import type { Readers } from '../../../ports/stores/stores.ts';
import { isAskedOver } from '../ask-first.ts';

/** The member and an officer. */
const STAGES = 2;

/** What a request is over: one member's refund, and how many have agreed to it. */
export const refundSubject = (memberId: string, agreed: number): string =>
  `refund/${memberId}/${agreed}`;

/** Whether a refund of this member waits for anybody. */
export const isRefundWaiting = (
  read: Readers,
  groupId: string,
  memberId: string,
): Promise<boolean> =>
  isAskedOver(read, groupId, (agreed) => refundSubject(memberId, agreed), STAGES);
