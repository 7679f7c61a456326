import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { Member } from '../../../src/ports/stores/members-store.ts';
import { describeStores } from '../../support/stores.ts';
import { member } from './build.ts';
import { useRoster } from './roster.ts';

const FULL = member({
  owedFrom: '2026-08',
  phone: '081-234-5678',
  nationalId: '1234567890121',
  born: '1935',
  personId: 'person-1',
  linkedAt: 1_796_000_000_000,
});
const ids = (found: Member[]) => found.map(({ memberId }) => memberId);

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);
  const add = (...all: Member[]) =>
    roster.write(async ({ members }) => {
      for (const each of all) await members.add(each);
    });

  test('a member comes back whole, by id and by number', async () => {
    await add(FULL, member({ memberId: 'member-2', memberNo: '0002' }));
    const { members } = roster.read();
    expect(await members.byId('member-1')).toEqual(FULL);
    expect(await members.byNo('group-1', '0001')).toEqual(FULL);
    expect(await members.byId('member-2')).toEqual(
      member({ memberId: 'member-2', memberNo: '0002' }),
    );
    expect(await members.byId('member-3')).toBeUndefined();
  });

  test('a number is found with any padding, in its own group only', async () => {
    await add(FULL);
    const { members } = roster.read();
    expect(await members.byNo('group-1', '1')).toEqual(FULL);
    for (const [groupId, memberNo] of [
      ['group-2', '0001'],
      ['group-1', '0002'],
      ['group-1', ''],
      ['group-1', 'หนึ่ง'],
      ['group-1', '0001 '],
    ] as const) {
      expect(await members.byNo(groupId, memberNo)).toBeUndefined();
    }
  });

  test('a number is given once in a group, whatever its padding, and again in another', async () => {
    await add(FULL, member({ memberId: 'member-2', groupId: 'group-2' }));
    for (const memberNo of ['0001', '01']) {
      const again = add(member({ memberId: 'member-3', memberNo }));
      await expect(again).rejects.toThrow(DuplicateRecordError);
    }
    expect(await roster.read().members.byId('member-3')).toBeUndefined();
  });

  test('a member number that is no number is refused', async () => {
    await expect(add(member({ memberNo: 'A1' }))).rejects.toThrow('1–9 digits');
  });

  test('active members come in number order, also beyond 9999, and are counted', async () => {
    await add(
      member({ memberId: 'm10000', memberNo: '10000' }),
      member({ memberId: 'm9999', memberNo: '9999' }),
      member({ memberId: 'm2', memberNo: '0002', state: 'resigned', leftOn: '2024-05-01' }),
      member({ memberId: 'm3', memberNo: '0003', state: 'deceased' }),
      member({ memberId: 'm1', memberNo: '0001' }),
      member({ memberId: 'other', groupId: 'group-2' }),
    );
    const { members } = roster.read();
    expect(ids(await members.activeIn('group-1'))).toEqual(['m1', 'm9999', 'm10000']);
    expect(await members.countActive('group-1')).toBe(3);
    expect(await members.countActive('group-3')).toBe(0);
    expect(await members.activeIn('group-3')).toEqual([]);
  });

  test('the last number counts those who have left; a new group has none', async () => {
    await add(
      member({ memberId: 'm1', memberNo: '0009' }),
      member({ memberId: 'm2', memberNo: '0012', state: 'resigned' }),
      member({ memberId: 'm3', memberNo: '0900', groupId: 'group-2' }),
    );
    expect(await roster.read().members.lastNumber('group-1')).toBe(12);
    expect(await roster.read().members.lastNumber('group-3')).toBe(0);
  });

  test('the same name is found however it was typed, in its own group only', async () => {
    await add(
      member({ memberId: 'm2', memberNo: '0002', name: 'นายคำ  ใจดี ' }),
      member({ memberId: 'm1', memberNo: '0001', name: 'นายค\u0E4D\u0E32 ใจดี' }),
      member({ memberId: 'm3', memberNo: '0003', name: 'นายดำ ใจดี' }),
      member({ memberId: 'm4', groupId: 'group-2', name: 'นายคำ ใจดี' }),
    );
    const { members } = roster.read();
    expect(ids(await members.byExactName('group-1', ' นายคำ ใจดี'))).toEqual(['m1', 'm2']);
    expect(await members.byExactName('group-1', 'คำ ใจดี')).toEqual([]);
  });

  test('what may change changes; a new name is found, the old one no longer', async () => {
    await add(FULL);
    const patch = {
      name: 'นางบุญมี ทดสอบ',
      state: 'resigned',
      pledgeSatang: 9_007_199_254_740_993n,
      leftOn: '2026-11-24',
      owedFrom: '2026-09',
      phone: null,
    } as const;
    await roster.write(({ members }) => members.change('member-1', patch));
    const { members } = roster.read();
    expect(await members.byId('member-1')).toEqual({ ...FULL, ...patch });
    expect(ids(await members.byExactName('group-1', patch.name))).toEqual(['member-1']);
    expect(await members.byExactName('group-1', FULL.name)).toEqual([]);
    await roster.write(({ members }) => members.change('member-1', { phone: '042-123-456' }));
    expect((await members.byId('member-1'))?.phone).toBe('042-123-456');
  });

  test('changing a member who is not there is an error', async () => {
    for (const patch of [{ state: 'resigned' }, { name: 'นายดำ ใจดี' }] as const) {
      const change = roster.write(({ members }) => members.change('member-1', patch));
      await expect(change).rejects.toThrow('no such row in members');
    }
  });
});
