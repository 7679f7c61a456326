import { afterEach, beforeEach } from '@jest/globals';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import type {
  RecordReader,
  RecordStore,
  RecordWriter,
} from '../../../src/ports/records/record-store.ts';
import type { Table } from '../../../src/ports/records/table.ts';
import type { Sealer } from '../../../src/ports/sealer.ts';
import { createAuditReader, createAuditWriter } from '../../../src/stores/audit-store.ts';
import { createGroupsReader, createGroupsWriter } from '../../../src/stores/groups-store.ts';
import { createLinksReader, createLinksWriter } from '../../../src/stores/links-store.ts';
import { createMediaReader, createMediaWriter } from '../../../src/stores/media-store.ts';
import { createMembersReader, createMembersWriter } from '../../../src/stores/members-store.ts';
import { createOfficesReader, createOfficesWriter } from '../../../src/stores/offices-store.ts';
import { createPeopleReader, createPeopleWriter } from '../../../src/stores/people-store.ts';
import { createProxiesReader, createProxiesWriter } from '../../../src/stores/proxies-store.ts';
import { createReceiptsReader, createReceiptsWriter } from '../../../src/stores/receipts-store.ts';
import { areaNumbers } from '../../../src/stores/schema/area-numbers.ts';
import { audit } from '../../../src/stores/schema/audit.ts';
import { disputes } from '../../../src/stores/schema/disputes.ts';
import { groups } from '../../../src/stores/schema/groups.ts';
import { linkCodes } from '../../../src/stores/schema/link-codes.ts';
import { linkTries } from '../../../src/stores/schema/link-tries.ts';
import { mediaEnds } from '../../../src/stores/schema/media-ends.ts';
import { media } from '../../../src/stores/schema/media.ts';
import { members } from '../../../src/stores/schema/members.ts';
import { offices } from '../../../src/stores/schema/offices.ts';
import { people } from '../../../src/stores/schema/people.ts';
import { posts } from '../../../src/stores/schema/posts.ts';
import { proxiesTable } from '../../../src/stores/schema/proxies.ts';
import { receiptTries } from '../../../src/stores/schema/receipt-tries.ts';
import { receiptAnswers } from '../../../src/stores/schema/receipt-answers.ts';
import { ruleChanges } from '../../../src/stores/schema/rule-changes.ts';
import type { OpenStore } from '../../support/stores.ts';

export const rosterTables: readonly Table[] = [
  people,
  groups,
  areaNumbers,
  members,
  posts,
  offices,
  linkCodes,
  linkTries,
  proxiesTable,
  receiptAnswers,
  receiptTries,
  disputes,
  audit,
  media,
  mediaEnds,
  ruleChanges,
];

export const sealer: Sealer = createSealer(new Uint8Array(32).fill(4));

export const readersOf = (reader: RecordReader, deps = { sealer }) => ({
  people: createPeopleReader(reader, deps),
  groups: createGroupsReader(reader, deps),
  members: createMembersReader(reader, deps),
  offices: createOfficesReader(reader, deps),
  links: createLinksReader(reader, deps),
  proxies: createProxiesReader(reader, deps),
  receipts: createReceiptsReader(reader, deps),
  audit: createAuditReader(reader, deps),
  media: createMediaReader(reader, deps),
});

export const writersOf = (writer: RecordWriter, deps = { sealer }) => ({
  people: createPeopleWriter(writer, deps),
  groups: createGroupsWriter(writer, deps),
  members: createMembersWriter(writer, deps),
  offices: createOfficesWriter(writer, deps),
  links: createLinksWriter(writer, deps),
  proxies: createProxiesWriter(writer, deps),
  receipts: createReceiptsWriter(writer, deps),
  audit: createAuditWriter(writer, deps),
  media: createMediaWriter(writer, deps),
});

export type RosterReaders = ReturnType<typeof readersOf>;
export type RosterWriters = ReturnType<typeof writersOf>;

export interface Roster {
  /** The record store below, for looking at rows. */
  records(): RecordStore;
  read(): RosterReaders;
  write<R>(work: (writers: RosterWriters) => Promise<R>): Promise<R>;
}

/** A fresh roster for each test of the suite. */
export function useRoster(openStore: OpenStore): Roster {
  let store: RecordStore | undefined;
  const records = () => {
    if (!store) throw new Error('the store is not open');
    return store;
  };
  beforeEach(async () => {
    store = await openStore({ tables: rosterTables });
  });
  afterEach(async () => {
    await records().close();
    store = undefined;
  });
  return {
    records,
    read: () => readersOf(records().reader),
    write: (work) => records().transact((writer) => work(writersOf(writer))),
  };
}
