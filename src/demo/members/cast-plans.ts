import { addDays } from '../../domain/bangkok-time.ts';
import type { Person } from '../../ports/stores/people-store.ts';
import { HOME_GROUP, persona } from '../personas.ts';
import { shownNumber } from '../personas-file.ts';
import { BAHT } from '../places/group-plan.ts';
import type { CastMember } from './cast.ts';
import type { GroupScene } from './group-scene.ts';
import { fakeNationalId, fakePhone } from './identity.ts';
import { makePerson, someone } from './make-person.ts';
import type { MemberPlan } from './member-plan.ts';
import { bornFor } from './person-facts.ts';

/** Humans in several groups have the first serials, below those of any group (`groupNo` from 1). */
const HUMANS: readonly string[] = ['member-of-two', 'wife'];
const USUAL_PLEDGE = 50;

export function planOfCast(scene: GroupScene, cast: CastMember): MemberPlan {
  const { foundedOn, groupId, opening, random, today } = scene;
  // A human in two groups is one: drawn from the same source in both.
  const own = (cast.human === undefined ? random : scene.humans).fork(cast.human ?? cast.memberNo);
  const person = personOf(scene, cast, own);
  const age = cast.age ?? null;
  const leftOn = cast.left ? addDays(today, -cast.left.daysAgo) : null;
  return {
    habit: cast.habit ?? 'steady',
    newPerson: isFirst(cast) ? person : null,
    paysUntil: leftOn,
    member: {
      memberId: random.fork(`member/${cast.memberNo}`).id(),
      groupId,
      memberNo: shownNumber(cast.memberNo),
      name: cast.name,
      state: cast.left?.state ?? 'active',
      pledgeSatang: BigInt(cast.pledge ?? USUAL_PLEDGE) * BAHT,
      joinedOn: foundedOn,
      leftOn,
      personId: person?.personId ?? null,
      linkedAt: person ? opening.at : null,
      phone: cast.phone === 'none' ? null : fakePhone(serialOf(scene, cast)),
      ...birth(scene, cast, age, own),
    },
  };
}

function birth(scene: GroupScene, cast: CastMember, age: number | null, own: GroupScene['random']) {
  if (age === null) return { nationalId: null, born: null };
  const born = bornFor(own, age, scene.today, cast.bornYearOnly ?? false);
  const year = Number(born?.slice(0, 4));
  return { nationalId: fakeNationalId(serialOf(scene, cast), year, cast.idBegins), born };
}

const isFirst = ({ human, group }: CastMember): boolean =>
  human === undefined || group === HOME_GROUP;

function serialOf(scene: GroupScene, cast: CastMember): number {
  if (cast.human !== undefined) return HUMANS.indexOf(cast.human) + 1;
  return scene.groupNo * 10_000 + cast.memberNo;
}

function personOf(scene: GroupScene, cast: CastMember, own: GroupScene['random']): Person | null {
  const { at } = scene.opening;
  if (cast.persona !== undefined) {
    const { lineUserId, largeType } = persona(cast.persona);
    const traits = { largeType: largeType ?? false };
    return makePerson(scene.personaId(cast.persona), lineUserId, at, traits);
  }
  if (cast.line === 'none') return null;
  return someone(own.fork('line'), at, cast.age ?? 0, {
    state: cast.line === 'blocked' ? 'blocked' : 'following',
    wantsNews: cast.line !== 'no-news',
    largeType: false,
  });
}
