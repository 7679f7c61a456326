import type { TurnContext } from '../../conversation/turn-context.ts';
import { readMemberNumber } from '../../domain/member-number.ts';
import { nameMatcher } from '../../domain/names/name-matches.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { CANDIDATES_MAX } from './limits.ts';

/** Active members of a group who could be meant by a number or part of a name, best first. */
export async function findCandidates(
  { stores }: TurnContext,
  groupId: string,
  said: string,
): Promise<Member[]> {
  const number = readMemberNumber(said);
  if (number !== undefined) {
    const member = await stores.members.byNo(groupId, number);
    return member?.state === 'active' ? [member] : [];
  }
  const score = nameMatcher(said);
  const fits = (await stores.members.activeIn(groupId))
    .map((member) => ({ member, score: score(member.name) }))
    .filter((row) => row.score > 0)
    .toSorted((a, b) => b.score - a.score || (a.member.memberNo < b.member.memberNo ? -1 : 1));
  const best = fits.filter((row) => row.score === fits[0]?.score);
  return (best.length === 1 ? best : fits).map(({ member }) => member).slice(0, CANDIDATES_MAX);
}
