import type { TurnContext } from '../../conversation/turn-context.ts';
import { nameMatcher } from '../../domain/names/name-matches.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { WhoSaid } from './quick-entry.ts';

export type Found =
  | { kind: 'one'; member: Member }
  /** Several could be meant, best first; they are shown with number and name. `more`: not listed. */
  | { kind: 'several'; members: Member[]; more: number }
  | { kind: 'none' }
  /** The number is of someone who has left or died. */
  | { kind: 'gone'; member: Member };

/** Rows of the list to choose from. */
export const CANDIDATES_MAX = 8;
/** Numbers are kept padded to this length; people type them without the zeros. */
const NUMBER_LENGTH = 4;

/** Finds a member of the treasurer's group by number or by part of the name. */
export async function findMember(ctx: TurnContext, groupId: string, who: WhoSaid): Promise<Found> {
  return who.kind === 'number'
    ? byNumber(ctx, groupId, who.memberNo)
    : byName(ctx, groupId, who.name);
}

async function byNumber(ctx: TurnContext, groupId: string, memberNo: string): Promise<Found> {
  const { members } = ctx.stores;
  const padded = memberNo.replace(/^0+(?=\d)/, '').padStart(NUMBER_LENGTH, '0');
  const member = (await members.byNo(groupId, padded)) ?? (await members.byNo(groupId, memberNo));
  if (!member) return { kind: 'none' };
  return member.state === 'active' ? { kind: 'one', member } : { kind: 'gone', member };
}

async function byName(ctx: TurnContext, groupId: string, name: string): Promise<Found> {
  const score = nameMatcher(name);
  const scored = (await ctx.stores.members.activeIn(groupId))
    .map((member) => ({ member, score: score(member.name) }))
    .filter((row) => row.score > 0)
    .toSorted((a, b) => b.score - a.score || (a.member.memberNo < b.member.memberNo ? -1 : 1));
  const [first] = scored;
  if (!first) return { kind: 'none' };
  const best = scored.filter((row) => row.score === first.score);
  const members = (best.length === 1 ? best : scored).map((row) => row.member);
  if (best.length === 1) return { kind: 'one', member: first.member };
  return {
    kind: 'several',
    members: members.slice(0, CANDIDATES_MAX),
    more: Math.max(0, members.length - CANDIDATES_MAX),
  };
}
