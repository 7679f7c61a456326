import type { Actor } from './actor.ts';
import type { Office, Post } from './roles.ts';

/** Where a group lies and who looks after it: what a right over it depends on. */
export interface GroupPlace {
  groupId: string;
  /** 4-digit district code; its first two digits are the province. */
  districtCode: string;
  /** The office of the พัฒนากร responsible for the group, if any. */
  fieldOfficeId: string | null;
  /** A closed group is only looked at any more; active when left out. */
  state?: 'active' | 'closed';
}

/**
 * Everyone who can hold a right over a group. `member` is any active member of it, `reader` whoever
 * reads for one of its members: over that member alone, which the caller holds to.
 */
export type Role = 'member' | 'reader' | Post | Office;

/**
 * The permission table: verb → roles that may do it, over their own group or area only.
 * It is data on purpose (reliability.md S1): a test walks role × verb × own or foreign group.
 * Officers read totals and never post money or see a member's figures.
 */
export const PERMISSIONS = {
  'balance.read-own': ['member'],
  'balance.read-any': ['treasurer', 'chair', 'auditor', 'secretary'],
  'balance.read-proxied': ['reader'],
  'proxy.offer-own': ['member'],
  'proxy.agree-own': ['member'],
  'proxy.offer-for': ['chair', 'secretary', 'registrar'],
  'proxy.agree-for': ['chair', 'secretary', 'auditor'],
  'proxy.end-for': ['chair', 'secretary', 'registrar'],
  'receipt.answer-own': ['member'],
  'deposit.record': ['treasurer'],
  'deposit.approve': ['chair', 'auditor'],
  'withdrawal.record': ['treasurer'],
  'withdrawal.agree-own': ['member'],
  'withdrawal.approve': ['chair', 'auditor'],
  'correction.ask': ['treasurer', 'chair', 'auditor'],
  'correction.approve': ['chair', 'auditor'],
  'group-money.record': ['treasurer'],
  'group-money.approve': ['chair', 'auditor'],
  'refund.record': ['treasurer'],
  'refund.approve': ['chair', 'auditor'],
  'receipt.read-any': ['treasurer', 'chair', 'auditor', 'secretary'],
  'dispute.read': ['chair', 'auditor', 'treasurer'],
  'dispute.settle': ['chair', 'auditor'],
  'request.make-own': ['member'],
  'request.answer': ['chair', 'secretary', 'treasurer', 'registrar'],
  'complaint.make': ['member'],
  'complaint.answer': ['field-officer', 'district-officer', 'province-officer'],
  'opening.record': ['treasurer', 'secretary'],
  'opening.approve': ['chair', 'auditor'],
  'cash.count': ['treasurer'],
  'cash.confirm': ['chair', 'secretary', 'auditor'],
  'month.ask-close': ['treasurer', 'secretary'],
  'month.close': ['chair', 'auditor'],
  'statement.read': ['treasurer', 'chair', 'auditor', 'secretary'],
  'statement.totals': [
    'chair',
    'secretary',
    'treasurer',
    'auditor',
    'registrar',
    'field-officer',
    'district-officer',
    'province-officer',
  ],
  'member.add': ['registrar', 'treasurer', 'secretary'],
  'member.change': ['registrar', 'treasurer', 'secretary'],
  'member.agree-change': ['chair', 'secretary', 'auditor'],
  'member.find': ['registrar', 'treasurer', 'secretary', 'chair', 'auditor'],
  'member.issue-code': ['registrar', 'treasurer', 'secretary', 'chair'],
  'member.agree-guardian': ['chair', 'secretary', 'auditor', 'registrar'],
  'member.unlink': ['registrar', 'secretary', 'chair'],
  'chat.tie': ['chair'],
  'chat.untie': ['chair', 'secretary', 'treasurer', 'auditor', 'registrar'],
  'group.settings': ['chair', 'secretary', 'treasurer'],
  'group.rules.approve': ['chair', 'auditor'],
  'group.totals': [
    'member',
    'chair',
    'secretary',
    'treasurer',
    'auditor',
    'registrar',
    'field-officer',
    'district-officer',
    'province-officer',
  ],
  'ledger.witness': ['chair', 'secretary', 'treasurer', 'auditor', 'registrar'],
  'group.unpaid-list': ['treasurer', 'chair', 'secretary', 'registrar', 'auditor'],
  'group.issue-code': ['field-officer', 'district-officer'],
  'group.change-post': ['field-officer', 'district-officer'],
  'group.close': ['field-officer', 'district-officer'],
  'campaign.announce': ['field-officer', 'district-officer', 'province-officer'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof PERMISSIONS;

/** Verbs over an area rather than one group. */
export const AREA_PERMISSIONS = {
  'group.open': ['field-officer', 'district-officer'],
  'campaign.create': ['field-officer', 'district-officer', 'province-officer'],
  'office.invite': ['operator', 'province-officer', 'district-officer'],
} as const satisfies Record<string, readonly Office[]>;

export type AreaVerb = keyof typeof AREA_PERMISSIONS;

/** True when an office covers the group: a พัฒนากร by responsibility, the others by area. */
export function officeCovers(
  office: { officeId: string; office: Office; area: string },
  group: GroupPlace,
): boolean {
  switch (office.office) {
    case 'field-officer':
      return group.fieldOfficeId === office.officeId;
    case 'district-officer':
    case 'province-officer':
      return office.area !== '' && group.districtCode.startsWith(office.area);
    case 'operator':
      return false;
  }
}

/** The roles an actor has over one group. */
export function rolesOver(actor: Actor, group: GroupPlace): ReadonlySet<Role> {
  const roles = new Set<Role>();
  for (const membership of actor.memberships) {
    if (membership.groupId !== group.groupId) continue;
    roles.add('member');
    for (const post of membership.posts) roles.add(post);
  }
  if (actor.readsFor.some(({ groupId }) => groupId === group.groupId)) roles.add('reader');
  for (const office of actor.offices) {
    if (officeCovers(office, group)) roles.add(office.office);
  }
  return roles;
}

/** What stays allowed in a group that is closed: to look, and to complain. Nothing moves any more. */
const AFTER_CLOSING: ReadonlySet<Verb> = new Set<Verb>([
  'balance.read-own',
  'balance.read-any',
  'balance.read-proxied',
  'receipt.read-any',
  'complaint.make',
  'complaint.answer',
  'statement.read',
  'statement.totals',
  'group.totals',
  'ledger.witness',
]);

/** Asked inside the transaction that acts on it. A foreign group answers like one that is not there. */
export function may(actor: Actor, verb: Verb, group: GroupPlace | undefined): boolean {
  if (!group || (group.state === 'closed' && !AFTER_CLOSING.has(verb))) return false;
  const roles = rolesOver(actor, group);
  return PERMISSIONS[verb].some((role) => roles.has(role));
}

/** The offices by which an actor may do an area verb. */
export function officesFor(actor: Actor, verb: AreaVerb): Actor['offices'] {
  const allowed: readonly Office[] = AREA_PERMISSIONS[verb];
  return actor.offices.filter((held) => allowed.includes(held.office));
}
