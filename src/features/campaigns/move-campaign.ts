import type { JobDeps } from '../../conversation/job.ts';
import { enqueueNotice } from '../../conversation/turn/enqueue.ts';
import type { Campaign, CampaignPause } from '../../ports/stores/campaigns-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { PAUSE_LIFE_MS } from './limits.ts';
import { progressViews } from './progress.view.ts';

/** Tells the officer how their announcement stands, in the transaction that changed it. */
async function tellOfficer(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  at: number,
): Promise<void> {
  const answered = await stores.campaigns.countAnswers(campaign.campaignId);
  await enqueueNotice(
    deps,
    stores,
    {
      to: { kind: 'person', personId: campaign.createdBy },
      views: progressViews(campaign, answered),
      category: 'notice',
      ref: `campaign/${campaign.campaignId}`,
    },
    at,
    // The job sends nothing itself: whoever looks first may take it.
    { leased: false },
  );
}

/** Holds a campaign until its officer says go on, or until it has waited too long. @returns false */
export async function hold(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  pause: CampaignPause,
  at: number,
): Promise<false> {
  const notAfter = at + PAUSE_LIFE_MS;
  const change = { state: 'paused', pause, notAfter, dueAt: notAfter } as const;
  await stores.campaigns.change(campaign.campaignId, change);
  await tellOfficer(deps, stores, { ...campaign, ...change }, at);
  return false;
}

/** Nothing more is sent; open calls are settled by the job, then the result is told. @returns false */
export async function stop(
  stores: Writers,
  { campaignId }: Campaign,
  stopAs: 'cancelled' | 'expired',
  at: number,
): Promise<false> {
  await stores.campaigns.change(campaignId, { state: 'stopping', stopAs, dueAt: at });
  return false;
}

/** The end; the tally is complete. @returns false */
export async function finish(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  state: 'done' | 'cancelled' | 'expired',
  at: number,
): Promise<false> {
  const { campaignId, recipients, tally } = campaign;
  const pause = campaign.pause === 'restored' ? campaign.pause : null;
  const change = {
    state,
    finishedAt: at,
    resolving: null,
    pause,
    recipients,
    tally,
  } as const;
  await stores.campaigns.change(campaignId, change);
  await tellOfficer(deps, stores, { ...campaign, ...change }, at);
  return false;
}
