import { addMonths, monthOf, type LocalDate } from '../domain/bangkok-time.ts';
import type { Office } from '../domain/roles/roles.ts';
import type { OfficeRecord } from '../ports/stores/offices-store.ts';
import type { Person } from '../ports/stores/people-store.ts';
import { makePerson } from './members/make-person.ts';
import { makeName, villageSurnames } from './names/make-name.ts';
import { ALL_PERSONAS } from './personas.ts';
import type { District } from './places/districts.ts';
import type { Random } from './random.ts';

export interface OfficerScene {
  readonly today: LocalDate;
  /** Day and instant from which they are known here. */
  readonly since: LocalDate;
  readonly at: number;
  readonly districts: readonly District[];
  readonly province: string;
  readonly random: Random;
  personaId(key: string): string;
}

export interface Officers {
  readonly people: readonly Person[];
  readonly offices: readonly OfficeRecord[];
}

const OFFICER_AGE = 40;
const LINKED_SHARE = 0.85;
const MOVED_MONTHS_AGO = 5;

/** Id of the n-th พัฒนากร's office of a district, counted from 0. */
export function fieldOfficeId(random: Random, districtCode: string, index: number): string {
  return random.fork(`office/field-officer/${districtCode}/${index}`).id();
}

/** Everyone of the Community Development Department; personas come first in their areas. */
export function makeOfficers(scene: OfficerScene): Officers {
  const made = [
    makeOfficer(scene, 'province-officer', scene.province, 0),
    ...scene.districts.flatMap(({ code, fieldOfficers }) => [
      makeOfficer(scene, 'district-officer', code, 0),
      ...Array.from({ length: fieldOfficers }, (_, index) =>
        makeOfficer(scene, 'field-officer', code, index),
      ),
    ]),
  ];
  const offices = made.map(({ record }) => record);
  const people = made.flatMap(({ person }) => (person ? [person] : []));
  return { people, offices: withMovedOfficer(scene, offices) };
}

function makeOfficer(scene: OfficerScene, office: Office, area: string, index: number) {
  const random = scene.random.fork(`office/${office}/${area}/${index}`);
  const officeId = random.id();
  const known = index === 0 ? personaIn(office, area) : undefined;
  const person = known
    ? makePerson(scene.personaId(known.key), known.lineUserId, scene.at)
    : unknownOfficer(random, scene.at);
  const made = makeName(random.fork('name'), villageSurnames(random.fork('surnames')), OFFICER_AGE);
  const record: OfficeRecord = {
    officeId,
    office,
    area,
    name: known?.name ?? made,
    personId: person?.personId ?? null,
    since: scene.since,
    until: null,
  };
  return { record, person };
}

const personaIn = (office: Office, area: string) =>
  ALL_PERSONAS.find((one) => one.office?.office === office && one.office.area === area);

function unknownOfficer(random: Random, at: number): Person | undefined {
  const isLinked = random.chance(LINKED_SHARE);
  return isLinked ? makePerson(random.id(), `U${random.hex(32)}`, at) : undefined;
}

/** One พัฒนากร moved to another district in the middle of the year: the former office has ended. */
function withMovedOfficer(scene: OfficerScene, offices: readonly OfficeRecord[]): OfficeRecord[] {
  const [to, from] = [scene.districts[0], scene.districts.at(-1)];
  const current = offices.find(
    ({ office, area }) => office === 'field-officer' && area === to?.code,
  );
  if (!current || !from || from === to) return [...offices];
  const movedOn = `${addMonths(monthOf(scene.today), -MOVED_MONTHS_AGO)}-01`;
  const officeId = scene.random.fork('office/moved').id();
  return [
    ...offices.map((one) => (one === current ? { ...current, since: movedOn } : one)),
    { ...current, officeId, area: from.code, until: movedOn },
  ];
}
