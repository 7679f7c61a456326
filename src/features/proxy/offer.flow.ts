import { z } from 'zod';
import { CANCEL, MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { groupList, readGroup } from '../../conversation/group-list.view.ts';
import { issueCode } from '../../conversation/link-codes/issue-code.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { confirms, saidNo } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { OWN_CODE_DAYS, PAPER_CODE_DAYS, WAIT } from './limits.ts';
import { memberSaid, offerable, type Offerable } from './offerable.ts';
import { offerCard, offeredCode, takenView } from './proxy.view.ts';

const offerData = z.strictObject({ memberId: z.string().nullable() });
type OfferData = z.infer<typeof offerData>;

const over = (key: string): Move<OfferData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

const group: Step<OfferData> = {
  ask: async (ctx) => [
    groupList('proxy.offer.which_group', await ownGroups(ctx, 'proxy.offer-own')),
  ],
  async accept(ctx, _data, input, run) {
    const chosen = readGroup(input, await ownGroups(ctx, 'proxy.offer-own'));
    const own = ctx.actor.memberships.find(({ groupId }) => groupId === chosen?.groupId);
    if (own) return toConfirm(ctx, own.memberId);
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('proxy.offer.group_hint', run);
  },
};

/** For the committee: whose word it is. */
const who: Step<OfferData> = {
  ask: async () => [{ kind: 'text', key: 'proxy.offer.ask_who', choices: [CANCEL] }],
  async accept(ctx, _data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const member = await memberSaid(ctx, input.text);
    if (member) return toConfirm(ctx, member.memberId);
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('proxy.offer.who_hint', run);
  },
};

const confirm: Step<OfferData> = {
  async ask(ctx, { memberId }) {
    const found = await offerable(ctx, memberId ?? '');
    if (found.kind === 'offerable') return [offerCard(found)];
    return [{ kind: 'text', key: 'proxy.offer.no_longer', choices: [CANCEL] }];
  },
  async accept(ctx, { memberId }, input, run) {
    if (saidNo(input)) return over('proxy.offer.left');
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('proxy.offer.yes_no', run);
    }
    const found = await offerable(ctx, memberId ?? '');
    return found.kind === 'offerable' ? give(ctx, found) : refused(found);
  },
};

async function give(
  ctx: TurnContext,
  found: Extract<Offerable, { kind: 'offerable' }>,
): Promise<Move<OfferData>> {
  const { groupId, memberId } = found.member;
  const issued = await issueCode(
    ctx,
    { kind: 'proxy', memberId, groupId },
    { days: found.own ? OWN_CODE_DAYS : PAPER_CODE_DAYS, by: ctx.person.personId },
  );
  await noteAudit(ctx, { verb: 'proxy.offer', groupId, ref: memberId });
  return { kind: 'end', say: [offeredCode(found, issued)] };
}

function refused(found: Exclude<Offerable, { kind: 'offerable' }>): Move<OfferData> {
  switch (found.kind) {
    case 'taken':
      return { kind: 'end', how: 'cancelled', say: [takenView(found)] };
    case 'has-line':
      return over('proxy.offer.has_line');
    case 'none':
      return over('proxy.offer.not_yours');
  }
}

async function toConfirm(ctx: TurnContext, memberId: string): Promise<Move<OfferData>> {
  const found = await offerable(ctx, memberId);
  if (found.kind !== 'offerable') return refused(found);
  return { kind: 'to', step: 'confirm', data: { memberId } };
}

/** A member has somebody read for them: a code for that person, who then asks with it. */
export const offerFlow = defineFlow({
  name: 'proxy.offer',
  version: 1,
  data: offerData,
  params: z.strictObject({
    memberId: z.string().nullable(),
    /** By the committee, for a member without LINE; the number, if it was said. */
    forOther: z.boolean(),
    number: z.string().nullable(),
  }),
  wait: WAIT,
  steps: { group, who, confirm },
  async begin(ctx, { forOther, memberId, number }) {
    if (memberId !== null) return toConfirm(ctx, memberId);
    if (forOther) return forSomebody(ctx, number);
    const [only, ...others] = await ownGroups(ctx, 'proxy.offer-own');
    if (!only) return over('proxy.offer.not_yours');
    if (others.length > 0) return { kind: 'to', step: 'group', data: { memberId: null } };
    const own = ctx.actor.memberships.find(({ groupId }) => groupId === only.groupId);
    return toConfirm(ctx, own?.memberId ?? '');
  },
  recall: async () => [{ kind: 'text', key: 'proxy.offer.offered_before' }],
});

async function forSomebody(ctx: TurnContext, number: string | null): Promise<Move<OfferData>> {
  if ((await ownGroups(ctx, 'proxy.offer-for')).length === 0) return over('proxy.offer.not_yours');
  const member = number === null ? undefined : await memberSaid(ctx, number);
  return member
    ? toConfirm(ctx, member.memberId)
    : { kind: 'to', step: 'who', data: { memberId: null } };
}
