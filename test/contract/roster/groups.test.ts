import { describe, expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { Group } from '../../../src/ports/stores/groups-store.ts';
import { UNDECIDED_LIMITS } from '../../../src/domain/groups/money-limits.ts';
import { storedRules } from '../../../src/stores/group-row.ts';
import { groups as groupsTable } from '../../../src/stores/schema/groups.ts';
import { describeStores } from '../../support/stores.ts';
import { group } from './build.ts';
import { useRoster } from './roster.ts';

const codes = (found: Group[]) => found.map(({ code }) => code);

const MANY: Group[] = [
  group({ groupId: 'e', code: 'BK-3804-002', tambonCode: '380402' }),
  group({ groupId: 'd', code: 'BK-3804-001' }),
  group({ groupId: 'c', code: 'BK-3804-003', state: 'closed' }),
  group({ groupId: 'b', code: 'BK-3801-001', districtCode: '3801', tambonCode: '380104' }),
  group({
    groupId: 'a',
    code: 'NK-4301-001',
    districtCode: '4301',
    tambonCode: '430101',
    fieldOfficeId: null,
  }),
];

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);
  const addAll = () =>
    roster.write(async ({ groups }) => {
      for (const each of MANY) await groups.add(each);
    });

  test('a group comes back as it was, amounts exact', async () => {
    const largest = 9_007_199_254_740_993n;
    const rich = group({ rules: { ...group().rules, maxSatang: largest, feeSatang: 0n } });
    await roster.write(({ groups }) => groups.add(rich));
    expect(await roster.read().groups.byId('group-1')).toEqual(rich);
    expect(await roster.read().groups.byCode('BK-3804-007')).toEqual(rich);
    expect(await roster.read().groups.byCode('BK-3804-008')).toBeUndefined();
    expect(await roster.read().groups.byId('group-2')).toBeUndefined();
  });

  test('a code belongs to one group', async () => {
    await roster.write(({ groups }) => groups.add(group()));
    const again = roster.write(({ groups }) => groups.add(group({ groupId: 'group-2' })));
    await expect(again).rejects.toThrow(DuplicateRecordError);
  });

  test.each([
    ['38', ['BK-3801-001', 'BK-3804-001', 'BK-3804-002']],
    ['3804', ['BK-3804-001', 'BK-3804-002']],
    ['380402', ['BK-3804-002']],
    ['43', ['NK-4301-001']],
    ['3802', []],
    ['', []],
    ['3', []],
    ['380', []],
    ['38040', []],
  ])('active groups of area %p in code order', async (area, expected) => {
    await addAll();
    expect(codes(await roster.read().groups.inArea(area))).toEqual(expected);
  });

  test("active groups of a พัฒนากร's office in code order", async () => {
    await addAll();
    const found = codes(await roster.read().groups.ofFieldOffice('office-1'));
    expect(found).toEqual(['BK-3801-001', 'BK-3804-001', 'BK-3804-002']);
    expect(await roster.read().groups.ofFieldOffice('office-2')).toEqual([]);
  });

  test('pages go through all groups in id order, closed ones too', async () => {
    await addAll();
    const { groups } = roster.read();
    const first = await groups.page(undefined, 2);
    const second = await groups.page(first.at(-1)?.groupId, 2);
    const third = await groups.page(second.at(-1)?.groupId, 2);
    const pages = [first, second, third].map((page) => page.map(({ groupId }) => groupId));
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(await groups.page('e', 2)).toEqual([]);
  });

  test('name, state, office and rules change; lists follow', async () => {
    await addAll();
    const rules = { ...group().rules, unitSatang: 1_000n, pushReceipts: false };
    await roster.write(async ({ groups }) => {
      await groups.change('d', { name: 'กลุ่มใหม่', rules });
      await groups.change('e', { state: 'closed' });
      await groups.change('b', { fieldOfficeId: null });
    });
    const { groups } = roster.read();
    expect(await groups.byId('d')).toEqual({ ...MANY[1], name: 'กลุ่มใหม่', rules });
    expect(codes(await groups.inArea('3804'))).toEqual(['BK-3804-001']);
    expect(codes(await groups.ofFieldOffice('office-1'))).toEqual(['BK-3804-001']);
  });

  test('what a group stored before it could decide on it has not been decided', async () => {
    await roster.write(({ groups }) => groups.add(group()));
    const decided = new Set(Object.keys(UNDECIDED_LIMITS));
    const old = Object.entries(storedRules(group().rules)).filter(([name]) => !decided.has(name));
    await roster
      .records()
      .transact((writer) =>
        writer.update(
          groupsTable,
          { groupId: 'group-1' },
          { rules: Object.fromEntries(old) as never },
        ),
      );
    const found = await roster.read().groups.byId('group-1');
    expect(found?.rules).toMatchObject(UNDECIDED_LIMITS);
  });

  test('the last change of a rule is kept with who and when, each rule its own', async () => {
    const change = {
      changeId: 'change-1',
      groupId: 'group-1',
      rule: 'fee',
      before: '2000',
      after: '5000',
      changedBy: 'person-1',
      approvedBy: 'person-2',
      at: 100,
    };
    const again = { ...change, changeId: 'change-2', before: '5000', after: '0', at: 200 };
    const day = { ...change, changeId: 'change-3', rule: 'day', approvedBy: null, at: 300 };
    await roster.write(async ({ groups }) => {
      for (const one of [again, change, day]) await groups.noteRuleChange(one);
    });
    const { groups } = roster.read();
    expect(await groups.lastRuleChange('group-1', 'fee')).toEqual(again);
    expect(await groups.lastRuleChange('group-1', 'day')).toEqual(day);
    expect(await groups.lastRuleChange('group-1', 'fine')).toBeUndefined();
    expect(await groups.lastRuleChange('group-2', 'fee')).toBeUndefined();
  });

  test('a group whose area codes do not fit is refused', async () => {
    for (const wrong of [
      { tambonCode: '380501' },
      { tambonCode: '3804' },
      { districtCode: '38', tambonCode: '380401' },
    ]) {
      await expect(roster.write(({ groups }) => groups.add(group(wrong)))).rejects.toThrow(
        /district/,
      );
    }
    expect(await roster.read().groups.page(undefined, 9)).toEqual([]);
  });

  describe('running numbers of a district', () => {
    test('count up, each district its own', async () => {
      const taken: number[] = [];
      for (const district of ['3804', '3804', '3801', '3804']) {
        taken.push(await roster.write(({ groups }) => groups.nextNumberIn(district)));
      }
      expect(taken).toEqual([1, 2, 1, 3]);
    });

    test('skip the numbers of groups that came with their code', async () => {
      await roster.write(async ({ groups }) => {
        await groups.add(group({ code: 'BK-3804-007' }));
        await groups.add(group({ groupId: 'group-2', code: 'BK-3804-003' }));
        await groups.add(group({ groupId: 'group-3', code: 'OLD-9' }));
      });
      expect(await roster.write(({ groups }) => groups.nextNumberIn('3804'))).toBe(8);
    });

    test('a number taken in a transaction that failed is free again', async () => {
      const failed = roster.write(async ({ groups }) => {
        await groups.nextNumberIn('3804');
        throw new Error('not opened after all');
      });
      await expect(failed).rejects.toThrow('not opened after all');
      expect(await roster.write(({ groups }) => groups.nextNumberIn('3804'))).toBe(1);
    });

    test('eight who ask at once get eight numbers', async () => {
      const all = Array.from({ length: 8 }, () =>
        roster.write(({ groups }) => groups.nextNumberIn('3804')),
      );
      const numbers = (await Promise.all(all)).toSorted((a, b) => a - b);
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  });
});
