import type { Move, Step } from '../../../conversation/flow/flow.ts';
import type { Input } from '../../../conversation/flow/input.ts';
import type { Reading } from '../../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import { announceCampaign } from '../announce-campaign.ts';
import type { Campaign } from '../../../ports/stores/campaigns-store.ts';
import type { Draft, Review } from '../draft.ts';
import { TESTS_MAX } from '../limits.ts';
import { messageViews, PREVIEW_REF } from '../message.view.ts';
import { progressViews } from '../progress.view.ts';
import { firstAllowed, isQuiet } from '../quiet-hours.ts';
import { groupsFor, obstacleTo, officeOf, quotaOutlook } from '../review-draft.ts';
import { reviewViews, waysOnUnderSample } from '../review.view.ts';
import { chosen, hint, tell } from './answers.ts';
import { notAllowed, toReview } from './onward.ts';

const WORDS = {
  send: /^(?:ยืนยัน|confirm)/,
  when: /ตั้งเวลา|เวลา|schedule|when|\btime\b/,
  first: /^(?:วันนี้|พรุ่งนี้|today|tomorrow) 0?7[:.]00/,
  now: /ส่งตอนนี้|ทันที|\bnow\b/,
  test: /ทดสอบ|test/,
  fix: /แก้|fix|change/,
  audience: /คนรับ|ผู้รับ|audience/,
} as const;

/** The whole before it is sent: what members see, whom it reaches, what it costs. */
export const reviewStep: Step<Draft> = {
  async ask(ctx, data) {
    const { review } = data;
    const office = officeOf(ctx, data.officeId);
    if (!review || !office) return [{ kind: 'text', key: 'campaigns.for_officers' }];
    const groups = await groupsFor(ctx, office, data);
    const quota = await quotaOutlook(ctx, data, review.reachable);
    const obstacle = obstacleTo(data, review, quota, ctx.now);
    return reviewViews(ctx, data, { office, groups, review, quota, obstacle });
  },
  async accept(ctx, data, input, run) {
    switch (meant(input)) {
      case 'send':
        return send(ctx, data, run.runId);
      case 'when':
        return { kind: 'to', step: 'when', data };
      case 'first':
        return toReview(ctx, { ...data, sendAt: firstAllowed(ctx.now) });
      case 'now':
        if (isQuiet(ctx.now)) return { kind: 'retry', say: [tell('obstacle.quiet')] };
        return toReview(ctx, { ...data, sendAt: null });
      case 'test':
        return sendTest(ctx, data, run.runId);
      case 'fix':
        return { kind: 'to', step: 'fix', data };
      case 'audience':
        return { kind: 'to', step: 'scope', data };
      case undefined:
        return { kind: 'retry', say: [hint('review.hint', run)] };
    }
  },
};

const isYes = ({ intent, certainty }: Reading): boolean =>
  intent === 'yes' && certainty === 'exact';

function meant(input: Input): keyof typeof WORDS | undefined {
  if (input.kind === 'text' && isYes(input.reading)) return 'send';
  // A number alone is no order to send to thousands.
  if (input.kind === 'text' && /^\s*[\d๐-๙]+\s*$/.test(input.text)) return undefined;
  return chosen(input, WORDS);
}

async function send(ctx: TurnContext, data: Draft, runId: string): Promise<Move<Draft>> {
  if (!data.review) return toReview(ctx, data);
  const result = await announceCampaign(ctx, runId, data, data.review);
  switch (result.kind) {
    case 'announced': {
      const queued: View =
        data.sendAt === null
          ? { kind: 'text', key: 'campaigns.announced_now' }
          : { kind: 'text', key: 'campaigns.announced', params: { at: { instant: data.sendAt } } };
      const ref = `campaign/${runId}`;
      const say = [
        queued,
        ...fewer(data.review, result.campaign),
        ...progressViews(result.campaign, 0),
      ];
      return { kind: 'end', say, ref };
    }
    case 'changed': {
      const { people, reachable } = result.review;
      const before = data.review;
      const params = { people, reachable, was: before.people, reached: before.reachable };
      return toReview(ctx, data, [{ kind: 'text', key: 'campaigns.changed', params }]);
    }
    case 'obstacle': {
      const say: View = { kind: 'text', key: `campaigns.obstacle.${result.obstacle}` };
      return toReview(ctx, data, [say]);
    }
    case 'not-allowed':
      return notAllowed();
    case 'picture-gone': {
      const say: View = { kind: 'text', key: 'campaigns.picture.gone' };
      return { kind: 'to', step: 'picture', data: { ...data, mediaId: null }, say: [say] };
    }
  }
}

/** Those who paid since the review fall out of what goes to the unpaid, without asking again. */
function fewer(seen: Review, { approved }: Campaign): View[] {
  if (approved === seen.reachable) return [];
  const params = { now: approved, was: seen.reachable };
  return [{ kind: 'text', key: 'campaigns.announced_fewer', params }];
}

/** The same views to the officer's own phone, at the price of a message. */
async function sendTest(ctx: TurnContext, data: Draft, runId: string): Promise<Move<Draft>> {
  const office = officeOf(ctx, data.officeId);
  if (!office) return notAllowed();
  if (data.tests >= TESTS_MAX) {
    const params = { max: TESTS_MAX };
    return { kind: 'retry', say: [{ kind: 'text', key: 'campaigns.test.enough', params }] };
  }
  const { text, mediaId, button } = data;
  const sample = messageViews({ text, mediaId, button }, office, PREVIEW_REF);
  ctx.tell({
    to: { kind: 'person', personId: ctx.person.personId },
    views: waysOnUnderSample(sample, data, ctx.now),
    category: 'test',
    ref: `campaign-test/${runId}/${data.tests}`,
  });
  const sent: View = { kind: 'text', key: 'campaigns.test.sent' };
  return toReview(ctx, { ...data, tests: data.tests + 1 }, [sent]);
}
