import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { Freeze, FreezesReader, FreezesWriter } from '../ports/stores/freezes-store.ts';
import { ledgerFreezes } from './schema/ledger-freezes.ts';

export function createFreezesReader(reader: RecordReader): FreezesReader {
  return {
    async open(groupId) {
      const query = { index: 'open', eq: { openFor: groupId }, limit: 1 };
      const [row] = await reader.find(ledgerFreezes, query);
      return row && freezeOf(row);
    },
    async ofGroup(groupId, limit) {
      const query = { index: 'ofGroup', eq: { groupId }, order: 'desc', limit } as const;
      return (await reader.find(ledgerFreezes, query)).map(freezeOf);
    },
  };
}

export function createFreezesWriter(writer: RecordWriter): FreezesWriter {
  return {
    ...createFreezesReader(writer),
    async add(freeze) {
      const open = { openFor: freeze.groupId, liftedAt: null, liftedBy: null, liftReason: null };
      await writer.insert(ledgerFreezes, { ...freeze, ...open });
    },
    lift(freezeId, { at, by, reason }) {
      const patch = { openFor: null, liftedAt: at, liftedBy: by, liftReason: reason };
      return writer.update(ledgerFreezes, { freezeId }, patch, { liftedAt: null });
    },
  };
}

function freezeOf({ openFor: _openFor, ...freeze }: RowOf<typeof ledgerFreezes>): Freeze {
  return freeze;
}
