import type { TurnContext } from '../../conversation/turn-context.ts';
import { readMemberNumber } from '../../domain/member-number.ts';
import { nameMatcher } from '../../domain/names/name-matches.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { CANDIDATES_MAX } from './limits.ts';

export interface Fits {
  /** Best first; one when it is certain who. */
  members: readonly Member[];
  /** How many more the name fits, beyond those a list shows. */
  unlisted: number;
}

/** Active members of a group who could be meant by a number or part of a name. */
export async function findMembers(ctx: TurnContext, groupId: string, said: string): Promise<Fits> {
  const number = readMemberNumber(said);
  if (number !== undefined) {
    const member = await ctx.stores.members.byNo(groupId, number);
    return { members: member?.state === 'active' ? [member] : [], unlisted: 0 };
  }
  const score = nameMatcher(said);
  const scored = (await ctx.stores.members.activeIn(groupId))
    .map((member) => ({ member, score: score(member.name) }))
    .filter((row) => row.score > 0)
    .toSorted((a, b) => b.score - a.score || (a.member.memberNo < b.member.memberNo ? -1 : 1));
  const best = scored.filter((row) => row.score === scored[0]?.score);
  const found = (best.length === 1 ? best : scored).map(({ member }) => member);
  return {
    members: found.slice(0, CANDIDATES_MAX),
    unlisted: Math.max(0, found.length - CANDIDATES_MAX),
  };
}
