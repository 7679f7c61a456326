import type { LocalDate } from '../domain/bangkok-time.ts';
import type { Demo, DemoData } from './demo-data.ts';
import { booksSince, openingOf } from './demo-time.ts';
import { draftGroup, finishGroup, type DemoScene, type DraftGroup } from './make-group.ts';
import { balancesByShape, balancesByTenure, PROVINCE_BAHT } from './money/opening-balances.ts';
import { pledgePool } from './money/pledges.ts';
import { makeOfficers } from './officers.ts';
import { DISTRICTS, PROVINCE, type District } from './places/districts.ts';
import type { GroupPlan } from './places/group-plan.ts';
import { provinceGroups } from './places/province-groups.ts';
import { smallGroups } from './places/small-groups.ts';
import { Random } from './random.ts';

const SEED = 'sajja-demo-1';

/**
 * The whole of a demo: the same for the same day, on every machine. Nothing in it happens on
 * `today` or later.
 * @param today Bangkok day on which the demo begins
 */
export function makeDemo(demo: Demo, today: LocalDate): DemoData {
  const random = new Random(SEED).fork(demo);
  const plans = demo === 'small' ? smallGroups() : provinceGroups(random.fork('groups'));
  const scene = sceneOf(demo, today, random, plans);
  const drafts = plans.map((plan, index) => draftGroup(scene, plan, index));
  const openings = openingsOf(demo, drafts);
  const { people, offices } = makeOfficers({ ...scene, ...officerTimes(demo, today, plans) });
  const groups = drafts.map((draft, index) => finishGroup(draft, openings[index] ?? []));
  const isActive = ({ state }: { state: string }) => state === 'active';
  return {
    people,
    offices,
    groups,
    memberCount: groups.reduce((sum, { members }) => sum + members.filter(isActive).length, 0),
  };
}

function sceneOf(
  demo: Demo,
  today: LocalDate,
  random: Random,
  plans: readonly GroupPlan[],
): DemoScene {
  const count = plans.reduce((sum, { size }) => sum + size, 0);
  const pledges = pledgePool(random.fork('pledges'), count);
  const personas = new Random(SEED).fork('personas');
  return {
    demo,
    today,
    random,
    personaId: (key) => personas.fork(key).id(),
    nextPledge() {
      const pledge = pledges.pop();
      if (pledge === undefined) throw new RangeError('more members than were planned');
      return pledge;
    },
  };
}

function officerTimes(demo: Demo, today: LocalDate, plans: readonly GroupPlan[]) {
  const since = booksSince(demo, today);
  return {
    since,
    at: openingOf(since, since).at,
    districts: demo === 'small' ? districtsOf(plans) : DISTRICTS,
    province: PROVINCE,
  };
}

/** In the small demo each district has one พัฒนากร. */
function districtsOf(plans: readonly GroupPlan[]): District[] {
  const codes = new Set(plans.map(({ districtCode }) => districtCode));
  return DISTRICTS.filter(({ code }) => codes.has(code)).map((one) => ({
    ...one,
    fieldOfficers: 1,
  }));
}

function openingsOf(demo: Demo, drafts: readonly DraftGroup[]): bigint[][] {
  if (demo === 'small') return drafts.map(({ savers }) => balancesByTenure(savers));
  const all = balancesByShape(
    drafts.flatMap(({ savers }) => savers),
    PROVINCE_BAHT,
  );
  let next = 0;
  return drafts.map(({ savers }) => all.slice(next, (next += savers.length)));
}
