import { continued } from '../../features/campaigns/continue-campaign.ts';
import type { Campaign } from '../../ports/stores/campaigns-store.ts';
import type { RecordReader, RecordWriter } from '../../ports/records/record-store.ts';
import type { RowOf } from '../../ports/records/table.ts';
import { campaignsTable } from '../../stores/schema/campaigns.ts';
import { heldTable } from '../../stores/schema/held.ts';
import { inboxTable } from '../../stores/schema/inbox.ts';
import { outboxTable } from '../../stores/schema/outbox.ts';
import { reminderOccurrencesTable } from '../../stores/schema/reminder-occurrences.ts';
import { NOT_DUE } from './not-due.ts';

export const HELD_KINDS = ['message', 'event', 'campaign', 'reminder'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

/** Something that a restore held back. Names no person and no text. */
export type HeldItem = RowOf<typeof heldTable>;

/** Epoch ms by the business clock and by the store's. */
export interface Times {
  now: number;
  storeNow: number;
}

/** How one kind is found, let go, and given up. Both answer false when it is held no longer. */
export interface HeldSort {
  isHeld(reader: RecordReader, id: string): Promise<boolean>;
  release(writer: RecordWriter, id: string, times: Times): Promise<boolean>;
  drop(writer: RecordWriter, id: string, times: Times): Promise<boolean>;
}

const messages: HeldSort = {
  async isHeld(reader, outboxId) {
    const state = (await reader.get(outboxTable, { outboxId }))?.state;
    return state === 'held' || state === 'held-waiting';
  },
  async release(writer, outboxId, { storeNow }) {
    const key = { outboxId };
    const again = { leaseUntil: 0, nextAt: storeNow } as const;
    return (
      (await writer.update(outboxTable, key, { state: 'ready', ...again }, { state: 'held' })) ||
      writer.update(outboxTable, key, { state: 'waiting', ...again }, { state: 'held-waiting' })
    );
  },
  async drop(writer, outboxId) {
    const row = await writer.get(outboxTable, { outboxId });
    if (row?.state !== 'held' && row?.state !== 'held-waiting') return false;
    const state = row.ambiguous ? 'unknown' : 'expired';
    return writer.update(outboxTable, { outboxId }, { state, body: null });
  },
};

const events: HeldSort = {
  isHeld: async (reader, eventId) => (await reader.get(inboxTable, { eventId }))?.state === 'held',
  release: (writer, eventId) =>
    writer.update(inboxTable, { eventId }, { state: 'new' }, { state: 'held' }),
  drop(writer, eventId) {
    const gone = { state: 'dead', body: null, outcome: 'dropped' } as const;
    return writer.update(inboxTable, { eventId }, gone, { state: 'held' });
  },
};

const campaigns: HeldSort = {
  isHeld: async (reader, campaignId) => (await heldCampaign(reader, campaignId)) !== undefined,
  async release(writer, campaignId, { now }) {
    const row = await heldCampaign(writer, campaignId);
    if (!row) return false;
    if (row.state === 'stopping')
      return writer.update(campaignsTable, { campaignId }, { dueAt: now });
    const { bodies: _none, ...change } = continued({ ...row, ...NO_CONTENT }, now);
    return writer.update(campaignsTable, { campaignId }, change);
  },
  async drop(writer, campaignId, { now }) {
    const row = await heldCampaign(writer, campaignId);
    if (!row) return false;
    const stopping = { state: 'stopping', stopAs: row.stopAs ?? 'cancelled', dueAt: now } as const;
    return writer.update(campaignsTable, { campaignId }, stopping);
  },
};

/** What going on does not depend on. */
const NO_CONTENT: Pick<Campaign, 'content' | 'bodies'> = {
  content: { text: '', mediaId: null, button: null },
  bodies: {},
};

async function heldCampaign(reader: RecordReader, campaignId: string) {
  const row = await reader.get(campaignsTable, { campaignId });
  const isPaused = row?.state === 'paused' && row.pause === 'restored';
  return isPaused || (row?.state === 'stopping' && row.dueAt === NOT_DUE) ? row : undefined;
}

const reminders: HeldSort = {
  isHeld: async (reader, id) =>
    (await reader.get(reminderOccurrencesTable, reminderKey(id)))?.state === 'held',
  release: (writer, id) => endReminder(writer, id, 'planned'),
  drop: (writer, id) => endReminder(writer, id, 'expired'),
};

function reminderKey(id: string) {
  const at = id.indexOf('/');
  return { month: id.slice(0, at), groupId: id.slice(at + 1) };
}

async function endReminder(
  writer: RecordWriter,
  id: string,
  state: 'planned' | 'expired',
): Promise<boolean> {
  const key = reminderKey(id);
  const row = await writer.get(reminderOccurrencesTable, key);
  if (row?.state !== 'held') return false;
  return writer.update(reminderOccurrencesTable, key, { state, fence: row.fence + 1 });
}

export const HELD: Readonly<Record<HeldKind, HeldSort>> = {
  message: messages,
  event: events,
  campaign: campaigns,
  reminder: reminders,
};
