import type { LedgerRules } from '../domain/ledger/ledger-state.ts';
import { DuplicateRecordError, LostRaceError } from '../ports/records/errors.ts';
import type { RecordReader, RecordStore, RecordWriter } from '../ports/records/record-store.ts';
import type { Readers, UnitOfWork, Writers } from '../ports/stores/stores.ts';
import { createApprovalsReader, createApprovalsWriter } from './approvals-store.ts';
import { createAuditReader, createAuditWriter } from './audit-store.ts';
import { createCampaignsReader, createCampaignsWriter } from './campaigns-store.ts';
import { createCashCountsReader, createCashCountsWriter } from './cash-counts-store.ts';
import { createChatTiesReader, createChatTiesWriter } from './chat-ties-store.ts';
import { createComplaintsReader, createComplaintsWriter } from './complaints-store.ts';
import { createFreezesReader, createFreezesWriter } from './freezes-store.ts';
import { createGroupsReader, createGroupsWriter } from './groups-store.ts';
import { createHandoversReader, createHandoversWriter } from './handovers-store.ts';
import { createInboxReader, createInboxWriter } from './inbox-store.ts';
import { RecordLedgerReader } from './ledger/ledger-reader.ts';
import { RecordLedgerWriter } from './ledger/ledger-writer.ts';
import { createLinksReader, createLinksWriter } from './links-store.ts';
import { createMediaRequestsReader, createMediaRequestsWriter } from './media-requests-store.ts';
import { createMediaReader, createMediaWriter } from './media-store.ts';
import { createMembersReader, createMembersWriter } from './members-store.ts';
import { createMissedReader, createMissedWriter } from './missed-store.ts';
import { createOfficesReader, createOfficesWriter } from './offices-store.ts';
import { createOutboxReader, createOutboxWriter } from './outbox-store.ts';
import { createPeopleReader, createPeopleWriter } from './people-store.ts';
import { createProxiesReader, createProxiesWriter } from './proxies-store.ts';
import { createQuotaReader, createQuotaWriter } from './quota-store.ts';
import { createReceiptsReader, createReceiptsWriter } from './receipts-store.ts';
import { createRemindersReader, createRemindersWriter } from './reminders-store.ts';
import { createSessionsReader, createSessionsWriter } from './sessions-store.ts';
import { createSettingsReader, createSettingsWriter } from './settings-store.ts';
import type { StoreDeps } from './store-deps.ts';
import { createTurnsReader, createTurnsWriter } from './turns-store.ts';
import { createWaitsReader, createWaitsWriter } from './waits-store.ts';
import { createWitnessReader, createWitnessWriter } from './witness-store.ts';

export interface UnitOfWorkDeps extends StoreDeps {
  rules: LedgerRules;
}

/** Two writers raced for one row or one unique value: the second run reads what the first wrote. */
const RACES_MAX = 5;

export function createReaders(records: RecordReader, deps: UnitOfWorkDeps): Readers {
  return {
    people: createPeopleReader(records, deps),
    groups: createGroupsReader(records, deps),
    members: createMembersReader(records, deps),
    offices: createOfficesReader(records, deps),
    links: createLinksReader(records, deps),
    receipts: createReceiptsReader(records, deps),
    approvals: createApprovalsReader(records, deps),
    complaints: createComplaintsReader(records, deps),
    audit: createAuditReader(records, deps),
    media: createMediaReader(records, deps),
    ledger: new RecordLedgerReader(records, deps.rules.chart),
    freezes: createFreezesReader(records),
    cashCounts: createCashCountsReader(records),
    chatTies: createChatTiesReader(records, deps),
    sessions: createSessionsReader(records, deps.sealer),
    inbox: createInboxReader(records, deps.sealer),
    outbox: createOutboxReader(records, deps.sealer),
    waits: createWaitsReader(records),
    witness: createWitnessReader(records),
    turns: createTurnsReader(records),
    missed: createMissedReader(records),
    handovers: createHandoversReader(records, deps.sealer),
    mediaRequests: createMediaRequestsReader(records),
    proxies: createProxiesReader(records, deps),
    quota: createQuotaReader(records),
    settings: createSettingsReader(records),
    campaigns: createCampaignsReader(records, deps),
    reminders: createRemindersReader(records),
  };
}

function createWriters(records: RecordWriter, deps: UnitOfWorkDeps): Writers {
  return {
    people: createPeopleWriter(records, deps),
    groups: createGroupsWriter(records, deps),
    members: createMembersWriter(records, deps),
    offices: createOfficesWriter(records, deps),
    links: createLinksWriter(records, deps),
    receipts: createReceiptsWriter(records, deps),
    approvals: createApprovalsWriter(records, deps),
    complaints: createComplaintsWriter(records, deps),
    audit: createAuditWriter(records, deps),
    media: createMediaWriter(records, deps),
    ledger: new RecordLedgerWriter(records, deps.rules),
    freezes: createFreezesWriter(records),
    cashCounts: createCashCountsWriter(records),
    chatTies: createChatTiesWriter(records, deps),
    sessions: createSessionsWriter(records, deps.sealer),
    inbox: createInboxWriter(records, deps.sealer),
    outbox: createOutboxWriter(records, deps.sealer),
    waits: createWaitsWriter(records),
    witness: createWitnessWriter(records),
    turns: createTurnsWriter(records),
    missed: createMissedWriter(records),
    handovers: createHandoversWriter(records, deps.sealer),
    mediaRequests: createMediaRequestsWriter(records),
    proxies: createProxiesWriter(records, deps),
    quota: createQuotaWriter(records),
    settings: createSettingsWriter(records),
    campaigns: createCampaignsWriter(records, deps),
    reminders: createRemindersWriter(records),
  };
}

export function createUnitOfWork(store: RecordStore, deps: UnitOfWorkDeps): UnitOfWork {
  return {
    read: createReaders(store.reader, deps),
    async transact(work) {
      for (let race = 1; ; race += 1) {
        try {
          return await store.transact((records) => work(createWriters(records, deps)));
        } catch (error) {
          const raced = error instanceof DuplicateRecordError || error instanceof LostRaceError;
          if (!raced || race === RACES_MAX) throw error;
        }
      }
    },
  };
}
