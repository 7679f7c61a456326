import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import {
  linkTargetId,
  type LinkCode,
  type LinksReader,
  type LinksWriter,
  type LinkTarget,
} from '../ports/stores/links-store.ts';
import { linkCodes } from './schema/link-codes.ts';
import { linkTries } from './schema/link-tries.ts';
import type { StoreDeps } from './store-deps.ts';

export function createLinksReader(reader: RecordReader, _deps: StoreDeps): LinksReader {
  return {
    async byHash(codeHash) {
      const row = await reader.get(linkCodes, { codeHash });
      return row && codeOf(row);
    },
    /** Expired codes are among them: a store knows no time. */
    async openFor(targetId) {
      const eq = { targetId, state: 'open' } as const;
      const rows = await reader.find(linkCodes, { index: 'ofTarget', eq, order: 'desc' });
      return rows.map(codeOf);
    },
    triesOf: (personId) => reader.get(linkTries, { personId }),
  };
}

export function createLinksWriter(writer: RecordWriter, deps: StoreDeps): LinksWriter {
  return {
    ...createLinksReader(writer, deps),
    async add({ target, ...code }) {
      const targetId = linkTargetId(target);
      const groupId = target.kind === 'office' ? null : target.groupId;
      await writer.insert(linkCodes, { ...code, targetKind: target.kind, targetId, groupId });
    },
    use: (codeHash, usedBy) =>
      writer.update(linkCodes, { codeHash }, { state: 'used', usedBy }, { state: 'open' }),
    /** A code that was used stays used. */
    async withdraw(codeHash) {
      await writer.update(linkCodes, { codeHash }, { state: 'withdrawn' }, { state: 'open' });
    },
    putTries: (tries) => writer.put(linkTries, tries),
  };
}

function codeOf(row: RowOf<typeof linkCodes>): LinkCode {
  const { targetKind: _kind, targetId: _id, groupId: _group, ...code } = row;
  return { ...code, target: targetOf(row) };
}

const NO_PROXY: LinkTarget = { kind: 'proxy', memberId: '', groupId: '' };

function targetOf({ targetKind, targetId, groupId }: RowOf<typeof linkCodes>): LinkTarget {
  if (targetKind === 'office') return { kind: 'office', officeId: targetId };
  if (groupId === null) throw new Error("a member's link code names no group");
  if (targetKind === 'member') return { kind: 'member', memberId: targetId, groupId };
  return { kind: 'proxy', memberId: targetId.slice(linkTargetId(NO_PROXY).length), groupId };
}
