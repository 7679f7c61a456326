import type { Outcome, Shortcut } from '../../conversation/feature.ts';
import type { Reading } from '../../conversation/interpreter/reading.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { balanceOf } from './check-balance.ts';
import { findMember } from './find-member.ts';
import { beforeOf, historyOf, showHistory } from './history.ts';
import {
  memberBalance,
  memberHistoryHead,
  noSuchMember,
  ONLY_OWN,
  whichMember,
  type FoundMembers,
  type Page,
} from './member-savings.view.ts';
import type { WhoSaid } from './quick-entry.ts';
import { recordsIn } from './treasurer-groups.ts';
import { proxiedMeant } from './proxied-meant.ts';
import { showBalance } from './own-questions.ts';
import { whoseBalance } from './whose-balance.ts';

/**
 * A question about savings that may name somebody else: who keeps or checks the books sees that
 * member's, a member is told that these are their own.
 */
export const aboutSomebody =
  (page: Page, own: (ctx: TurnContext) => Promise<Outcome>) =>
  async (ctx: TurnContext, reading: Reading, text: string): Promise<Outcome> => {
    const who = whoseBalance(ctx, text, reading);
    if (!who || isOwn(ctx, who)) return own(ctx);
    const proxied = await proxiedMeant(ctx, who);
    if (proxied) {
      return page === 'balance' ? showBalance(ctx, proxied) : showHistory(ctx, proxied.memberId);
    }
    const found = await findAmong(ctx, who);
    if (found.members.length > 0) return showFound(ctx, found, page);
    const mayAsk = (await ownGroups(ctx, 'balance.read-any')).length > 0;
    if (mayAsk && who.kind === 'number') return { say: [noSuchMember(who.memberNo)] };
    const { say = [], ...rest } = await own(ctx);
    const isMember = ctx.actor.memberships.length > 0 && ctx.actor.readsFor.length === 0;
    return { ...rest, say: isMember && !mayAsk ? [ONLY_OWN, ...say] : say };
  };

/** ยอดบุญมี is no sentence by itself: it is a question if somebody is called that. */
export const memberBalanceShortcut: Shortcut = async (ctx, text, reading) => {
  const who = reading.intent === 'unknown' ? whoseBalance(ctx, text, reading) : undefined;
  const found = who?.kind === 'name' ? await findAmong(ctx, who) : undefined;
  return found && found.members.length > 0 ? showFound(ctx, found, 'balance') : undefined;
};

const isOwn = (ctx: TurnContext, who: WhoSaid): boolean =>
  who.kind === 'number' &&
  ctx.actor.memberships.some(({ memberNo }) => Number(memberNo) === Number(who.memberNo));

/** Members who could be meant, of the groups whose books the actor keeps or checks. */
async function findAmong(ctx: TurnContext, who: WhoSaid): Promise<FoundMembers> {
  const members: Member[] = [];
  let unlisted = 0;
  for (const { groupId } of await ownGroups(ctx, 'balance.read-any')) {
    const found = await findMember(ctx, groupId, who);
    if (found.kind === 'several') {
      members.push(...found.members);
      unlisted += found.more;
    } else if (found.kind !== 'none') members.push(found.member);
  }
  return { members, unlisted };
}

async function showFound(ctx: TurnContext, found: FoundMembers, page: Page): Promise<Outcome> {
  const [only, ...others] = found.members;
  return only && others.length === 0
    ? showMember(ctx, only, page)
    : { say: [whichMember(found, page)] };
}

async function showMember(
  ctx: TurnContext,
  member: Member,
  page: Page,
  before?: number,
): Promise<Outcome> {
  const { groupId, memberId } = member;
  await noteAudit(ctx, { verb: 'balance.read-any', groupId, ref: memberId });
  if (page === 'history') {
    return { say: [await historyOf(ctx, member, memberHistoryHead(member), before)] };
  }
  const balance = await balanceOf(ctx, member);
  return {
    say: [
      balance
        ? memberBalance(balance, recordsIn(ctx, balance.group))
        : noSuchMember(member.memberNo),
    ],
  };
}

/** A button under a member's name; the right is asked again. @param ref `<member>` or `<member>/<before seq>` */
export const showMemberPage =
  (page: Page) =>
  async (ctx: TurnContext, ref: string): Promise<Outcome> => {
    const [memberId = '', before = ''] = ref.split('/');
    const member = await ctx.stores.members.byId(memberId);
    const group = member && (await ctx.stores.groups.byId(member.groupId));
    if (member && group && may(ctx.actor, 'balance.read-any', group)) {
      return showMember(ctx, member, page, beforeOf(before));
    }
    if (member) {
      const { groupId } = member;
      await noteAudit(ctx, {
        verb: 'balance.read-any',
        groupId,
        ref: memberId,
        refused: 'forbidden',
      });
    }
    return { say: [ONLY_OWN] };
  };
