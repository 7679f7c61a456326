import { describe, expect, test } from '@jest/globals';
import {
  AREA_PERMISSIONS,
  may,
  officesFor,
  PERMISSIONS,
  rolesOver,
} from '../../../src/domain/roles/permissions.ts';
import type { Role, Verb } from '../../../src/domain/roles/permissions.ts';
import { POSTS } from '../../../src/domain/roles/roles.ts';
import { areaCells, groupCells } from './expected.ts';
import { FOREIGN_GROUPS, OWN_GROUP, ownActor } from './people.ts';

const asMember = (verb: Verb) =>
  groupCells.some((cell) => cell.verb === verb && cell.role === 'member' && cell.allowed);
const isPost = (role: Role) => POSTS.some((post) => post === role);

test('the expectation names every verb of the table, once, for eleven roles', () => {
  expect(new Set(groupCells.map((cell) => cell.verb))).toEqual(new Set(Object.keys(PERMISSIONS)));
  expect(new Set(areaCells.map((cell) => cell.verb))).toEqual(
    new Set(Object.keys(AREA_PERMISSIONS)),
  );
  expect(groupCells).toHaveLength(Object.keys(PERMISSIONS).length * 11);
  expect(areaCells).toHaveLength(Object.keys(AREA_PERMISSIONS).length * 11);
});

describe('over their own group', () => {
  test.each(groupCells)('$role, $verb: $allowed', ({ verb, role, allowed }) => {
    const rights = allowed || (isPost(role) && asMember(verb));
    expect(may(ownActor(role), verb, OWN_GROUP)).toBe(rights);
    const listed: readonly Role[] = PERMISSIONS[verb];
    expect(listed.includes(role)).toBe(allowed);
  });
});

test('a closed group is looked at and complained about, and nothing else', () => {
  const left = new Set(
    groupCells
      .filter(({ role, verb }) => may(ownActor(role), verb, { ...OWN_GROUP, state: 'closed' }))
      .map(({ verb }) => verb),
  );
  expect([...left].toSorted()).toEqual([
    'balance.read-any',
    'balance.read-own',
    'balance.read-proxied',
    'complaint.answer',
    'complaint.make',
    'group.totals',
    'ledger.witness',
    'receipt.read-any',
    'statement.read',
    'statement.totals',
  ]);
});

describe.each(Object.entries(FOREIGN_GROUPS))('over a foreign group, %s', (_why, group) => {
  const covers = (role: Role) => role === 'province-officer' && group.districtCode.startsWith('38');
  test.each(groupCells.filter((cell) => !covers(cell.role)))(
    '$role, $verb: refused as for a group that is not there',
    ({ verb, role }) => {
      const actor = ownActor(role);
      expect(may(actor, verb, group)).toBe(false);
      expect(may(actor, verb, undefined)).toBe(false);
      expect(rolesOver(actor, group)).toEqual(new Set());
    },
  );
});

describe('over an area', () => {
  test.each(areaCells)('$role, $verb: $allowed', ({ verb, role, allowed }) => {
    const actor = ownActor(role);
    expect(officesFor(actor, verb)).toEqual(allowed ? actor.offices : []);
  });
});
