import { delayMs } from '../../conversation/delivery/after-send.ts';
import type { SendResult } from '../../ports/messenger.ts';
import type { CampaignChunk, CampaignPause } from '../../ports/stores/campaigns-store.ts';

/** What becomes of a chunk after a call. */
export type Verdict =
  | { kind: 'settled'; state: 'accepted' | 'refused'; requestId: string }
  /** The same key and body again. */
  | { kind: 'again'; nextAt: number; ambiguous: boolean; slowDown: boolean }
  /** Refused as a whole: nothing was accepted, so its halves go under keys of their own. */
  | { kind: 'split' }
  /** Nothing was accepted by this call; the campaign is held. */
  | { kind: 'hold'; pause: CampaignPause };

/** LINE's answers about the channel rather than the message or its people. */
const CHANNEL_STATUS: ReadonlySet<number> = new Set([401, 403]);

/**
 * @param before the chunk as it was before the call, `ambiguous` being what was unknown until then
 * @param size people in the call
 * @param at.storeNow store clock · @param at.random in [0, 1)
 */
export function judgeSend(
  before: Pick<CampaignChunk, 'tries' | 'ambiguous'>,
  size: number,
  result: SendResult,
  at: { storeNow: number; random: number },
): Verdict {
  const nextAt = at.storeNow + delayMs(before.tries, at.random);
  switch (result.kind) {
    case 'accepted':
      return { kind: 'settled', state: 'accepted', requestId: result.requestId };
    case 'rate-limited':
      return { kind: 'again', nextAt, ambiguous: before.ambiguous, slowDown: true };
    case 'ambiguous':
      return { kind: 'again', nextAt, ambiguous: true, slowDown: false };
    case 'quota-exhausted':
      return { kind: 'hold', pause: 'quota' };
    case 'invalid-reply-token':
      throw new Error('a multicast has no reply token');
    case 'refused':
      if (CHANNEL_STATUS.has(result.status)) return { kind: 'hold', pause: 'channel' };
      return size > 1 ? { kind: 'split' } : { kind: 'settled', state: 'refused', requestId: '' };
  }
}
