import { formerPost } from '../../conversation/former-post.ts';
import { z } from 'zod';
import { MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { chose, confirms, saidNo } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { readMemberNumber } from '../../domain/member-number.ts';
import { SHORT_WAIT } from './limits.ts';
import { unlinkable, unlinkMember, type Unlinkable } from './unlink-member.ts';
import { askOwn, unlinkCard, unlinkedOther, unlinkedOwn, type Own } from './unlink.view.ts';

const unlinkData = z.strictObject({ memberId: z.string().nullable() });
type UnlinkData = z.infer<typeof unlinkData>;

async function ownMemberships(ctx: TurnContext): Promise<Own[]> {
  const found: Own[] = [];
  for (const { memberId, groupId } of ctx.actor.memberships) {
    const member = await ctx.stores.members.byId(memberId);
    const group = await ctx.stores.groups.byId(groupId);
    if (member && group) found.push({ member, group });
  }
  return found;
}

const which: Step<UnlinkData> = {
  ask: async (ctx) => [askOwn(await ownMemberships(ctx))],
  async accept(ctx, _data, input, run) {
    const own = await ownMemberships(ctx);
    const said = input.kind === 'choice' || input.kind === 'text' ? sayOf(input) : '';
    const fits = own.filter(
      ({ member, group }) =>
        member.memberId === said ||
        member.memberNo === readMemberNumber(said) ||
        group.name === said,
    );
    const [only, ...others] = fits;
    if (only && others.length === 0) {
      return { kind: 'to', step: 'confirm', data: { memberId: only.member.memberId } };
    }
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('linking.unlink.hint', run);
  },
};

const sayOf = (
  input: { kind: 'choice'; value: string } | { kind: 'text'; text: string },
): string => (input.kind === 'choice' ? input.value : input.text.trim());

const confirm: Step<UnlinkData> = {
  askOnce: true,
  async ask(ctx, data) {
    const found = await unlinkable(ctx, data.memberId ?? '');
    if (found.kind === 'unlinkable') return [unlinkCard(found, found.own)];
    return [{ kind: 'text', key: 'linking.unlink.no_longer' }];
  },
  async accept(ctx, data, input, run) {
    if (chose(input, 'keep') || saidNo(input)) return end('linking.unlink.kept');
    if (!confirms(input)) {
      return isOtherMatter(input)
        ? { kind: 'not-an-answer' }
        : hintOf('linking.unlink.yes_no', run);
    }
    const result = await unlinkMember(ctx, data.memberId ?? '');
    if (result.kind !== 'unlinked') return refused(ctx, result);
    const view = result.own ? unlinkedOwn(result.member) : unlinkedOther(result.member);
    return { kind: 'end', say: [view] };
  },
};

const end = (key: string): Move<UnlinkData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

function refused(
  ctx: TurnContext,
  found: Exclude<Unlinkable, { kind: 'unlinkable' }>,
): Move<UnlinkData> {
  switch (found.kind) {
    case 'not-linked':
      return end('linking.unlink.not_linked');
    case 'ask-committee':
      return end('linking.unlink.ask_committee');
    case 'none': {
      const ended = formerPost(ctx.actor, ['member.unlink']);
      return ended
        ? { kind: 'end', how: 'cancelled', say: [ended] }
        : end('linking.no_such_member');
    }
  }
}

/** Unties a LINE account: one's own, or a member's by the committee; always after a card. */
export const unlinkFlow = defineFlow({
  name: 'linking.unlink',
  version: 1,
  data: unlinkData,
  params: z.strictObject({ memberId: z.string().nullable() }),
  wait: SHORT_WAIT,
  steps: { which, confirm },
  async begin(ctx, { memberId }) {
    if (memberId !== null) {
      const found = await unlinkable(ctx, memberId);
      if (found.kind !== 'unlinkable') return refused(ctx, found);
      return { kind: 'to', step: 'confirm', data: { memberId } };
    }
    const [only, ...others] = await ownMemberships(ctx);
    if (!only) {
      return end(
        ctx.actor.offices.length > 0 ? 'linking.unlink.office' : 'linking.unlink.stranger',
      );
    }
    if (others.length > 0) return { kind: 'to', step: 'which', data: { memberId: null } };
    return { kind: 'to', step: 'confirm', data: { memberId: only.member.memberId } };
  },
});
