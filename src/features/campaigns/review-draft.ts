import type { TurnContext } from '../../conversation/turn-context.ts';
import { monthAt } from '../../domain/bangkok-time.ts';
import { reserveOf, roomFor } from '../../domain/delivery/quota.ts';
import type { OfficeHeld } from '../../domain/roles/actor.ts';
import { may, officesFor } from '../../domain/roles/permissions.ts';
import type { Reachable } from '../../ports/stores/campaigns-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { candidatesIn, groupsOf, within } from './audience.ts';
import type { Draft, Review } from './draft.ts';
import { refuseTime } from './read-send-time.ts';

/** The office a draft is written in, while the person still holds it. */
export function officeOf({ actor }: TurnContext, officeId: string): OfficeHeld | undefined {
  return officesFor(actor, 'campaign.create').find((held) => held.officeId === officeId);
}

/** Active groups of the area that the draft is for, in id order. */
export async function groupsFor(
  ctx: TurnContext,
  office: OfficeHeld,
  { scope }: Pick<Draft, 'scope'>,
): Promise<Group[]> {
  const groups = within(await groupsOf(ctx.stores, office), scope);
  return groups
    .filter((group) => may(ctx.actor, 'campaign.announce', group))
    .toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

/** Counts the people and takes the fingerprint of everything that a confirmation stands for. */
export async function reviewDraft(
  ctx: TurnContext,
  draft: Draft,
  groups: readonly Group[],
): Promise<Review> {
  const { stores, sealer } = ctx;
  const persons = new Set<string>();
  let unlinked = 0;
  const month = monthAt(draft.sendAt ?? ctx.now);
  for (const { groupId } of groups) {
    const found = await candidatesIn(stores, groupId, draft.who, month);
    for (const personId of found.personIds) persons.add(personId);
    unlinked += found.unlinked;
  }
  const reached: Reachable[] = await stores.campaigns.reach([...persons]);
  const { text, mediaId, button } = draft;
  const fingerprint = (what: string, value: unknown): string =>
    sealer.lookupKey(`campaigns/${what}`, JSON.stringify(value));
  return {
    content: fingerprint('content', [text, mediaId, button]),
    groups: fingerprint('groups', [draft.who, groups.map(({ groupId }) => groupId)]),
    reach: fingerprint(
      'reach',
      reached.map(({ personId }) => personId),
    ),
    groupCount: groups.length,
    people: persons.size + unlinked,
    reachable: reached.length,
  };
}

/**
 * Whether what would be sent now differs from what was reviewed. Those who have paid meanwhile fall
 * out of an announcement to the unpaid; on a deposit day that alone must not bring up the review
 * again and again, so there only more people count as a change.
 */
export function changedSince(seen: Review, now: Review, who: Draft['who']): boolean {
  if (seen.content !== now.content || seen.groups !== now.groups) return true;
  if (who === 'unpaid') return now.reachable > seen.reachable || now.people > seen.people;
  return seen.reach !== now.reach || seen.people !== now.people;
}

/** What the month's quota has to say; undefined when it is not known for the month of sending. */
export interface QuotaOutlook {
  /** Null where there is no limit. */
  leftAfter: number | null;
  reserve: number;
  enough: boolean;
}

export async function quotaOutlook(
  ctx: TurnContext,
  draft: Pick<Draft, 'sendAt'>,
  messages: number,
): Promise<QuotaOutlook | undefined> {
  const reading = await ctx.stores.quota.latest();
  if (reading?.month !== monthAt(draft.sendAt ?? ctx.now)) return undefined;
  const percent = ctx.limits.receiptReservePercent;
  const reserve = reserveOf(reading, percent);
  const leftAfter = reading.limit === null ? null : reading.limit - reading.used - messages;
  return { leftAfter, reserve, enough: roomFor('campaign', reading, percent) >= messages };
}

export type Obstacle = 'nobody' | 'quota' | 'quiet' | 'past' | 'far';

/** Why a reviewed draft cannot be confirmed as it is; undefined when it can. */
export function obstacleTo(
  draft: Pick<Draft, 'sendAt'>,
  review: Review,
  quota: QuotaOutlook | undefined,
  now: number,
): Obstacle | undefined {
  if (review.reachable === 0) return 'nobody';
  if (quota && !quota.enough) return 'quota';
  return refuseTime(draft.sendAt ?? now, now);
}
