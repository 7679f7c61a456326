import type { JobDeps } from '../../conversation/job.ts';
import type { SendResult } from '../../ports/messenger.ts';
import type { Campaign, CampaignChunk } from '../../ports/stores/campaigns-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { judgeSend, type Verdict } from './judge-send.ts';
import { REFUSED_BEFORE_PAUSE } from './limits.ts';
import { finish, hold } from './move-campaign.ts';
import type { Sent } from './sent.ts';
import { tallied, waiting } from './tally.ts';

/**
 * Stores what became of a call. @param called the chunk as leased for it, `ambiguous` as before it.
 * A lease that was lost meanwhile changes nothing: its key keeps the message from going twice.
 */
export async function settleSend(
  deps: JobDeps,
  stores: Writers,
  called: CampaignChunk,
  result: SendResult,
  at: number,
): Promise<Sent> {
  const campaign = await stores.campaigns.byId(called.campaignId);
  if (!campaign) return 'nothing';
  const random = (deps.ids.bytes(1)[0] ?? 0) / 256;
  const size = called.people.length;
  const verdict = judgeSend(called, size, result, { storeNow: deps.storeNow(), random });
  if (!(await stores.campaigns.changeChunk(called, changeFor(verdict, called)))) return 'nothing';
  deps.at('chunk:settling');
  switch (verdict.kind) {
    case 'again':
      return verdict.slowDown ? 'slow-down' : 'more';
    case 'split':
      await addHalves(deps, stores, called);
      return 'more';
    case 'hold':
      // Cancelled meanwhile: there is nothing left to hold.
      if (campaign.state === 'sending') await hold(deps, stores, campaign, verdict.pause, at);
      return 'nothing';
    case 'settled':
      return settled(deps, stores, campaign, verdict.state, size, at);
  }
}

function changeFor(verdict: Verdict, called: CampaignChunk): Partial<CampaignChunk> {
  const released = { leaseUntil: 0, fence: called.fence + 1 };
  switch (verdict.kind) {
    case 'again':
      return { ...released, nextAt: verdict.nextAt, ambiguous: verdict.ambiguous };
    case 'hold':
      return { ...released, nextAt: 0, ambiguous: called.ambiguous, counted: false };
    case 'split':
      return { ...released, state: 'split', ambiguous: false };
    case 'settled':
      return {
        ...released,
        state: verdict.state,
        requestId: verdict.requestId,
        ambiguous: false,
      };
  }
}

/**
 * What was counted for the whole stays counted for its halves; the quota's next reading corrects the
 * rest. Ids that sort right after their whole, so that a bad recipient is found in some ten calls.
 */
async function addHalves(deps: JobDeps, stores: Writers, whole: CampaignChunk): Promise<void> {
  const middle = Math.ceil(whole.people.length / 2);
  const halves = [whole.people.slice(0, middle), whole.people.slice(middle)];
  for (const [index, people] of halves.entries()) {
    await stores.campaigns.addChunk({
      ...whole,
      chunkId: `${whole.chunkId}${index === 0 ? 'a' : 'b'}`,
      people,
      to: null,
      state: 'ready',
      retryKey: deps.ids.uuid(),
      tries: 0,
      ambiguous: false,
      firstTriedAt: null,
      nextAt: 0,
      leaseUntil: 0,
      fence: 0,
      requestId: '',
    });
  }
}

async function settled(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  fate: 'accepted' | 'refused',
  people: number,
  at: number,
): Promise<Sent> {
  const tally = tallied(campaign.tally, fate, people);
  await stores.campaigns.change(campaign.campaignId, { tally });
  const now = { ...campaign, tally };
  if (campaign.state !== 'sending') return 'nothing';
  if (waiting(now) === 0) {
    await finish(deps, stores, now, 'done', at);
    return 'nothing';
  }
  const { accepted, refused } = tally;
  if (fate === 'refused' && accepted === 0 && refused >= REFUSED_BEFORE_PAUSE) {
    await hold(deps, stores, now, 'refused', at);
    return 'nothing';
  }
  return 'more';
}
