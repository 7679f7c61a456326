import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type {
  Complaint,
  ComplaintsReader,
  ComplaintState,
  ComplaintsWriter,
} from '../ports/stores/complaints-store.ts';
import { complaintsTable } from './schema/complaints.ts';
import { openOrNull, sealOrNull } from './sealed.ts';
import type { StoreDeps } from './store-deps.ts';

const PROVINCE_LENGTH = 2;
const context = (field: 'text' | 'answer', complaintId: string): string =>
  `complaints/${field}/${complaintId}`;
const isLive = (state: ComplaintState): boolean => state === 'open' || state === 'taken-up';

export function createComplaintsReader(
  reader: RecordReader,
  { sealer }: StoreDeps,
): ComplaintsReader {
  const complaintOf = (row: RowOf<typeof complaintsTable>): Complaint => {
    const { live: _live, provinceCode: _province, ...rest } = row;
    const { complaintId } = rest;
    return {
      ...rest,
      text: sealer.open(row.text, context('text', complaintId)),
      answer: openOrNull(sealer, row.answer, context('answer', complaintId)),
    };
  };
  return {
    async byId(complaintId) {
      const row = await reader.get(complaintsTable, { complaintId });
      return row && complaintOf(row);
    },
    async ofPerson(personId, limit) {
      const query = { index: 'ofPerson', eq: { personId }, order: 'desc', limit } as const;
      return (await reader.find(complaintsTable, query)).map(complaintOf);
    },
    async liveIn(area, limit) {
      const query =
        area.length === PROVINCE_LENGTH
          ? { index: 'inProvince', eq: { live: true, provinceCode: area }, limit }
          : { index: 'inDistrict', eq: { live: true, districtCode: area }, limit };
      return (await reader.find(complaintsTable, query)).map(complaintOf);
    },
    async due(now, limit) {
      const query = { index: 'byDue', eq: { live: true }, range: { lte: now }, limit };
      return (await reader.find(complaintsTable, query)).map(complaintOf);
    },
  };
}

export function createComplaintsWriter(writer: RecordWriter, deps: StoreDeps): ComplaintsWriter {
  const { sealer } = deps;
  return {
    ...createComplaintsReader(writer, deps),
    add: (complaint) =>
      writer.insert(complaintsTable, {
        ...complaint,
        provinceCode: complaint.districtCode.slice(0, PROVINCE_LENGTH),
        live: isLive(complaint.state),
        text: sealer.seal(complaint.text, context('text', complaint.complaintId)),
        answer: sealOrNull(sealer, complaint.answer, context('answer', complaint.complaintId)),
      }),
    change({ complaintId, dueAt, level, state }, { answer, ...change }) {
      const patch = {
        ...change,
        ...(change.state !== undefined && { live: isLive(change.state) }),
        ...(answer !== undefined && {
          answer: sealOrNull(sealer, answer, context('answer', complaintId)),
        }),
      };
      return writer.update(complaintsTable, { complaintId }, patch, { dueAt, level, state });
    },
  };
}
