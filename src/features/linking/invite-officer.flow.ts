import { z } from 'zod';
import { MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { fieldSteps, hintOf, nextStep, SUMMARY } from '../../conversation/flow/form.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { chose, confirms, corrects, saidNo } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { EMPTY_INVITATION, inviteData, inviteDraftOf, type InviteData } from './invite-data.ts';
import { inviteFields, readNumbered } from './invite-fields.ts';
import { inviteOfficer } from './invite-officer.ts';
import { invitableAreas, invitableOffices, mayInvite } from './invite-rights.ts';
import {
  inviteChange,
  inviteCode,
  inviteSummary,
  replaceCard,
  replacedNotice,
} from './invite.view.ts';
import { LINK_WAIT } from './limits.ts';

/** What there is a choice of, for this officer. */
function changeable(ctx: TurnContext, data: InviteData): string[] {
  const offices = invitableOffices(ctx.actor);
  const areas = data.office === null ? [] : invitableAreas(ctx.actor, data.office);
  return Object.keys(inviteFields).filter(
    (field) => (field !== 'office' || offices.length > 1) && (field !== 'area' || areas.length > 1),
  );
}

const summary: Step<InviteData> = {
  ask: async (_ctx, data) => [inviteSummary(inviteDraftOf(data))],
  async accept(ctx, data, input, run) {
    if (corrects(input)) return { kind: 'to', step: 'change', data };
    if (confirms(input)) return confirm(ctx, data, false);
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('linking.invite.hint', run);
  },
};

async function confirm(
  ctx: TurnContext,
  data: InviteData,
  replace: boolean,
): Promise<Move<InviteData>> {
  const draft = inviteDraftOf(data);
  const by = ctx.person.personId;
  if (!mayInvite(ctx.actor, draft.office, draft.area)) {
    const ref = `${draft.office}/${draft.area}`;
    await noteAudit(ctx, { verb: 'office.invite', groupId: null, ref, refused: 'forbidden' });
    return end('linking.forbidden');
  }
  const result = await inviteOfficer(ctx, { ...draft, by, replace }, ctx.today);
  if (result.kind === 'linked-already') return { kind: 'to', step: 'replace', data };
  const { personId } = result.replaced ?? {};
  if (personId) {
    const to = { kind: 'person', personId } as const;
    const ref = `office/${result.officeId}`;
    ctx.tell({ to, views: [replacedNotice(draft)], category: 'notice', ref });
  }
  return { kind: 'end', say: [inviteCode(draft, result.issued)] };
}

const change: Step<InviteData> = {
  asksLine: true,
  ask: async (ctx, data) => [inviteChange(changeable(ctx, data))],
  async accept(ctx, data, input, run) {
    const field = readNumbered(input, changeable(ctx, data));
    if (field !== undefined) return { kind: 'to', step: field, data };
    return isOtherMatter(input)
      ? { kind: 'not-an-answer' }
      : hintOf('linking.invite.number_hint', run);
  },
};

/** Linked already: only if the LINE account has changed is there anything to do. */
const replace: Step<InviteData> = {
  askOnce: true,
  ask: async (_ctx, data) => [replaceCard(inviteDraftOf(data))],
  async accept(ctx, data, input, run) {
    if (chose(input, 'keep') || saidNo(input)) return end('linking.invite.kept');
    if (confirms(input)) return confirm(ctx, data, true);
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('linking.invite.replace_hint', run);
  },
};

const end = (key: string): Move<InviteData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

/** A province or district officer invites the officers below, within the own area. */
export const inviteOfficerFlow = defineFlow({
  name: 'linking.invite-officer',
  version: 1,
  data: inviteData,
  params: z.null(),
  wait: LINK_WAIT,
  steps: { ...fieldSteps(inviteFields), [SUMMARY]: summary, change, replace },
  async begin(ctx) {
    const [office, ...others] = invitableOffices(ctx.actor);
    if (office === undefined) return end('linking.invite.not_yours');
    if (others.length > 0) return { kind: 'to', step: 'office', data: EMPTY_INVITATION };
    const [area = null, ...more] = invitableAreas(ctx.actor, office);
    const data = { ...EMPTY_INVITATION, office, area: more.length > 0 ? null : area };
    return { kind: 'to', step: nextStep(inviteFields, data), data };
  },
  recall: async () => [{ kind: 'text', key: 'linking.issue.issued_before' }],
});
