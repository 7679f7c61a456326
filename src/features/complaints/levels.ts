import { officeCovers, type GroupPlace } from '../../domain/roles/permissions.ts';
import type { Actor } from '../../domain/roles/actor.ts';
import type { Complaint, ComplaintLevel } from '../../ports/stores/complaints-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { OfficeRecord } from '../../ports/stores/offices-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';

const LEVELS: readonly ComplaintLevel[] = ['field-officer', 'district-officer', 'province-officer'];
const PROVINCE_LENGTH = 2;

export interface Receiver {
  office: OfficeRecord;
  personId: string;
}

/** Officers of a level over a group who are on LINE, but for whoever holds a post on its committee. */
export async function receiversAt(
  { members, offices }: Readers,
  group: Group,
  level: ComplaintLevel,
): Promise<Receiver[]> {
  const found: Receiver[] = [];
  const own = group.fieldOfficeId === null ? undefined : await offices.byId(group.fieldOfficeId);
  const held =
    level === 'field-officer'
      ? own && own.until === null
        ? [own]
        : []
      : await offices.inArea(level, areaOf(group, level));
  for (const office of held) {
    const { personId } = office;
    if (personId === null || (await isOnCommittee({ members }, personId, group.groupId))) continue;
    found.push({ office, personId });
  }
  return found;
}

const areaOf = ({ districtCode }: Group, level: ComplaintLevel): string =>
  level === 'province-officer' ? districtCode.slice(0, PROVINCE_LENGTH) : districtCode;

async function isOnCommittee(
  { members }: Pick<Readers, 'members'>,
  personId: string,
  groupId: string,
): Promise<boolean> {
  for (const own of await members.ofPerson(personId)) {
    if (own.groupId === groupId && (await members.postsOf(own.memberId)).length > 0) return true;
  }
  return false;
}

/**
 * The first level from here on with somebody to answer. Where there is nobody on LINE at all it
 * stays at the province, to be found by whoever is linked next.
 */
export async function levelFrom(
  read: Readers,
  group: Group,
  from: ComplaintLevel,
): Promise<{ level: ComplaintLevel; receivers: Receiver[] }> {
  for (const level of LEVELS.slice(LEVELS.indexOf(from))) {
    const receivers = await receiversAt(read, group, level);
    if (receivers.length > 0) return { level, receivers };
  }
  return { level: 'province-officer', receivers: [] };
}

export const levelAbove = (level: ComplaintLevel): ComplaintLevel | undefined =>
  LEVELS[LEVELS.indexOf(level) + 1];

/**
 * The office by which an actor may see and answer a complaint: it has come to their level, is not
 * their own, and they are not on the committee that it is about.
 */
export function officeFor(
  actor: Actor,
  complaint: Complaint,
  group: GroupPlace,
): Actor['offices'][number] | undefined {
  const isInvolved =
    complaint.personId === actor.personId ||
    actor.memberships.some((own) => own.groupId === group.groupId && own.posts.length > 0);
  if (isInvolved) return undefined;
  return actor.offices.find((held) => {
    const rank = LEVELS.findIndex((level) => level === held.office);
    return rank >= 0 && rank <= LEVELS.indexOf(complaint.level) && officeCovers(held, group);
  });
}
