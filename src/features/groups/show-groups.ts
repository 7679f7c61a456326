import { MENU } from '../../conversation/choices.ts';
import { formerPost } from '../../conversation/former-post.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may, rolesOver } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { CARDS_MAX, GROUPS_PER_PAGE } from './limits.ts';
import { readTotals } from './read-totals.ts';
import { districtList, groupPage, totalsView, type GroupCard } from './show-groups.view.ts';
import { visibleGroup, visibleGroups } from './visible-groups.ts';

/** The totals of the actor's groups: cards for a few, a list to choose from for many. */
export async function showGroups(ctx: TurnContext): Promise<Outcome> {
  const groups = await visibleGroups(ctx);
  if (groups.length === 0) return { say: [nothingToShow(ctx)] };
  if (groups.length > CARDS_MAX) return listGroups(ctx, '', 0);
  const cards: GroupCard[] = [];
  for (const group of groups) cards.push(await cardOf(ctx, group));
  return { say: [totalsView(cards)] };
}

export async function showGroup(
  ctx: TurnContext,
  by: { id: string } | { code: string },
): Promise<Outcome> {
  const group = await visibleGroup(ctx, by);
  if (!group) {
    // A code may be typed by anybody; an id comes with a button.
    const ended = 'id' in by ? formerPost(ctx.actor, ['statement.totals']) : undefined;
    const none = { kind: 'text', key: 'groups.no_such_group', choices: [MENU] } as const;
    return { say: [ended ?? none] };
  }
  return { say: [totalsView([await cardOf(ctx, group)])] };
}

/** @param area a district code, or '' for all that the actor may see */
export async function listGroups(ctx: TurnContext, area: string, page: number): Promise<Outcome> {
  const groups = (await visibleGroups(ctx)).filter(({ districtCode }) =>
    districtCode.startsWith(area),
  );
  if (groups.length === 0) return { say: [nothingToShow(ctx)] };
  const districts = new Map<string, number>();
  for (const { districtCode } of groups) {
    districts.set(districtCode, (districts.get(districtCode) ?? 0) + 1);
  }
  if (districts.size > 1 && groups.length > GROUPS_PER_PAGE)
    return { say: [districtList(districts)] };
  return { say: [groupPage(groups, { area, page, perPage: GROUPS_PER_PAGE })] };
}

async function cardOf(ctx: TurnContext, group: Group): Promise<GroupCard> {
  const { actor } = ctx;
  const isChair = rolesOver(actor, group).has('chair');
  return {
    totals: await readTotals(ctx, group),
    mayIssueCommittee: isChair || may(actor, 'group.issue-code', group),
    mayChangePost: may(actor, 'group.change-post', group),
    mayAdd: may(actor, 'member.add', group),
    maySet: may(actor, 'group.settings', group),
    maySeeTrial: may(actor, 'statement.totals', group),
  };
}

/** A member of closed groups only is no stranger. */
function nothingToShow({ actor }: TurnContext) {
  const key =
    actor.offices.length > 0
      ? 'groups.none_in_area'
      : actor.memberships.length > 0
        ? 'groups.end.only_closed'
        : 'everyday.stranger';
  return { kind: 'text', key, choices: [MENU] } as const;
}
