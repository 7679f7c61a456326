import type { RenderedMessage } from '../ports/messenger.ts';
import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import type {
  Campaign,
  CampaignContent,
  CampaignRecipient,
  CampaignsReader,
  CampaignsWriter,
} from '../ports/stores/campaigns-store.ts';
import { chunkOf, chunkPatch, rowOfChunk } from './campaign-chunk-row.ts';
import { changeRow } from './change-row.ts';
import { reachPeople } from './reach-people.ts';
import { campaignChunksTable } from './schema/campaign-chunks.ts';
import { campaignRecipientsTable } from './schema/campaign-recipients.ts';
import { campaignsTable } from './schema/campaigns.ts';
import type { RowOf } from './schema/columns.ts';
import type { StoreDeps } from './store-deps.ts';

type Row = RowOf<typeof campaignsTable>;
type Body = Pick<Campaign, 'content' | 'bodies'>;

const bodyContext = (campaignId: string): string => `campaigns/body/${campaignId}`;

function sealBody(sealer: Sealer, campaignId: string, body: Body): Uint8Array {
  return sealer.seal(JSON.stringify(body), bodyContext(campaignId));
}

function campaignOf(sealer: Sealer, { body, ...rest }: Row): Campaign {
  const opened = JSON.parse(sealer.open(body, bodyContext(rest.campaignId))) as {
    content: CampaignContent;
    bodies: Record<string, RenderedMessage[]>;
  };
  return { ...rest, ...opened };
}

const recipientOf = ({
  answered: _answered,
  ...rest
}: RowOf<typeof campaignRecipientsTable>): CampaignRecipient => rest;

export function createCampaignsReader(
  reader: RecordReader,
  { sealer }: StoreDeps,
): CampaignsReader {
  const list = (rows: Row[]) => rows.map((row) => campaignOf(sealer, row));
  return {
    async byId(campaignId) {
      const row = await reader.get(campaignsTable, { campaignId });
      return row && campaignOf(sealer, row);
    },
    async ofOffice(officeId, limit) {
      const query = { index: 'ofOffice', eq: { officeId }, order: 'desc', limit } as const;
      return list(await reader.find(campaignsTable, query));
    },
    async due(state, now, limit) {
      const query = { index: 'byState', eq: { state }, range: { lte: now }, limit };
      return list(await reader.find(campaignsTable, query));
    },
    async chunk(chunkId) {
      const row = await reader.get(campaignChunksTable, { chunkId });
      return row && chunkOf(sealer, row);
    },
    async openChunks(campaignId, until, limit) {
      const eq = { campaignId, state: 'ready' } as const;
      const range = until === null ? {} : { range: { lte: until } };
      const query = { index: 'byState', eq, ...range, limit };
      return (await reader.find(campaignChunksTable, query)).map((row) => chunkOf(sealer, row));
    },
    async recipient(campaignId, personId) {
      const row = await reader.get(campaignRecipientsTable, { campaignId, personId });
      return row && recipientOf(row);
    },
    async recipientsAfter(campaignId, lang, after, limit) {
      const query = { index: 'byLang', eq: { campaignId, lang }, range: { gt: after }, limit };
      return (await reader.find(campaignRecipientsTable, query)).map(recipientOf);
    },
    countRecipients: (campaignId) =>
      reader.count(campaignRecipientsTable, { index: 'key', eq: { campaignId } }),
    countAnswers: (campaignId) =>
      reader.count(campaignRecipientsTable, {
        index: 'byAnswer',
        eq: { campaignId, answered: true },
      }),
    reach: (personIds) => reachPeople(reader, personIds),
  };
}

export function createCampaignsWriter(writer: RecordWriter, deps: StoreDeps): CampaignsWriter {
  const { sealer } = deps;
  const reader = createCampaignsReader(writer, deps);
  return {
    ...reader,
    async add({ content, bodies, ...rest }) {
      const { campaignId } = rest;
      if (await writer.get(campaignsTable, { campaignId })) return false;
      const body = sealBody(sealer, campaignId, { content, bodies });
      await writer.insert(campaignsTable, { ...rest, body });
      return true;
    },
    async change(campaignId, { bodies, ...rest }) {
      if (bodies === undefined) return changeRow(writer, campaignsTable, { campaignId }, rest);
      const campaign = await reader.byId(campaignId);
      if (!campaign) throw new Error('no such campaign');
      const body = sealBody(sealer, campaignId, { content: campaign.content, bodies });
      await changeRow(writer, campaignsTable, { campaignId }, { ...rest, body });
    },
    async addRecipient(recipient) {
      const { campaignId, personId, answeredAt } = recipient;
      if (await writer.get(campaignRecipientsTable, { campaignId, personId })) return;
      const answered = answeredAt !== null;
      await writer.insert(campaignRecipientsTable, { ...recipient, answered });
    },
    answer: (campaignId, personId, at) =>
      writer.update(
        campaignRecipientsTable,
        { campaignId, personId },
        { answered: true, answeredAt: at },
        { answered: false },
      ),
    addChunk: (chunk) => writer.insert(campaignChunksTable, rowOfChunk(sealer, chunk)),
    changeChunk: ({ chunkId, fence }, patch) =>
      writer.update(campaignChunksTable, { chunkId }, chunkPatch(sealer, chunkId, patch), {
        fence,
        state: 'ready',
      }),
  };
}
