import type { Feature } from '../../conversation/feature.ts';
import { announceFlow } from './announce.flow.ts';
import { campaignsJob } from './campaigns.job.ts';
import { campaignVerbs, listCampaigns, mayAnnounce, newCampaign } from './verbs.ts';

/** Announcements of officers to the members of their area. */
export const campaignsFeature: Feature = {
  name: 'campaigns',
  flows: [announceFlow],
  verbs: campaignVerbs,
  intents: {
    campaign: (ctx) => newCampaign(ctx),
    'campaign-status': (ctx) => listCampaigns(ctx),
  },
  menu: [
    {
      choice: { label: 'campaigns.menu.announce', act: { do: 'verb', verb: 'campaign.new' } },
      order: 40,
      concerns: mayAnnounce,
    },
    {
      choice: { label: 'campaigns.menu.status', act: { do: 'verb', verb: 'campaign.list' } },
      order: 41,
      concerns: mayAnnounce,
    },
  ],
  jobs: [campaignsJob],
};
