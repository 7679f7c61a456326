import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { OfficeRecord, OfficesReader, OfficesWriter } from '../ports/stores/offices-store.ts';
import { offices } from './schema/offices.ts';
import type { StoreDeps } from './store-deps.ts';

const nameContext = (officeId: string) => `offices/name/${officeId}`;

export function createOfficesReader(reader: RecordReader, { sealer }: StoreDeps): OfficesReader {
  const officeOf = ({ inForce: _inForce, ...row }: RowOf<typeof offices>): OfficeRecord => ({
    ...row,
    name: sealer.open(row.name, nameContext(row.officeId)),
  });
  return {
    async byId(officeId) {
      const row = await reader.get(offices, { officeId });
      return row && officeOf(row);
    },
    /** In force only: an office that has ended gives no right. */
    async ofPerson(personId) {
      const eq = { personId, inForce: true };
      return (await reader.find(offices, { index: 'byPerson', eq })).map(officeOf);
    },
    async inArea(office, area) {
      const eq = { office, area, inForce: true };
      return (await reader.find(offices, { index: 'inArea', eq })).map(officeOf);
    },
  };
}

export function createOfficesWriter(writer: RecordWriter, deps: StoreDeps): OfficesWriter {
  const { sealer } = deps;
  return {
    ...createOfficesReader(writer, deps),
    add: (office) =>
      writer.insert(offices, {
        ...office,
        name: sealer.seal(office.name, nameContext(office.officeId)),
        inForce: office.until === null,
      }),
    /** An office that has ended cannot be taken up either. */
    link: (officeId, personId) =>
      writer.update(offices, { officeId }, { personId }, { personId: null, inForce: true }),
    async end(officeId, until) {
      const ended = { until, inForce: false };
      if (await writer.update(offices, { officeId }, ended, { inForce: true })) return;
      if (!(await writer.get(offices, { officeId }))) throw new Error('no such office');
    },
  };
}
