import { normaliseName } from '../domain/names/normalise-name.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { Member } from '../ports/stores/members-store.ts';
import type { members } from './schema/members.ts';
import { openOrNull, sealOrNull } from './sealed.ts';

type MemberRow = RowOf<typeof members>;
type SealedField = 'name' | 'phone' | 'national-id' | 'born';

const NUMBER = /^\d{1,9}$/;

/** Where a sealed value lives; opening it anywhere else fails. */
export const memberContext = (field: SealedField, memberId: string) =>
  `members/${field}/${memberId}`;

/** Of use within one group only: the same name elsewhere has another key. */
export const nameKey = (sealer: Sealer, groupId: string, name: string) =>
  sealer.lookupKey(`members/name/${groupId}`, normaliseName(name));

const nationalIdKey = (sealer: Sealer, id: string) => sealer.lookupKey('members/national-id', id);

/** A member number as a number; undefined for text that is none. */
export function numberOf(memberNo: string): number | undefined {
  return NUMBER.test(memberNo) ? Number(memberNo) : undefined;
}

/**
 * Sealed fields are opened when they are asked for, so that a list of a group's members costs no
 * more than is looked at: an audience is counted without opening a name. A value that does not
 * open throws at that moment.
 */
export function memberOf(row: MemberRow, sealer: Sealer): Member {
  const { number: _number, nameKey: _nameKey, nationalIdKey: _idKey, ...sealed } = row;
  const at = (field: SealedField) => memberContext(field, row.memberId);
  return {
    ...sealed,
    get name() {
      return sealer.open(sealed.name, at('name'));
    },
    get phone() {
      return openOrNull(sealer, sealed.phone, at('phone'));
    },
    get nationalId() {
      return openOrNull(sealer, sealed.nationalId, at('national-id'));
    },
    get born() {
      return openOrNull(sealer, sealed.born, at('born'));
    },
  };
}

/** @throws Error for a member number that is not 1–9 digits */
export function rowOfMember(member: Member, sealer: Sealer): MemberRow {
  const number = numberOf(member.memberNo);
  if (number === undefined) throw new Error('a member number is 1–9 digits');
  const { memberId, groupId, name, nationalId } = member;
  const at = (field: SealedField) => memberContext(field, memberId);
  return {
    ...member,
    owedFrom: member.owedFrom ?? null,
    number,
    name: sealer.seal(name, at('name')),
    nameKey: nameKey(sealer, groupId, name),
    phone: sealOrNull(sealer, member.phone, at('phone')),
    nationalId: sealOrNull(sealer, nationalId, at('national-id')),
    nationalIdKey: nationalId === null ? null : nationalIdKey(sealer, nationalId),
    born: sealOrNull(sealer, member.born, at('born')),
  };
}
