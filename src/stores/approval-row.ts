import type { Party } from '../domain/approvals/approval.ts';
import { contentHash } from '../domain/approvals/content-hash.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { Approval, NewApproval } from '../ports/stores/approvals-store.ts';
import type { Json } from '../ports/stores/sessions-store.ts';
import type { approvalsTable } from './schema/approvals.ts';
import { openOrNull } from './sealed.ts';

export type ApprovalRow = RowOf<typeof approvalsTable>;

const HASH = 'approvals/content';

/** Where a sealed value of an approval lives. */
export const approvalContext = (field: 'payload' | 'reason', approvalId: string): string =>
  `approvals/${field}/${approvalId}`;

const hashOf = (content: NewApproval, sealer: Sealer): string =>
  contentHash(content, (text) => sealer.lookupKey(HASH, text));

export function rowOfApproval(approval: NewApproval, sealer: Sealer): ApprovalRow {
  const { approvalId, maker, payload, ...rest } = approval;
  return {
    ...rest,
    approvalId,
    openSubject: approval.subject,
    makerPersonId: maker.personId,
    makerMemberId: maker.memberId,
    payload: sealer.seal(JSON.stringify(payload), approvalContext('payload', approvalId)),
    contentHash: hashOf(approval, sealer),
    state: 'open',
    closedByPersonId: null,
    closedByMemberId: null,
    closedAt: null,
    reason: null,
  };
}

export function approvalOf(row: ApprovalRow, sealer: Sealer): Approval {
  const { approvalId } = row;
  const content: NewApproval = {
    approvalId,
    kind: row.kind,
    groupId: row.groupId,
    subject: row.subject,
    maker: { personId: row.makerPersonId, memberId: row.makerMemberId },
    concerns: row.concerns,
    payload: JSON.parse(sealer.open(row.payload, approvalContext('payload', approvalId))) as Json,
    openedAt: row.openedAt,
    expiresAt: row.expiresAt,
  };
  return {
    ...content,
    state: row.state,
    closedBy: closedByOf(row),
    closedAt: row.closedAt,
    reason: openOrNull(sealer, row.reason, approvalContext('reason', approvalId)),
    contentHash: row.contentHash,
    isIntact: row.contentHash === hashOf(content, sealer),
  };
}

function closedByOf({ closedByMemberId, closedByPersonId }: ApprovalRow): Party | null {
  return closedByPersonId === null
    ? null
    : { personId: closedByPersonId, memberId: closedByMemberId };
}
