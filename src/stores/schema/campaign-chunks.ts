import type { ChunkState } from '../../ports/stores/campaigns-store.ts';
import { bool, bytesOrNull, int, intOrNull, json, table, text } from './columns.ts';

/**
 * One row per multicast of a campaign, with its retry key and what became of it.
 * - `byState`: which calls of this campaign are to be made now?
 */
export const campaignChunksTable = table('campaign_chunks', {
  columns: {
    chunkId: text(),
    campaignId: text(),
    lang: text(),
    people: json<readonly string[]>(),
    /** Sealed JSON of LINE ids, from the first call until the answer. */
    to: bytesOrNull(),
    state: text<ChunkState>(),
    retryKey: text(),
    tries: int(),
    ambiguous: bool(),
    counted: bool(),
    firstTriedAt: intOrNull(),
    nextAt: int(),
    leaseUntil: int(),
    fence: int(),
    requestId: text(),
  },
  key: ['chunkId'],
  unique: { byRetryKey: ['retryKey'] },
  indexes: { byState: ['campaignId', 'state', 'nextAt'] },
});
