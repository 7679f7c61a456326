import type { JobDeps } from '../../conversation/job.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { CHUNKS_PER_CLOSE } from './limits.ts';
import { finish } from './move-campaign.ts';
import { tallied, waiting } from './tally.ts';

/**
 * Ends a stopping campaign: chunks never called are not sent, those called without an answer stay
 * unknown, those being called now are waited for; then the result is told.
 */
export async function closeCampaign(deps: JobDeps, campaignId: string, at: number): Promise<void> {
  for (;;) {
    const more = await deps.uow.transact((stores) => closeSome(deps, stores, campaignId, at));
    deps.at('campaign:closed');
    if (!more) return;
  }
}

async function closeSome(
  deps: JobDeps,
  stores: Writers,
  campaignId: string,
  at: number,
): Promise<boolean> {
  const campaign = await stores.campaigns.byId(campaignId);
  if (campaign?.state !== 'stopping' || campaign.stopAs === null) return false;
  const { stopAs } = campaign;
  const open = await stores.campaigns.openChunks(campaignId, null, CHUNKS_PER_CLOSE);
  const storeNow = deps.storeNow();
  let { tally } = campaign;
  let closed = 0;
  for (const chunk of open) {
    if (chunk.leaseUntil > storeNow) continue;
    const fate = chunk.ambiguous ? 'unknown' : stopAs;
    tally = tallied(tally, fate, chunk.people.length);
    await stores.campaigns.changeChunk(chunk, { state: fate, fence: chunk.fence + 1 });
    closed += 1;
  }
  if (open.length > 0) {
    if (closed > 0) await stores.campaigns.change(campaignId, { tally });
    return closed > 0;
  }
  // People who were found but not put into a chunk yet.
  const rest = tallied(tally, stopAs, waiting({ ...campaign, tally }));
  return finish(deps, stores, { ...campaign, tally: rest }, stopAs, at);
}
