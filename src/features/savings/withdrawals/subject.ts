import type { Readers } from '../../../ports/stores/stores.ts';
import { isAskedOver } from '../ask-first.ts';

/** The member and two officers at most. */
const STAGES = 3;

/** What a request is over: one member's withdrawal, and how many have agreed to it. */
export const subjectOf = (memberId: string, agreed: number): string =>
  `withdrawal/${memberId}/${agreed}`;

/** Whether a withdrawal of this member waits for anybody. */
export const isWaiting = (read: Readers, groupId: string, memberId: string): Promise<boolean> =>
  isAskedOver(read, groupId, (agreed) => subjectOf(memberId, agreed), STAGES);
