import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Campaign, CampaignPatch } from '../../ports/stores/campaigns-store.ts';
import { continued } from './continue-campaign.ts';
import { isUnsent, mayBeCancelled } from './progress.view.ts';
import { isQuiet } from './quiet-hours.ts';
import { officeOf } from './review-draft.ts';

/** A campaign that this person may see: of an office they hold now. Any other is as if it were not there. */
export async function ownCampaign(ctx: TurnContext, id: string): Promise<Campaign | undefined> {
  const campaign = await ctx.stores.campaigns.byId(id);
  if (campaign && officeOf(ctx, campaign.officeId)) return campaign;
  await audit(ctx, 'campaign.read', id, 'refused', campaign ? 'foreign' : 'unknown');
  return undefined;
}

export type Steered =
  | { kind: 'done'; campaign: Campaign }
  /** Before the first call to LINE: nobody is sent anything. */
  | { kind: 'unsent'; campaign: Campaign }
  /** It is past that: nothing was changed. */
  | { kind: 'too-late'; campaign: Campaign }
  | { kind: 'quiet'; campaign: Campaign }
  | { kind: 'not-found' };

/** Stops an announcement. What LINE has accepted cannot be taken back; the rest is not sent. */
export async function cancelCampaign(ctx: TurnContext, id: string): Promise<Steered> {
  const campaign = await ownCampaign(ctx, id);
  if (!campaign) return { kind: 'not-found' };
  if (!mayBeCancelled(campaign)) return { kind: 'too-late', campaign };
  const change: CampaignPatch =
    campaign.state === 'scheduled'
      ? { state: 'cancelled', finishedAt: ctx.now }
      : { state: 'stopping', stopAs: 'cancelled', dueAt: ctx.now };
  await ctx.stores.campaigns.change(id, change);
  await audit(ctx, 'campaign.cancel', id, 'done', campaign.state);
  const kind = isUnsent(campaign) ? 'unsent' : 'done';
  return { kind, campaign: { ...campaign, ...change } };
}

/** Lets a paused announcement go on, to all who were found; it is worth another day. */
export async function resumeCampaign(ctx: TurnContext, id: string): Promise<Steered> {
  const campaign = await ownCampaign(ctx, id);
  if (!campaign) return { kind: 'not-found' };
  if (campaign.state !== 'paused') return { kind: 'too-late', campaign };
  if (isQuiet(ctx.now)) return { kind: 'quiet', campaign };
  const change = continued(campaign, ctx.now);
  await ctx.stores.campaigns.change(id, change);
  await audit(ctx, 'campaign.resume', id, 'done', campaign.pause ?? '');
  return { kind: 'done', campaign: { ...campaign, ...change } };
}

/** A member's รับทราบ. Only someone it was sent to counts, and once. */
export async function answerCampaign(
  ctx: TurnContext,
  id: string,
): Promise<'counted' | 'again' | 'not-yours'> {
  const { personId } = ctx.person;
  const recipient = await ctx.stores.campaigns.recipient(id, personId);
  const campaign = recipient && (await ctx.stores.campaigns.byId(id));
  if (campaign?.content.button?.kind !== 'answer') return 'not-yours';
  return (await ctx.stores.campaigns.answer(id, personId, ctx.now)) ? 'counted' : 'again';
}

async function audit(
  ctx: TurnContext,
  verb: string,
  ref: string,
  outcome: 'done' | 'refused',
  reason: string,
): Promise<void> {
  await ctx.stores.audit.add({
    auditId: ctx.ids.id(),
    at: ctx.now,
    actor: ctx.person.personId,
    verb,
    groupId: null,
    ref,
    outcome,
    reason,
  });
}
