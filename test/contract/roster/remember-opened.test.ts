import { expect, test } from '@jest/globals';
import type { Sealer } from '../../../src/ports/sealer.ts';
import { rememberOpened } from '../../../src/stores/remember-opened.ts';
import { describeStores } from '../../support/stores.ts';
import { member } from './build.ts';
import { readersOf, sealer, useRoster } from './roster.ts';

function counting(): { sealer: Sealer; opened: () => number } {
  let opened = 0;
  const counted: Sealer = {
    ...sealer,
    open: (sealed, context) => {
      opened += 1;
      return sealer.open(sealed, context);
    },
  };
  return { sealer: counted, opened: () => opened };
}

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);

  test('names are opened when looked at and once; a changed name is seen', async () => {
    await roster.write(async ({ members }) => {
      for (let i = 1; i <= 5; i++) {
        await members.add(member({ memberId: `m${i}`, memberNo: `000${i}`, name: `นายที่${i} ดี` }));
      }
    });
    const counted = counting();
    const { members } = readersOf(roster.records().reader, {
      sealer: rememberOpened(counted.sealer),
    });
    const names = async () => (await members.activeIn('group-1')).map(({ name }) => name);
    expect(await members.activeIn('group-1')).toHaveLength(5);
    expect(counted.opened()).toBe(0);
    const first = await names();
    expect(counted.opened()).toBe(5);
    expect(await names()).toEqual(first);
    expect(counted.opened()).toBe(5);

    await roster.write((w) => w.members.change('m2', { name: 'นายใหม่ ดี' }));
    expect((await members.byId('m2'))?.name).toBe('นายใหม่ ดี');
    expect(counted.opened()).toBe(6);
  });
});

test('what is remembered opens only where it belongs', () => {
  const remembering = rememberOpened(sealer);
  const sealed = remembering.seal('นางบุญมี', 'members/name/1');
  expect(remembering.open(sealed, 'members/name/1')).toBe('นางบุญมี');
  expect(() => remembering.open(sealed, 'members/name/2')).toThrow();
  expect(remembering.open(sealed, 'members/name/1')).toBe('นางบุญมี');
});

test('no more than the limit is kept, the longest unused goes first', () => {
  const counted = counting();
  const remembering = rememberOpened(counted.sealer, 2);
  const [a, b, c] = ['a', 'b', 'c'].map((plain) => sealer.seal(plain, plain));
  if (!a || !b || !c) throw new Error('three values were sealed');
  for (const [sealed, plain] of [
    [a, 'a'],
    [b, 'b'],
    [a, 'a'],
    [c, 'c'],
  ] as const) {
    expect(remembering.open(sealed, plain)).toBe(plain);
  }
  expect(counted.opened()).toBe(3);
  remembering.open(a, 'a');
  expect(counted.opened()).toBe(3);
  remembering.open(b, 'b');
  expect(counted.opened()).toBe(4);
});

test('the rest of the sealer is as it was', () => {
  const remembering = rememberOpened(sealer);
  expect(remembering.lookupKey('kind', 'value')).toBe(sealer.lookupKey('kind', 'value'));
  expect(sealer.openToken(remembering.sealToken('plain', 'context'), 'context')).toBe('plain');
  expect(remembering.openToken(sealer.sealToken('plain', 'context'), 'context')).toBe('plain');
});
