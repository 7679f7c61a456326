import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';
import { z } from 'zod';
import { defineFlow } from '../../conversation/flow/flow.ts';
import { officesFor } from '../../domain/roles/permissions.ts';
import { draftSchema, emptyDraft } from './draft.ts';
import { progressViews } from './progress.view.ts';
import { ownCampaign } from './steer-campaign.ts';
import { districtsStep, groupsStep, scopeStep, whoStep } from './steps/audience-steps.ts';
import { fixStep } from './steps/fix-step.ts';
import { buttonStep, labelStep, linkStep, pictureStep, textStep } from './steps/message-steps.ts';
import { officeStep } from './steps/office-step.ts';
import { notAllowed } from './steps/onward.ts';
import { reviewStep } from './steps/review-step.ts';
import { whenStep } from './steps/when-step.ts';

/** An officer announces something: words, picture, button; to whom; review; now or at a time. */
export const announceFlow = defineFlow({
  name: 'campaigns.announce',
  version: 1,
  data: draftSchema,
  params: z.strictObject({}),
  wait: { remindAfterMs: 30 * MINUTE_MS, endAfterMs: 12 * HOUR_MS },
  steps: {
    office: officeStep,
    text: textStep,
    picture: pictureStep,
    button: buttonStep,
    link: linkStep,
    label: labelStep,
    scope: scopeStep,
    districts: districtsStep,
    groups: groupsStep,
    who: whoStep,
    review: reviewStep,
    when: whenStep,
    fix: fixStep,
  },
  async begin(ctx) {
    const [office, another] = officesFor(ctx.actor, 'campaign.create');
    if (!office) return notAllowed();
    if (another) return { kind: 'to', step: 'office', data: emptyDraft('') };
    return { kind: 'to', step: 'text', data: emptyDraft(office.officeId) };
  },
  async recall(ctx, runId) {
    const campaign = await ownCampaign(ctx, runId);
    if (!campaign) return undefined;
    return progressViews(campaign, await ctx.stores.campaigns.countAnswers(runId));
  },
});
