import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { ApprovalsReader, ApprovalsWriter } from '../ports/stores/approvals-store.ts';
import { approvalContext, approvalOf, rowOfApproval, type ApprovalRow } from './approval-row.ts';
import { approvalsTable } from './schema/approvals.ts';
import { sealOrNull } from './sealed.ts';
import type { StoreDeps } from './store-deps.ts';

export function createApprovalsReader(
  reader: RecordReader,
  { sealer }: StoreDeps,
): ApprovalsReader {
  const list = (rows: ApprovalRow[]) => rows.map((row) => approvalOf(row, sealer));
  return {
    async byId(approvalId) {
      const row = await reader.get(approvalsTable, { approvalId });
      return row && approvalOf(row, sealer);
    },
    async openIn(groupId) {
      const eq = { groupId, state: 'open' } as const;
      return list(await reader.find(approvalsTable, { index: 'inState', eq }));
    },
    async openOver(groupId, openSubject) {
      const eq = { groupId, openSubject };
      const [row] = await reader.find(approvalsTable, { index: 'open', eq, limit: 1 });
      return row && approvalOf(row, sealer);
    },
    async ofMaker(makerPersonId, limit) {
      const eq = { makerPersonId };
      const query = { index: 'ofMaker', eq, order: 'desc', limit } as const;
      return list(await reader.find(approvalsTable, query));
    },
    async due(now, limit) {
      const eq = { state: 'open' } as const;
      const query = { index: 'byExpiry', eq, range: { lte: now }, limit };
      return list(await reader.find(approvalsTable, query));
    },
  };
}

export function createApprovalsWriter(writer: RecordWriter, deps: StoreDeps): ApprovalsWriter {
  const { sealer } = deps;
  return {
    ...createApprovalsReader(writer, deps),
    async open(approval) {
      const row = rowOfApproval(approval, sealer);
      await writer.insert(approvalsTable, row);
      return approvalOf(row, sealer);
    },
    close: (approvalId, { at, by, reason, state }) =>
      writer.update(
        approvalsTable,
        { approvalId },
        {
          state,
          openSubject: null,
          closedByPersonId: by?.personId ?? null,
          closedByMemberId: by?.memberId ?? null,
          closedAt: at,
          reason: sealOrNull(sealer, reason, approvalContext('reason', approvalId)),
        },
        { state: 'open' },
      ),
  };
}
