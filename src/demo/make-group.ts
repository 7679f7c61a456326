import type { LocalDate } from '../domain/bangkok-time.ts';
import type { Group } from '../ports/stores/groups-store.ts';
import type { Demo, DemoGroup, DemoJournal } from './demo-data.ts';
import { booksSince, foundedOn, openingOf } from './demo-time.ts';
import { groupMembers, type GroupMembers } from './members/group-members.ts';
import type { GroupScene } from './members/group-scene.ts';
import { answersTo } from './money/answers.ts';
import { commandsOf } from './money/journal.ts';
import { saverOf, type Saver } from './money/saver.ts';
import { fieldOfficeId } from './officers.ts';
import type { GroupPlan } from './places/group-plan.ts';
import type { Random } from './random.ts';

export interface DemoScene {
  readonly demo: Demo;
  readonly today: LocalDate;
  readonly random: Random;
  personaId(key: string): string;
  nextPledge(): bigint;
}

/** A group with its people and what each of them paid; opening balances are settled later, over all groups. */
export interface DraftGroup {
  readonly scene: GroupScene;
  readonly group: Group;
  readonly made: GroupMembers;
  readonly savers: readonly Saver[];
}

const NAME_PREFIX = 'กลุ่มออมทรัพย์';

export function draftGroup(demoScene: DemoScene, plan: GroupPlan, index: number): DraftGroup {
  const { demo, today } = demoScene;
  const random = demoScene.random.fork(`group/${plan.code}`);
  const founded = foundedOn(plan, today, random.between(0, 11));
  const opening = openingOf(founded, booksSince(demo, today));
  const scene: GroupScene = {
    ...demoScene,
    plan,
    random,
    groupId: random.id(),
    groupNo: index + 1,
    foundedOn: founded,
    opening,
    humans: demoScene.random.fork('humans'),
  };
  const made = groupMembers(scene);
  const { depositDay } = plan.rules;
  const terms = { openedOn: opening.openedOn, depositDay, today };
  return {
    scene,
    group: groupOf(scene, demoScene.random),
    made,
    savers: plan.state === 'closed' ? [] : made.plans.map((one) => saverOf(one, random, terms)),
  };
}

function groupOf({ foundedOn: founded, groupId, plan }: GroupScene, random: Random): Group {
  const { code, districtCode, moo, rules, state, tambonCode, village } = plan;
  return {
    groupId,
    code,
    name: `${NAME_PREFIX}${village}`,
    districtCode,
    tambonCode,
    moo,
    state,
    foundedOn: founded,
    fieldOfficeId: fieldOfficeId(random, districtCode, plan.fieldOfficer),
    rules,
  };
}

/** @param openings satang, one for each saver */
export function finishGroup(draft: DraftGroup, openings: readonly bigint[]): DemoGroup {
  const { group, made, scene } = draft;
  const { opening, plan } = scene;
  return {
    group,
    people: made.plans.flatMap(({ newPerson }) => (newPerson ? [newPerson] : [])),
    members: made.plans.map(({ member }) => member),
    posts: made.posts,
    opening: plan.state === 'closed' ? null : opening,
    journal: () => journalOf(draft, openings),
  };
}

function journalOf(draft: DraftGroup, openings: readonly bigint[]): DemoJournal {
  const { made, savers, scene } = draft;
  const { groupId, opening, plan, random } = scene;
  if (plan.ageYears === 0 || plan.state === 'closed') {
    return { commands: [], answers: [], disputes: [] };
  }
  const treasurer = holderOf(made, 'treasurer');
  const { feeSatang } = plan.rules;
  const money = { groupId, opening, feeSatang, treasurer, random };
  const commands = commandsOf(money, savers, openings);
  const answers = answersTo(
    {
      groupId,
      plans: made.plans,
      random: random.fork('answers'),
      disputedBy: scene.personaId('member2'),
      settler: holderOf(made, 'auditor'),
    },
    commands,
  );
  return { commands, ...answers };
}

/** The LINE account of who holds a post: committees are linked. */
function holderOf({ plans, posts }: GroupMembers, post: string): string {
  const held = posts.find((one) => one.post === post);
  const holder = plans.find(({ member }) => member.memberId === held?.memberId)?.member;
  if (!holder?.personId) throw new RangeError(`no ${post} who is linked`);
  return holder.personId;
}
