import { monthQuota } from '../../conversation/delivery/month-quota.ts';
import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobDeps, JobDue, JobLine } from '../../conversation/job.ts';
import { bangkokIso } from '../../domain/bangkok-time.ts';
import type { Campaign, CampaignState } from '../../ports/stores/campaigns-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { closeCampaign } from './close-campaign.ts';
import { CAMPAIGNS_PER_TICK } from './limits.ts';
import { stop } from './move-campaign.ts';
import { resolveCampaign } from './resolve-campaign.ts';
import { sendChunk } from './send-chunk.ts';
import type { Sent } from './sent.ts';
import { waiting } from './tally.ts';

/**
 * Carries announcements on: finds their people, sends chunk by chunk, ends them. Every instance
 * ticks; the rows of campaigns and chunks decide, so that any number of ticks has one effect.
 */
export const campaignsJob: Job = {
  name: 'campaigns',
  schedule: '*/15 * * * * *',
  run: (deps, { at, dryRun }) =>
    dryRun ? listDue(deps, at) : carryOn(deps, at).then(() => listDue(deps, at)),
  list: (deps) => listCampaigns(deps, Number.MAX_SAFE_INTEGER),
};

const OPEN: readonly CampaignState[] = ['scheduled', 'resolving', 'sending', 'paused', 'stopping'];

const due = (read: Readers, state: CampaignState, at: number): Promise<Campaign[]> =>
  read.campaigns.due(state, at, CAMPAIGNS_PER_TICK);

type Work = (deps: JobDeps, campaignId: string, at: number) => Promise<void>;

async function carryOn(deps: JobDeps, at: number): Promise<void> {
  // In this order: what one stage hands on, the next takes up in the same tick.
  await eachApart(
    [
      () => inState(deps, 'paused', at, expire),
      () => inState(deps, 'scheduled', at, resolveCampaign),
      () => inState(deps, 'resolving', at, resolveCampaign),
      () => sendAll(deps, at),
      () => inState(deps, 'stopping', at, closeCampaign),
    ],
    (stage) => stage(),
  );
}

async function inState(deps: JobDeps, state: CampaignState, at: number, work: Work): Promise<void> {
  const campaigns = await due(deps.uow.read, state, at);
  await eachApart(campaigns, ({ campaignId }) => work(deps, campaignId, at));
}

/** LINE's limits are the channel's: when it says slow down, everything waits for the next tick. */
async function sendAll(deps: JobDeps, at: number): Promise<void> {
  const campaigns = await due(deps.uow.read, 'sending', at);
  if (campaigns.length === 0) return;
  await monthQuota(deps, at, { keep: true });
  let slow = false;
  await eachApart(campaigns, async ({ campaignId }) => {
    for (let sent: Sent = 'more'; sent === 'more' && !slow;) {
      sent = await sendChunk(deps, campaignId, at);
      slow = sent === 'slow-down';
    }
  });
}

/** A paused campaign whose officer did not answer in time. */
async function expire(deps: JobDeps, campaignId: string, at: number): Promise<void> {
  await deps.uow.transact(async (stores) => {
    const campaign = await stores.campaigns.byId(campaignId);
    if (campaign?.state !== 'paused' || campaign.notAfter > at) return;
    await stop(stores, campaign, 'expired', at);
  });
}

/** What is open now: before a tick what it will do, after one what is left. */
const listDue = async (deps: JobDeps, at: number): Promise<JobLine[]> =>
  (await listCampaigns(deps, at)).map(({ line }) => line);

/** Campaigns in progress whose next look is due by `until`. No texts: they are the officers'. */
async function listCampaigns(deps: JobDeps, until: number): Promise<JobDue[]> {
  const found: JobDue[] = [];
  for (const state of OPEN) {
    for (const campaign of await deps.uow.read.campaigns.due(state, until, CAMPAIGNS_PER_TICK)) {
      const { campaignId, approved, recipients, tally, pause, sendAt, dueAt } = campaign;
      const line = {
        what: state,
        campaign: campaignId,
        begins: bangkokIso(sendAt),
        pause,
        approved,
        recipients,
        accepted: tally.accepted,
        waiting: waiting(campaign),
      };
      found.push({ dueAt, line });
    }
  }
  return found.toSorted((a, b) => a.dueAt - b.dueAt);
}
