import type { TurnContext } from '../../conversation/turn-context.ts';
import type { OfficeHeld } from '../../domain/roles/actor.ts';
import type { Campaign } from '../../ports/stores/campaigns-store.ts';
import type { Draft, Review } from './draft.ts';
import { PAUSE_LIFE_MS, PICTURE_LIFE_MS, WORTH_MS } from './limits.ts';
import {
  changedSince,
  groupsFor,
  obstacleTo,
  officeOf,
  quotaOutlook,
  reviewDraft,
  type Obstacle,
} from './review-draft.ts';
import { EMPTY_TALLY } from './tally.ts';

export type Announced =
  | { kind: 'announced'; campaign: Campaign }
  /** Something is not as it was reviewed: show it again. */
  | { kind: 'changed'; review: Review }
  | { kind: 'obstacle'; obstacle: Obstacle; review: Review }
  | { kind: 'not-allowed' }
  /** Its picture was removed: the dialogue is older than pictures are kept for nothing. */
  | { kind: 'picture-gone' };

/**
 * Confirms a reviewed draft. Rights, content, groups, people and quota are looked at again inside
 * the transaction; the job takes it from there. @param campaignId the dialogue's run, so that it is confirmed once
 */
export async function announceCampaign(
  ctx: TurnContext,
  campaignId: string,
  draft: Draft,
  seen: Review,
): Promise<Announced> {
  const office = officeOf(ctx, draft.officeId);
  const groups = office ? await groupsFor(ctx, office, draft) : [];
  if (!office || groups.length === 0) {
    await audit(ctx, campaignId, 'refused', 'not-allowed');
    return { kind: 'not-allowed' };
  }
  const review = await reviewDraft(ctx, draft, groups);
  if (changedSince(seen, review, draft.who)) return { kind: 'changed', review };
  const quota = await quotaOutlook(ctx, draft, review.reachable);
  const obstacle = obstacleTo(draft, review, quota, ctx.now);
  if (obstacle) return { kind: 'obstacle', obstacle, review };
  const groupIds = groups.map(({ groupId }) => groupId);
  const campaign = campaignOf(ctx, campaignId, draft, { office, groupIds, review });
  const { mediaId } = draft;
  const keptUntil = campaign.notAfter + PAUSE_LIFE_MS + PICTURE_LIFE_MS;
  if (mediaId !== null && !(await ctx.stores.media.keep(mediaId, keptUntil))) {
    return { kind: 'picture-gone' };
  }
  await ctx.stores.campaigns.add(campaign);
  await audit(ctx, campaignId, 'done', '');
  return { kind: 'announced', campaign };
}

function campaignOf(
  ctx: TurnContext,
  campaignId: string,
  draft: Draft,
  facts: { office: OfficeHeld; groupIds: readonly string[]; review: Review },
): Campaign {
  const { office, groupIds, review } = facts;
  const { text, mediaId, button, who } = draft;
  const sendAt = draft.sendAt ?? ctx.now;
  return {
    campaignId,
    createdBy: ctx.person.personId,
    officeId: office.officeId,
    office: office.office,
    area: office.area,
    content: { text, mediaId, button },
    bodies: {},
    groupIds,
    who,
    approved: review.reachable,
    state: 'scheduled',
    pause: null,
    stopAs: null,
    sendAt,
    dueAt: sendAt,
    notAfter: sendAt + WORTH_MS,
    resolving: null,
    recipients: 0,
    tally: EMPTY_TALLY,
    createdAt: ctx.now,
    finishedAt: null,
  };
}

async function audit(
  ctx: TurnContext,
  ref: string,
  outcome: 'done' | 'refused',
  reason: string,
): Promise<void> {
  await ctx.stores.audit.add({
    auditId: ctx.ids.id(),
    at: ctx.now,
    actor: ctx.person.personId,
    verb: 'campaign.announce',
    groupId: null,
    ref,
    outcome,
    reason,
  });
}
