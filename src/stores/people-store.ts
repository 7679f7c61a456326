import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { PeopleReader, PeopleWriter, Person } from '../ports/stores/people-store.ts';
import { changeRow } from './change-row.ts';
import { people } from './schema/people.ts';
import type { StoreDeps } from './store-deps.ts';

const LINE_KEY = 'people/line';
const lineContext = (personId: string) => `people/line/${personId}`;

export function createPeopleReader(reader: RecordReader, { sealer }: StoreDeps): PeopleReader {
  const personOf = ({ lineKey: _lineKey, line, ...rest }: RowOf<typeof people>): Person => ({
    ...rest,
    userId: sealer.open(line, lineContext(rest.personId)),
  });
  return {
    async byId(personId) {
      const row = await reader.get(people, { personId });
      return row && personOf(row);
    },
    async byUserId(userId) {
      const lineKey = sealer.lookupKey(LINE_KEY, userId);
      const [row] = await reader.find(people, { index: 'byLine', eq: { lineKey } });
      return row && personOf(row);
    },
  };
}

export function createPeopleWriter(writer: RecordWriter, deps: StoreDeps): PeopleWriter {
  const { sealer } = deps;
  return {
    ...createPeopleReader(writer, deps),
    async add({ userId, ...rest }) {
      await writer.insert(people, {
        ...rest,
        lineKey: sealer.lookupKey(LINE_KEY, userId),
        line: sealer.seal(userId, lineContext(rest.personId)),
      });
    },
    async change(personId, patch) {
      await changeRow(writer, people, { personId }, patch);
    },
  };
}
