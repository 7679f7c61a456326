import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import { linkTargetId } from '../../../src/ports/stores/links-store.ts';
import { describeStores } from '../../support/stores.ts';
import { linkCode, proxy } from './build.ts';
import { useRoster } from './roster.ts';

const OFFICE_CODE = linkCode({
  codeHash: 'hash-2',
  target: { kind: 'office', officeId: 'office-1' },
  medium: 'paper',
});

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);
  const use = (codeHash: string, personId: string) =>
    roster.write(({ links }) => links.use(codeHash, personId));

  test('codes for a member and for an office come back as they were', async () => {
    await roster.write(async ({ links }) => {
      await links.add(linkCode());
      await links.add(OFFICE_CODE);
    });
    const { links } = roster.read();
    expect(await links.byHash('hash-1')).toEqual(linkCode());
    expect(await links.byHash('hash-2')).toEqual(OFFICE_CODE);
    expect(await links.byHash('hash-3')).toBeUndefined();
    expect(await links.openFor('office-1')).toEqual([OFFICE_CODE]);
  });

  test('a code is issued once', async () => {
    await roster.write(({ links }) => links.add(linkCode()));
    const again = roster.write(({ links }) => links.add(linkCode({ issuedAt: 2_000 })));
    await expect(again).rejects.toThrow(DuplicateRecordError);
  });

  test('open codes of a member come newest first, without used and withdrawn ones', async () => {
    await roster.write(async ({ links }) => {
      for (const [codeHash, issuedAt] of [
        ['old', 1],
        ['new', 9],
        ['used', 5],
        ['withdrawn', 6],
        ['middle', 4],
      ] as const) {
        await links.add(linkCode({ codeHash, issuedAt }));
      }
      await links.use('used', 'person-1');
      await links.withdraw('withdrawn');
    });
    const open = await roster.read().links.openFor('member-1');
    expect(open.map(({ codeHash }) => codeHash)).toEqual(['new', 'middle', 'old']);
    expect(await roster.read().links.openFor('member-2')).toEqual([]);
  });

  test('a code is used once, and a used one cannot be withdrawn', async () => {
    await roster.write(({ links }) => links.add(linkCode()));
    expect(await use('hash-1', 'person-1')).toBe(true);
    expect(await use('hash-1', 'person-2')).toBe(false);
    await roster.write(({ links }) => links.withdraw('hash-1'));
    const used = linkCode({ state: 'used', usedBy: 'person-1' });
    expect(await roster.read().links.byHash('hash-1')).toEqual(used);
  });

  test('a withdrawn code and one never issued cannot be used', async () => {
    await roster.write(async ({ links }) => {
      await links.add(linkCode());
      await links.withdraw('hash-1');
    });
    expect(await use('hash-1', 'person-1')).toBe(false);
    expect(await use('hash-9', 'person-1')).toBe(false);
    expect(await roster.read().links.byHash('hash-1')).toEqual(linkCode({ state: 'withdrawn' }));
  });

  test('of eight who send a code at once, one is taken', async () => {
    await roster.write(({ links }) => links.add(linkCode()));
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) => use('hash-1', `person-${i}`)),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
    const used = await roster.read().links.byHash('hash-1');
    expect(used?.usedBy).toBe(`person-${all.indexOf(true)}`);
  });

  test('wrong tries are counted per person', async () => {
    const tries = { personId: 'person-1', windowStart: 1_000, count: 1 };
    await roster.write(({ links }) => links.putTries(tries));
    await roster.write(({ links }) => links.putTries({ ...tries, count: 2 }));
    expect(await roster.read().links.triesOf('person-1')).toEqual({ ...tries, count: 2 });
    expect(await roster.read().links.triesOf('person-2')).toBeUndefined();
  });

  test("a code to read a member's savings is apart from the codes that make a member", async () => {
    const target = { kind: 'proxy', memberId: 'member-1', groupId: 'group-1' } as const;
    const toRead = linkCode({ codeHash: 'hash-3', target });
    await roster.write(async ({ links }) => {
      await links.add(linkCode());
      await links.add(toRead);
    });
    const { links } = roster.read();
    expect(await links.byHash('hash-3')).toEqual(toRead);
    expect(await links.openFor('member-1')).toEqual([linkCode()]);
    expect(await links.openFor(linkTargetId(target))).toEqual([toRead]);
  });

  test('a reading begins once a member, ends once, and is remembered', async () => {
    const over = { endedAt: null, endedBy: null };
    await roster.write(({ proxies }) => proxies.add(proxy()));
    const second = proxy({ proxyId: 'proxy-2', readerId: 'person-6' });
    const again = roster.write(({ proxies }) => proxies.add(second));
    await expect(again).rejects.toThrow(DuplicateRecordError);
    const { proxies } = roster.read();
    expect(await proxies.ofMember('member-1')).toEqual({ ...proxy(), ...over });
    expect(await proxies.ofReader('person-5')).toEqual([{ ...proxy(), ...over }]);
    const end = () =>
      roster.write((stores) => stores.proxies.end('proxy-1', { by: 'reader', at: 9_000 }));
    expect(await end()).toBe(true);
    expect(await end()).toBe(false);
    const ended = { ...proxy(), endedAt: 9_000, endedBy: 'reader' };
    expect(await proxies.byId('proxy-1')).toEqual(ended);
    expect(await proxies.ofMember('member-1')).toBeUndefined();
    expect(await proxies.ofReader('person-5')).toEqual([]);
    await roster.write((stores) => stores.proxies.add({ ...second, since: 10_000 }));
    const ever = await proxies.everOf('member-1', 5);
    expect(ever.map(({ proxyId }) => proxyId)).toEqual(['proxy-2', 'proxy-1']);
  });

  test('one person reads for several, the longest first', async () => {
    await roster.write(async ({ proxies }) => {
      await proxies.add(proxy({ proxyId: 'late', since: 9_000 }));
      await proxies.add(proxy({ proxyId: 'early', memberId: 'member-2', since: 1_000 }));
    });
    const all = await roster.read().proxies.ofReader('person-5');
    expect(all.map(({ proxyId }) => proxyId)).toEqual(['early', 'late']);
  });
});
