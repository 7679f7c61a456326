import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { makeDemo } from '../../../src/demo/make-demo.ts';
import { personasFile } from '../../../src/demo/personas-file.ts';
import { HOME_GROUP, OTHER_GROUP } from '../../../src/demo/personas.ts';
import { describePersonas } from './describe-personas.ts';

const FILE = new URL('../../../scripts/demo-personas.json', import.meta.url);
const ROLES =
  'member treasurer chair secretary auditor field-officer district-officer province-officer operator stranger';

const { personas } = personasFile();
const roles = (key: string) => personas.find((one) => one.key === key)?.roles;

describe('the personas', () => {
  test('in the file are those of the code (npm run --silent seed -- --personas writes it)', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(personasFile());
  });

  test('have ids of LINE’s shape, each another', () => {
    for (const { lineUserId } of personas) expect(lineUserId).toMatch(/^U[0-9a-f]{32}$/);
    expect(new Set(personas.map(({ lineUserId }) => lineUserId)).size).toBe(personas.length);
    expect(new Set(personas.map(({ key }) => key)).size).toBe(personas.length);
  });

  test('have known roles, Thai names, and number and group where they are members', () => {
    for (const one of personas) {
      expect(one.displayName).toMatch(/^[\u0E00-\u0E7F ]+$/);
      expect(one.roles.length).toBeGreaterThan(0);
      for (const { role } of one.roles) expect(ROLES.split(' ')).toContain(role);
      const isMember = one.roles.some(({ role }) => role === 'member');
      expect(one.memberNo !== undefined).toBe(isMember);
      expect(one.group !== undefined).toBe(isMember);
      if (isMember) expect(one.memberNo).toMatch(/^\d{4}$/);
    }
  });

  test('are everyone that another program counts on', () => {
    expect(roles('member')).toEqual([{ role: 'member', group: HOME_GROUP }]);
    expect(roles('member2')).toEqual([{ role: 'member', group: HOME_GROUP }]);
    for (const post of ['treasurer', 'chair', 'secretary', 'auditor']) {
      expect(roles(post)).toContainEqual({ role: post, group: HOME_GROUP });
    }
    expect(roles('other-treasurer')).toContainEqual({ role: 'treasurer', group: OTHER_GROUP });
    expect(roles('other-member')).toEqual([{ role: 'member', group: OTHER_GROUP }]);
    expect(roles('member-of-two')).toEqual([
      { role: 'member', group: HOME_GROUP },
      { role: 'member', group: OTHER_GROUP },
    ]);
    expect(roles('field-officer')).toEqual([{ role: 'field-officer', area: '3804' }]);
    expect(roles('district-officer')).toEqual([{ role: 'district-officer', area: '3804' }]);
    expect(roles('province-officer')).toEqual([{ role: 'province-officer', area: '38' }]);
    expect(roles('stranger')).toEqual([{ role: 'stranger' }]);
  });
});

describePersonas('small', makeDemo('small', '2026-11-24'));
