import { addDays } from '../../domain/bangkok-time.ts';
import { POSTS, type Post } from '../../domain/roles/roles.ts';
import type { PostHeld } from '../../ports/stores/members-store.ts';
import { ALL_PERSONAS } from '../personas.ts';
import { shownNumber } from '../personas-file.ts';
import { castOf } from './cast.ts';
import { planOfCast } from './cast-plans.ts';
import type { GroupScene } from './group-scene.ts';
import type { MemberPlan } from './member-plan.ts';
import { ordinaryPlans } from './ordinary-plans.ts';

export interface GroupMembers {
  readonly plans: readonly MemberPlan[];
  readonly posts: readonly PostHeld[];
}

/** Everybody of a group by number, with its committee. */
export function groupMembers(scene: GroupScene): GroupMembers {
  if (scene.plan.state === 'closed') return { plans: formerMembers(scene), posts: [] };
  const cast = castOf(scene.plan.code, scene.demo).map((one) => planOfCast(scene, one));
  const numbers = new Set(cast.map(({ member }) => Number(member.memberNo)));
  const active = cast.filter(({ member }) => member.state === 'active').length;
  const held = personaPosts(scene, cast);
  const free = POSTS.filter((post) => !held.some((one) => one.post === post));
  const ordinary = ordinaryPlans(scene, scene.plan.size - active, numbers, free.length);
  const others = free.map((post, index) => postHeld(scene, post, ordinary[index]));
  const plans = [...cast, ...ordinary].toSorted((a, b) =>
    a.member.memberNo < b.member.memberNo ? -1 : 1,
  );
  return { plans, posts: [...held, ...others] };
}

function personaPosts(scene: GroupScene, cast: readonly MemberPlan[]): PostHeld[] {
  return ALL_PERSONAS.flatMap(({ memberships }) => memberships)
    .filter(({ group }) => group === scene.plan.code)
    .flatMap(({ memberNo, posts }) => {
      const holder = cast.find(({ member }) => member.memberNo === shownNumber(memberNo));
      return posts.map((post) => postHeld(scene, post, holder));
    });
}

function postHeld(scene: GroupScene, post: Post, holder: MemberPlan | undefined): PostHeld {
  if (!holder) throw new RangeError(`nobody to be ${post} of ${scene.plan.code}`);
  return {
    postId: scene.random.fork(`post/${post}`).id(),
    groupId: scene.groupId,
    memberId: holder.member.memberId,
    post,
    since: scene.foundedOn,
    until: null,
  };
}

/** A closed group's members left when it closed, long before these books. */
const CLOSED_DAYS_AGO = 1_000;

function formerMembers(scene: GroupScene): MemberPlan[] {
  const leftOn = addDays(scene.today, -CLOSED_DAYS_AGO);
  return ordinaryPlans(scene, scene.plan.size, new Set(), 0).map(({ member }) => ({
    habit: 'never',
    newPerson: null,
    paysUntil: leftOn,
    member: {
      ...member,
      state: 'resigned',
      leftOn,
      joinedOn: scene.foundedOn,
      personId: null,
      linkedAt: null,
    },
  }));
}
