import type { Outcome, VerbHandler } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice, View } from '../../conversation/view.ts';
import { officesFor } from '../../domain/roles/permissions.ts';
import type { Campaign } from '../../ports/stores/campaigns-store.ts';
import { ROWS_PER_PAGE } from './limits.ts';
import { PREVIEW_REF } from './message.view.ts';
import { excerpt, isUnsent, progressViews, stateName } from './progress.view.ts';
import {
  answerCampaign,
  cancelCampaign,
  ownCampaign,
  resumeCampaign,
  type Steered,
} from './steer-campaign.ts';

const verb = (label: string, name: string, ref = ''): Choice => ({
  label,
  act: { do: 'verb', verb: name, ref },
});
const MENU = verb('common.menu', 'menu');
const say = (key: string, choices: readonly Choice[] = [MENU]): Outcome => ({
  say: [{ kind: 'text', key: `campaigns.${key}`, choices }],
});
const notFound = (): Outcome => say('not_found');

export const mayAnnounce = ({ actor }: TurnContext): boolean =>
  officesFor(actor, 'campaign.create').length > 0;

/** Begins an announcement, or says that this is for officers. */
export async function newCampaign(ctx: TurnContext): Promise<Outcome> {
  if (!mayAnnounce(ctx)) return say('for_officers');
  return { start: { flow: 'campaigns.announce', params: {} } };
}

async function progress(ctx: TurnContext, campaign: Campaign, before?: View): Promise<Outcome> {
  const answered = await ctx.stores.campaigns.countAnswers(campaign.campaignId);
  const views = progressViews(campaign, answered);
  return { say: before ? [before, ...views] : views, ref: `campaign/${campaign.campaignId}` };
}

/** The latest announcements of the person's offices; a single one is shown at once. */
export async function listCampaigns(ctx: TurnContext): Promise<Outcome> {
  if (!mayAnnounce(ctx)) return say('for_officers');
  const found: Campaign[] = [];
  for (const { officeId } of officesFor(ctx.actor, 'campaign.create')) {
    found.push(...(await ctx.stores.campaigns.ofOffice(officeId, ROWS_PER_PAGE)));
  }
  const latest = found.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, ROWS_PER_PAGE);
  const [first, second] = latest;
  const announce = verb('campaigns.menu.announce', 'campaign.new');
  if (!first) return say('none_yet', [announce, MENU]);
  if (!second) return progress(ctx, first);
  const rows: CardData[] = latest.map((campaign) => ({
    title: excerpt(campaign.content.text, 40),
    detail: {
      t: 'campaigns.list.line',
      params: { state: stateName(campaign), at: { instant: campaign.sendAt } },
    },
    choice: verb('campaigns.list.show', 'campaign.show', campaign.campaignId),
  }));
  const title = { t: 'campaigns.list.title' };
  const card: View = {
    kind: 'card',
    template: 'list',
    data: { title, rows },
    alt: title,
    choices: [announce, MENU],
  };
  return { say: [card] };
}

const show: VerbHandler = async (ctx, ref) => {
  const campaign = await ownCampaign(ctx, ref);
  return campaign ? progress(ctx, campaign) : notFound();
};

/** Asked before it is done: a thumb slips, and an announcement cannot be called back to life. */
const askCancel: VerbHandler = async (ctx, ref) => {
  const campaign = await ownCampaign(ctx, ref);
  if (!campaign) return notFound();
  const unsent = isUnsent(campaign);
  const card: View = {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'campaigns.cancel.title' },
      detail: excerpt(campaign.content.text),
      rows: unsent
        ? []
        : [
            {
              label: { t: 'campaigns.progress.accepted' },
              value: { t: 'campaigns.people', params: { count: campaign.tally.accepted } },
            },
          ],
      warning: { t: unsent ? 'campaigns.cancel.warning_before' : 'campaigns.cancel.warning' },
      confirm: verb('campaigns.cancel.confirm', 'campaign.cancel-sure', ref),
      change: verb('campaigns.cancel.keep', 'campaign.show', ref),
    },
    alt: { t: 'campaigns.cancel.title' },
  };
  return { say: [card] };
};

async function steered(ctx: TurnContext, result: Steered, done: string): Promise<Outcome> {
  if (result.kind === 'not-found') return notFound();
  const { accepted } = result.campaign.tally;
  if (result.kind === 'unsent') {
    return progress(ctx, result.campaign, { kind: 'text', key: 'campaigns.cancel.done_before' });
  }
  const name = result.kind === 'done' ? done : `steer.${result.kind.replace('-', '_')}`;
  const params = { accepted };
  return progress(ctx, result.campaign, { kind: 'text', key: `campaigns.${name}`, params });
}

const answer: VerbHandler = async (ctx, ref) => {
  if (ref === PREVIEW_REF) return say('answer.preview');
  const result = await answerCampaign(ctx, ref);
  return { ...say(`answer.${result.replace('-', '_')}`), outcome: `answer-${result}` };
};

export const campaignVerbs: Readonly<Record<string, VerbHandler>> = {
  'campaign.new': newCampaign,
  'campaign.list': listCampaigns,
  'campaign.show': show,
  'campaign.cancel': askCancel,
  'campaign.cancel-sure': async (ctx, ref) =>
    steered(ctx, await cancelCampaign(ctx, ref), 'cancel.done'),
  'campaign.resume': async (ctx, ref) =>
    steered(ctx, await resumeCampaign(ctx, ref), 'steer.resumed'),
  'campaign.answer': answer,
};
