import type { Sealer } from '../ports/sealer.ts';
import type { CampaignChunk } from '../ports/stores/campaigns-store.ts';
import type { campaignChunksTable } from './schema/campaign-chunks.ts';
import type { RowOf } from './schema/columns.ts';
import { openOrNull, sealOrNull } from './sealed.ts';

type Row = RowOf<typeof campaignChunksTable>;

const toContext = (chunkId: string): string => `campaign_chunks/to/${chunkId}`;

const sealTo = (sealer: Sealer, chunkId: string, to: CampaignChunk['to']): Uint8Array | null =>
  sealOrNull(sealer, to && JSON.stringify(to), toContext(chunkId));

export function rowOfChunk(sealer: Sealer, chunk: CampaignChunk): Row {
  return { ...chunk, to: sealTo(sealer, chunk.chunkId, chunk.to) };
}

export function chunkOf(sealer: Sealer, row: Row): CampaignChunk {
  const to = openOrNull(sealer, row.to, toContext(row.chunkId));
  return { ...row, to: to === null ? null : (JSON.parse(to) as string[]) };
}

/** Once its fate is final nobody needs the LINE ids of a chunk any more: they go. */
export function chunkPatch(
  sealer: Sealer,
  chunkId: string,
  { to, ...patch }: Partial<CampaignChunk>,
): Partial<Row> {
  if (patch.state !== undefined && patch.state !== 'ready') return { ...patch, to: null };
  return to === undefined ? patch : { ...patch, to: sealTo(sealer, chunkId, to) };
}
