import type { Month } from '../../domain/bangkok-time.ts';
import type { OfficeHeld } from '../../domain/roles/actor.ts';
import type { CampaignWho } from '../../ports/stores/campaigns-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';

/** Which part of the officer's area an announcement is for. */
export type Scope =
  { kind: 'area' } | { kind: 'districts'; codes: string[] } | { kind: 'groups'; ids: string[] };

/** Active groups an office is responsible for, in code order. */
export function groupsOf(stores: Readers, office: OfficeHeld): Promise<Group[]> {
  if (office.office === 'field-officer') return stores.groups.ofFieldOffice(office.officeId);
  return office.area === '' ? Promise.resolve([]) : stores.groups.inArea(office.area);
}

export function within(groups: readonly Group[], scope: Scope): Group[] {
  switch (scope.kind) {
    case 'area':
      return [...groups];
    case 'districts':
      return groups.filter(({ districtCode }) => scope.codes.includes(districtCode));
    case 'groups':
      return groups.filter(({ groupId }) => scope.ids.includes(groupId));
  }
}

/** Members of a group whom the announcement is for. */
export interface Candidates {
  /** Linked ones, each once. */
  personIds: string[];
  /** Those without LINE. */
  unlinked: number;
}

/** @param month the month that `unpaid` is about */
export async function candidatesIn(
  stores: Readers,
  groupId: string,
  who: CampaignWho,
  month: Month,
): Promise<Candidates> {
  const wanted = await wantedIn(stores, groupId, who, month);
  const personIds = new Set<string>();
  let unlinked = 0;
  for (const { memberId, personId } of await stores.members.activeIn(groupId)) {
    if (!wanted(memberId)) continue;
    if (personId === null) unlinked += 1;
    else personIds.add(personId);
  }
  return { personIds: [...personIds], unlinked };
}

async function wantedIn(
  stores: Readers,
  groupId: string,
  who: CampaignWho,
  month: Month,
): Promise<(memberId: string) => boolean> {
  switch (who) {
    case 'all':
      return () => true;
    case 'committee': {
      const posts = await stores.members.committee(groupId);
      const holders = new Set(posts.map(({ memberId }) => memberId));
      return (memberId) => holders.has(memberId);
    }
    case 'unpaid': {
      const payers = await stores.ledger.payersOf(groupId, month);
      const paid = new Set(payers.filter(({ amount }) => amount > 0n).map((one) => one.memberId));
      return (memberId) => !paid.has(memberId);
    }
  }
}
