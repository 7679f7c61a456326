import type { Campaign, CampaignPatch } from '../../ports/stores/campaigns-store.ts';
import { WORTH_MS } from './limits.ts';

/**
 * What a paused campaign becomes when it goes on: to all who were found, worth another day. One that
 * was held before its people were found waits for its time again.
 * @param now business clock
 */
export function continued(campaign: Campaign, now: number): CampaignPatch {
  const { resolving, recipients, sendAt } = campaign;
  const approved = Math.max(campaign.approved, recipients);
  if (resolving === null && recipients === 0) {
    const begins = Math.max(now, sendAt);
    const notAfter = begins + WORTH_MS;
    return { state: 'scheduled', pause: null, approved, dueAt: begins, notAfter };
  }
  const state = resolving ? 'resolving' : 'sending';
  return { state, pause: null, approved, dueAt: now, notAfter: now + WORTH_MS };
}
