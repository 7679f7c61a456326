import { RETRY_KEY_LIFE_MS } from '../../domain/delivery/category.ts';
import { roomFor, type QuotaState } from '../../domain/delivery/quota.ts';
import type { Campaign, CampaignChunk } from '../../ports/stores/campaigns-store.ts';
import { isQuiet, quietUntil } from './quiet-hours.ts';

/** What may be done with a chunk before the next call. */
export type Admission =
  /** Call, with a fresh key where the old one has died and nothing can have been accepted under it. */
  | { kind: 'send'; rekey: boolean }
  /** Nobody can say any more whether it arrived; it is never sent again under another key. */
  | { kind: 'settle'; state: 'unknown' | 'empty' }
  /** Overdue: nothing more is sent. */
  | { kind: 'expire' }
  | { kind: 'rest'; until: number }
  | { kind: 'no-quota' }
  | { kind: 'quota-unknown' }
  /** Another instance has it, or the campaign does not send any more. */
  | { kind: 'gone' };

export interface AdmitFacts {
  campaign: Pick<Campaign, 'state' | 'notAfter'>;
  chunk: CampaignChunk;
  /** People of the chunk who can still be reached. */
  size: number;
  quota: QuotaState | undefined;
  reservePercent: number;
  /** Business clock and store clock, epoch ms. */
  at: number;
  storeNow: number;
}

/** Asked before each call, inside the transaction that takes the lease. */
export function admitChunk(facts: AdmitFacts): Admission {
  const { campaign, chunk, size, quota, at, storeNow } = facts;
  if (campaign.state !== 'sending' || chunk.state !== 'ready') return { kind: 'gone' };
  if (chunk.leaseUntil > storeNow || chunk.nextAt > storeNow) return { kind: 'gone' };
  if (at > campaign.notAfter) return { kind: 'expire' };
  const keyDied = chunk.firstTriedAt !== null && chunk.firstTriedAt + RETRY_KEY_LIFE_MS <= storeNow;
  if (keyDied && chunk.ambiguous) return { kind: 'settle', state: 'unknown' };
  if (isQuiet(at)) return { kind: 'rest', until: quietUntil(at) };
  if (size === 0) return { kind: 'settle', state: 'empty' };
  const send = { kind: 'send', rekey: keyDied } as const;
  if (chunk.counted) return send;
  if (!quota) return { kind: 'quota-unknown' };
  return roomFor('campaign', quota, facts.reservePercent) >= size ? send : { kind: 'no-quota' };
}
