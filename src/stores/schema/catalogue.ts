import type { SchemaStep } from '../../ports/records/schema-step.ts';
import { approvalsTable } from './approvals.ts';
import { areaNumbers } from './area-numbers.ts';
import { audit } from './audit.ts';
import { campaignChunksTable } from './campaign-chunks.ts';
import { campaignRecipientsTable } from './campaign-recipients.ts';
import { campaignsTable } from './campaigns.ts';
import { cashCountsTable } from './cash-counts.ts';
import { chatTiesTable } from './chat-ties.ts';
import type { Table } from './columns.ts';
import { complaintsTable } from './complaints.ts';
import { dayTotalsSent } from './day-totals-sent.ts';
import { disputes } from './disputes.ts';
import { groups } from './groups.ts';
import { heldTable } from './held.ts';
import { handoversTable } from './handovers.ts';
import { inboxTable } from './inbox.ts';
import {
  ledgerAccounts,
  ledgerCommands,
  ledgerEntries,
  ledgerHeads,
  ledgerMonthCloses,
  pledgeMonths,
} from './ledger-tables.ts';
import { ledgerFreezes } from './ledger-freezes.ts';
import { linkCodes } from './link-codes.ts';
import { linkTries } from './link-tries.ts';
import { mediaRequestsTable } from './media-requests.ts';
import { mediaEnds } from './media-ends.ts';
import { media } from './media.ts';
import { members } from './members.ts';
import { missedShapes } from './missed-shapes.ts';
import { offices } from './offices.ts';
import { outboxTable } from './outbox.ts';
import { people } from './people.ts';
import { posts } from './posts.ts';
import { proxiesTable } from './proxies.ts';
import { quotaTable } from './quota.ts';
import { receiptAnswers } from './receipt-answers.ts';
import { receiptTries } from './receipt-tries.ts';
import { reminderOccurrencesTable } from './reminder-occurrences.ts';
import { remindersSentTable } from './reminders-sent.ts';
import { ruleChanges } from './rule-changes.ts';
import { sessionsTable } from './sessions.ts';
import { settingsTable } from './settings.ts';
import { turnsTable } from './turns.ts';
import { waitsTable } from './waits.ts';

/** Raise it when a table changes, and add the step that brings an older store there. */
export const SCHEMA_VERSION = 1;

/**
 * What brings an older store's data to each version after it; missing tables, nullable columns and
 * indexes are made before. A step is run again from its start when it was cut off.
 */
export const SCHEMA_STEPS: readonly SchemaStep[] = [];

/** Every table of the store. Both adapters derive their schema from this list. */
export const CATALOGUE: readonly Table[] = [
  approvalsTable,
  areaNumbers,
  audit,
  campaignChunksTable,
  campaignRecipientsTable,
  campaignsTable,
  cashCountsTable,
  chatTiesTable,
  complaintsTable,
  dayTotalsSent,
  disputes,
  groups,
  handoversTable,
  heldTable,
  inboxTable,
  ledgerAccounts,
  ledgerCommands,
  ledgerEntries,
  ledgerFreezes,
  ledgerHeads,
  ledgerMonthCloses,
  linkCodes,
  linkTries,
  media,
  mediaEnds,
  mediaRequestsTable,
  members,
  missedShapes,
  offices,
  outboxTable,
  people,
  pledgeMonths,
  posts,
  proxiesTable,
  quotaTable,
  receiptAnswers,
  receiptTries,
  reminderOccurrencesTable,
  remindersSentTable,
  ruleChanges,
  sessionsTable,
  settingsTable,
  turnsTable,
  waitsTable,
];
