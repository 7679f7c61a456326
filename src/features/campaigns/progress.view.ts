import { verbChoice } from '../../conversation/choices.ts';
import type { CardData, Choice, View } from '../../conversation/view.ts';
import type { Campaign, CampaignState, CampaignTally } from '../../ports/stores/campaigns-store.ts';
import { waiting } from './tally.ts';

/** Letters of the announcement shown to recognise it by. */
const EXCERPT_LENGTH = 80;

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** The first letters of an announcement on one line. */
export function excerpt(text: string, length = EXCERPT_LENGTH): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = Array.from(segmenter.segment(line), ({ segment }) => segment);
  return letters.length <= length ? line : `${letters.slice(0, length).join('')}…`;
}

/** Always shown · shown when there are any. */
const FATES: readonly (keyof CampaignTally)[] = [
  'accepted',
  'refused',
  'unknown',
  'cancelled',
  'expired',
  'left',
];

/** How an announcement stands: only what LINE can prove; `accepted` is never called delivered. */
export function progressViews(campaign: Campaign, answered: number): View[] {
  const { content, recipients } = campaign;
  const title = stateName(campaign);
  const rows = rowsOf(campaign, answered);
  const [first, second] = choicesFor(campaign);
  const data: CardData = {
    title,
    detail: excerpt(content.text),
    rows,
    ...warningOf(campaign),
    ...(recipients > 0 && { footnote: { t: 'campaigns.progress.meaning' } }),
    ...(first && { first }),
    ...(second && { second }),
  };
  const params = { state: title, text: excerpt(content.text), accepted: campaign.tally.accepted };
  const alt = { t: `campaigns.progress.${isUnsent(campaign) ? 'alt_unsent' : 'alt'}`, params };
  return [
    {
      kind: 'card',
      template: 'campaign-progress',
      data,
      alt,
      choices: [
        { label: 'campaigns.menu.status', act: verb('campaign.list', '') },
        { label: 'common.menu', act: verb('menu', '') },
      ],
    },
  ];
}

function rowsOf(campaign: Campaign, answered: number): CardData[] {
  const { state, content, recipients, approved, sendAt } = campaign;
  const rows: CardData[] = [row('reviewed', approved)];
  if (startsAtOnce(campaign)) rows.push({ label: label('begins'), value: { t: 'campaigns.now' } });
  else if (state === 'scheduled') rows.push({ label: label('begins'), value: { instant: sendAt } });
  else if (recipients > 0 || !isUnsent(campaign)) rows.push(row('found', recipients));
  if (recipients > 0) rows.push(...fateRows(campaign));
  if (content.button?.kind === 'answer' && !isUnsent(campaign))
    rows.push(row('answered', answered));
  return rows;
}

/** Why it is held; that nobody was sent anything; that others were found than were checked. */
function warningOf(campaign: Campaign): CardData {
  const { state, pause, recipients, approved } = campaign;
  const params = { now: recipients, was: approved };
  if (state === 'paused') return { warning: { t: `campaigns.pause.${pause ?? 'quota'}`, params } };
  if (isUnsent(campaign) && ENDED.has(state))
    return { warning: { t: 'campaigns.progress.nothing_sent' } };
  const differs = (state === 'sending' || state === 'done') && recipients !== approved;
  return differs ? { warning: { t: 'campaigns.progress.differs', params } } : {};
}

const ENDED: ReadonlySet<CampaignState> = new Set(['stopping', 'cancelled', 'expired']);

/** No call to LINE was made yet: its people are not found, or nobody of them was turned to. */
export function isUnsent({ state, pause, resolving, recipients, tally }: Campaign): boolean {
  // Restored from a copy: nobody knows what was sent since.
  if (pause === 'restored') return false;
  if (state === 'scheduled' || resolving !== null) return true;
  return ENDED.has(state) && tally.cancelled + tally.expired === recipients;
}

/** Confirmed without a time: it begins by itself within moments. */
const startsAtOnce = ({ state, sendAt, createdAt }: Campaign): boolean =>
  state === 'scheduled' && sendAt <= createdAt;

export const stateName = (campaign: Campaign): { t: string } => ({
  t: `campaigns.state.${stateWord(campaign)}`,
});

function stateWord(campaign: Campaign): string {
  if (startsAtOnce(campaign)) return 'starting';
  return campaign.state === 'stopping' && isUnsent(campaign) ? 'cancelling' : campaign.state;
}

const label = (name: string) => ({ t: `campaigns.progress.${name}` });
const row = (name: string, count: number): CardData => ({
  label: label(name),
  value: { t: 'campaigns.people', params: { count } },
});
const verb = (name: string, ref: string) => ({ do: 'verb', verb: name, ref }) as const;

function fateRows(campaign: Campaign): CardData[] {
  const { tally } = campaign;
  const shown = FATES.filter((fate) => fate === 'accepted' || tally[fate] > 0);
  const open = waiting(campaign);
  return [
    ...shown.map((fate) => row(fate, tally[fate])),
    ...(open > 0 ? [row('waiting', open)] : []),
  ];
}

export const mayBeCancelled = ({ state }: Campaign): boolean =>
  ['scheduled', 'resolving', 'sending', 'paused'].includes(state);

/** What is most wanted first; cancelling is never the green button. */
function choicesFor(campaign: Campaign): Choice[] {
  const { campaignId, state } = campaign;
  const refresh = verbChoice('campaigns.progress.refresh', 'campaign.show', campaignId);
  const cancel = verbChoice('campaigns.progress.cancel', 'campaign.cancel', campaignId);
  if (state === 'paused') {
    return [verbChoice('campaigns.progress.resume', 'campaign.resume', campaignId), cancel];
  }
  if (mayBeCancelled(campaign)) return [refresh, cancel];
  return [refresh];
}
