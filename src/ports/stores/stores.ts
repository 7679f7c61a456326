import type { ApprovalsReader, ApprovalsWriter } from './approvals-store.ts';
import type { AuditReader, AuditWriter } from './audit-store.ts';
import type { CampaignsReader, CampaignsWriter } from './campaigns-store.ts';
import type { CashCountsReader, CashCountsWriter } from './cash-counts-store.ts';
import type { ChatTiesReader, ChatTiesWriter } from './chat-ties-store.ts';
import type { ComplaintsReader, ComplaintsWriter } from './complaints-store.ts';
import type { FreezesReader, FreezesWriter } from './freezes-store.ts';
import type { GroupsReader, GroupsWriter } from './groups-store.ts';
import type { HandoversReader, HandoversWriter } from './handovers-store.ts';
import type { InboxReader, InboxWriter } from './inbox-store.ts';
import type { LedgerReader, LedgerWriter } from './ledger-store.ts';
import type { LinksReader, LinksWriter } from './links-store.ts';
import type { MediaReader, MediaWriter } from './media-store.ts';
import type { MediaRequestsReader, MediaRequestsWriter } from './media-requests-store.ts';
import type { MembersReader, MembersWriter } from './members-store.ts';
import type { MissedReader, MissedWriter } from './missed-store.ts';
import type { OfficesReader, OfficesWriter } from './offices-store.ts';
import type { OutboxReader, OutboxWriter } from './outbox-store.ts';
import type { PeopleReader, PeopleWriter } from './people-store.ts';
import type { ProxiesReader, ProxiesWriter } from './proxies-store.ts';
import type { QuotaReader, QuotaWriter } from './quota-store.ts';
import type { ReceiptsReader, ReceiptsWriter } from './receipts-store.ts';
import type { RemindersReader, RemindersWriter } from './reminders-store.ts';
import type { SessionsReader, SessionsWriter } from './sessions-store.ts';
import type { SettingsReader, SettingsWriter } from './settings-store.ts';
import type { TurnsReader, TurnsWriter } from './turns-store.ts';
import type { WaitsReader, WaitsWriter } from './waits-store.ts';
import type { WitnessReader, WitnessWriter } from './witness-store.ts';

/** Everything that can be read. */
export interface Readers {
  people: PeopleReader;
  groups: GroupsReader;
  members: MembersReader;
  offices: OfficesReader;
  links: LinksReader;
  receipts: ReceiptsReader;
  approvals: ApprovalsReader;
  complaints: ComplaintsReader;
  audit: AuditReader;
  media: MediaReader;
  ledger: LedgerReader;
  freezes: FreezesReader;
  cashCounts: CashCountsReader;
  chatTies: ChatTiesReader;
  sessions: SessionsReader;
  inbox: InboxReader;
  outbox: OutboxReader;
  waits: WaitsReader;
  witness: WitnessReader;
  turns: TurnsReader;
  missed: MissedReader;
  handovers: HandoversReader;
  mediaRequests: MediaRequestsReader;
  proxies: ProxiesReader;
  quota: QuotaReader;
  settings: SettingsReader;
  campaigns: CampaignsReader;
  reminders: RemindersReader;
}

/** Everything that can be changed, inside one transaction. A writer is also a reader of its own writes. */
export interface Writers extends Readers {
  people: PeopleWriter;
  groups: GroupsWriter;
  members: MembersWriter;
  offices: OfficesWriter;
  links: LinksWriter;
  receipts: ReceiptsWriter;
  approvals: ApprovalsWriter;
  complaints: ComplaintsWriter;
  audit: AuditWriter;
  media: MediaWriter;
  ledger: LedgerWriter;
  freezes: FreezesWriter;
  cashCounts: CashCountsWriter;
  chatTies: ChatTiesWriter;
  sessions: SessionsWriter;
  inbox: InboxWriter;
  outbox: OutboxWriter;
  waits: WaitsWriter;
  witness: WitnessWriter;
  turns: TurnsWriter;
  missed: MissedWriter;
  handovers: HandoversWriter;
  mediaRequests: MediaRequestsWriter;
  proxies: ProxiesWriter;
  quota: QuotaWriter;
  settings: SettingsWriter;
  campaigns: CampaignsWriter;
  reminders: RemindersWriter;
}

/** One place to read, one way to write: all or nothing, durable when resolved, never nested. */
export interface UnitOfWork {
  readonly read: Readers;
  /** `work` may run again after a conflict: it must have no effect but through `stores`. */
  transact<R>(work: (stores: Writers) => Promise<R>): Promise<R>;
}
