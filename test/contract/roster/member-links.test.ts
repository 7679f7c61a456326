import { expect, test } from '@jest/globals';
import { describeStores } from '../../support/stores.ts';
import { member } from './build.ts';
import { useRoster } from './roster.ts';

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);
  const link = (memberId: string, personId: string, at = 1_000) =>
    roster.write(({ members }) => members.link(memberId, personId, at));

  test('a membership is tied once, until it is untied', async () => {
    await roster.write(({ members }) => members.add(member()));
    expect(await link('member-1', 'person-1', 1_000)).toBe(true);
    expect(await link('member-1', 'person-2', 2_000)).toBe(false);
    expect(await link('member-1', 'person-1', 3_000)).toBe(false);
    const tied = member({ personId: 'person-1', linkedAt: 1_000 });
    expect(await roster.read().members.byId('member-1')).toEqual(tied);

    await roster.write(({ members }) => members.unlink('member-1'));
    expect(await roster.read().members.byId('member-1')).toEqual(member());
    expect(await link('member-1', 'person-2', 4_000)).toBe(true);
  });

  test('nobody is tied to a member who is not there', async () => {
    expect(await link('member-1', 'person-1')).toBe(false);
    const unlink = roster.write(({ members }) => members.unlink('member-1'));
    await expect(unlink).rejects.toThrow('no such row in members');
  });

  test("a person's memberships come in group and number order", async () => {
    const mine = { personId: 'person-1', linkedAt: 1_000 };
    const all = [
      member({ memberId: 'a', groupId: 'group-2', memberNo: '0003', ...mine }),
      member({ memberId: 'b', groupId: 'group-1', memberNo: '0020', ...mine }),
      member({ memberId: 'c', groupId: 'group-1', memberNo: '0004', state: 'resigned', ...mine }),
      member({ memberId: 'd', groupId: 'group-1', memberNo: '0005' }),
    ];
    await roster.write(async ({ members }) => {
      for (const each of all) await members.add(each);
    });
    const found = await roster.read().members.ofPerson('person-1');
    expect(found.map(({ memberId }) => memberId)).toEqual(['c', 'b', 'a']);
    expect(await roster.read().members.ofPerson('person-2')).toEqual([]);
  });

  test('of eight who tie one membership at once, one succeeds', async () => {
    await roster.write(({ members }) => members.add(member()));
    const tries = Array.from({ length: 8 }, (_, i) => link('member-1', `person-${i}`, i));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const winner = outcomes.indexOf(true);
    const tied = await roster.read().members.byId('member-1');
    expect(tied).toEqual(member({ personId: `person-${winner}`, linkedAt: winner }));
  });
});
