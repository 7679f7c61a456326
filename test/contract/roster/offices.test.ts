import { expect, test } from '@jest/globals';
import { describeStores } from '../../support/stores.ts';
import type { OfficeRecord } from '../../../src/ports/stores/offices-store.ts';
import { office } from './build.ts';
import { useRoster } from './roster.ts';

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);
  const add = (...all: OfficeRecord[]) =>
    roster.write(async ({ offices }) => {
      for (const each of all) await offices.add(each);
    });

  test('an office is taken up once', async () => {
    await add(office());
    const link = (personId: string) =>
      roster.write(({ offices }) => offices.link('office-1', personId));
    expect(await link('person-1')).toBe(true);
    expect(await link('person-2')).toBe(false);
    const held = office({ personId: 'person-1' });
    expect(await roster.read().offices.byId('office-1')).toEqual(held);
    expect(await roster.read().offices.ofPerson('person-1')).toEqual([held]);
    expect(await roster.read().offices.ofPerson('person-2')).toEqual([]);
    expect(await roster.write(({ offices }) => offices.link('office-2', 'person-1'))).toBe(false);
  });

  test('offices in force of one kind over exactly one area', async () => {
    const chief = office({ officeId: 'o2', office: 'district-officer' });
    const second = office({ officeId: 'o3' });
    const province = office({ officeId: 'o4', office: 'province-officer', area: '38' });
    const former = office({ officeId: 'o5', until: '2026-01-01' });
    await add(office(), chief, second, province, former);
    const { offices } = roster.read();
    expect(await offices.inArea('field-officer', '3804')).toEqual([second, office()]);
    expect(await offices.inArea('district-officer', '3804')).toEqual([chief]);
    expect(await offices.inArea('province-officer', '3804')).toEqual([]);
    expect(await offices.inArea('field-officer', '38')).toEqual([]);
  });

  test('an office that ends gives nobody a right, then or later', async () => {
    await add(office({ personId: 'person-1' }), office({ officeId: 'office-2' }));
    await roster.write(async ({ offices }) => {
      await offices.end('office-1', '2026-09-30');
      await offices.end('office-1', '2026-12-31');
      await offices.end('office-2', '2026-09-30');
    });
    const { offices } = roster.read();
    expect(await offices.ofPerson('person-1')).toEqual([]);
    expect(await offices.inArea('field-officer', '3804')).toEqual([]);
    expect(await offices.byId('office-1')).toEqual(
      office({ personId: 'person-1', until: '2026-09-30' }),
    );
    expect(await roster.write((w) => w.offices.link('office-2', 'person-2'))).toBe(false);
  });

  test('ending an office that is not there is an error', async () => {
    const end = roster.write(({ offices }) => offices.end('office-1', '2026-09-30'));
    await expect(end).rejects.toThrow('no such office');
  });

  test("the operator's office has no area", async () => {
    const operator = office({ office: 'operator', area: '', personId: 'person-1' });
    await add(operator);
    expect(await roster.read().offices.inArea('operator', '')).toEqual([operator]);
  });
});
