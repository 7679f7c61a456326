import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice, Value, View } from '../../conversation/view.ts';
import type { OfficeHeld } from '../../domain/roles/actor.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Draft, Review } from './draft.ts';
import { messageViews, PREVIEW_REF, senderName } from './message.view.ts';
import type { Obstacle, QuotaOutlook } from './review-draft.ts';
import { firstAllowed, isQuiet } from './quiet-hours.ts';
import { firstTime, said } from './steps/answers.ts';

/** Group names written out on the card; more are counted. */
const NAMES_MAX = 5;

const label = (name: string) => ({ t: `campaigns.review.${name}` });
const people = (count: number): Value => ({ t: 'campaigns.people', params: { count } });
const messages = (count: number): Value => ({ t: 'campaigns.messages', params: { count } });

export interface ReviewFacts {
  office: OfficeHeld;
  groups: readonly Group[];
  review: Review;
  quota: QuotaOutlook | undefined;
  obstacle: Obstacle | undefined;
}

/** Exactly what members will see, then everything about it on one card. */
export function reviewViews(ctx: TurnContext, draft: Draft, facts: ReviewFacts): View[] {
  const { office, review, obstacle } = facts;
  const { text, mediaId, button, sendAt } = draft;
  const confirm = obstacle
    ? remedyFor(obstacle, ctx.now)
    : stepChoice('campaigns.review.send', 'send', { count: review.reachable });
  const data: CardData = {
    title: { t: 'campaigns.review.title' },
    rows: rowsOf(draft, facts, ctx.now),
    ...warningOf(draft, facts, ctx.now),
    confirm,
    change: stepChoice('campaigns.review.fix', 'fix'),
    cancel: CANCEL,
  };
  const alt = {
    t: 'campaigns.review.alt',
    params: { people: review.people, reachable: review.reachable },
  };
  const more: Choice[] = [
    stepChoice('campaigns.review.when', 'when'),
    ...(sendAt === null || isQuiet(ctx.now) ? [] : [stepChoice('campaigns.review.now', 'now')]),
    stepChoice('campaigns.review.test', 'test'),
    BACK,
  ].filter(({ label }) => label !== confirm.label);
  return [
    ...messageViews({ text, mediaId, button }, office, PREVIEW_REF),
    { kind: 'card', template: 'confirm', data, alt, choices: more },
  ];
}

/** The same ways on under a sample, which comes after the review: LINE shows those of the last message. */
export function waysOnUnderSample(views: readonly View[], { sendAt }: Draft, now: number): View[] {
  const choices: Choice[] = [
    said('campaigns.review.when'),
    ...(sendAt === null || isQuiet(now) ? [] : [said('campaigns.review.now')]),
    said('campaigns.review.test'),
    BACK,
  ];
  return views.map((view, at) => (at === views.length - 1 ? { ...view, choices } : view));
}

/** The one thing that helps. */
function remedyFor(obstacle: Obstacle, now: number): Choice {
  if (obstacle === 'nobody' || obstacle === 'quota')
    return stepChoice('campaigns.review.audience', 'audience');
  return obstacle === 'quiet' && isQuiet(now)
    ? firstTime(now)
    : stepChoice('campaigns.review.when', 'when');
}

/** What stands in the way; else that the numbers are others than were shown before. */
function warningOf(
  { sendAt, was }: Draft,
  { obstacle, review }: ReviewFacts,
  now: number,
): CardData {
  if (obstacle === 'quiet' && sendAt === null) {
    const { label: t, params = {} } = firstTime(now);
    return { warning: { t: 'campaigns.obstacle.night', params: { button: { t, params } } } };
  }
  if (obstacle) return { warning: { t: `campaigns.obstacle.${obstacle}` } };
  if (!was) return {};
  const { people, reachable } = review;
  const params = { people, reachable, was: was.people, reached: was.reachable };
  return { warning: { t: 'campaigns.review.other_numbers', params } };
}

function rowsOf(
  draft: Draft,
  { office, groups, obstacle, quota, review }: ReviewFacts,
  now: number,
): CardData[] {
  const { sendAt, who } = draft;
  return [
    { label: label('from'), value: senderName(office) },
    { label: label('scope'), value: scopeWords(draft, groups) },
    { label: label('who'), value: { t: `campaigns.who.${who}` } },
    { label: label('people'), value: people(review.people) },
    { label: label('reachable'), value: people(review.reachable) },
    { label: label('cost'), value: messages(review.reachable) },
    ...quotaRows(quota),
    {
      label: label('begins'),
      value: beginsAt(sendAt, obstacle, now),
    },
  ];
}

/** At night "at once" would not be true: the first moment that the button sets instead. */
function beginsAt(sendAt: number | null, obstacle: Obstacle | undefined, now: number): Value {
  if (sendAt !== null) return { instant: sendAt };
  return obstacle === 'quiet' ? { instant: firstAllowed(now) } : { t: 'campaigns.review.at_once' };
}

/** An unknown quota is said to be unknown. */
function quotaRows(quota: QuotaOutlook | undefined): CardData[] {
  if (!quota) return [{ label: label('left_after'), value: { t: 'campaigns.review.unknown' } }];
  const { leftAfter, reserve } = quota;
  if (leftAfter === null) {
    return [{ label: label('left_after'), value: { t: 'campaigns.review.no_limit' } }];
  }
  return [
    { label: label('left_after'), value: messages(Math.max(0, leftAfter)) },
    { label: label('reserve'), value: messages(reserve) },
  ];
}

function scopeWords({ scope }: Draft, groups: readonly Group[]): Value {
  const params = { count: groups.length };
  if (scope.kind === 'area') return { t: 'campaigns.scope.whole', params };
  const names: Value[] =
    scope.kind === 'districts'
      ? scope.codes.map((area) => ({ area }))
      : groups.slice(0, NAMES_MAX).map(({ name }) => name);
  const key = names.length < groups.length ? 'campaigns.scope.these' : 'campaigns.scope.named';
  return { t: key, params: { ...params, names: { list: names } } };
}
