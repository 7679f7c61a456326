import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import { describeStores } from '../../support/stores.ts';
import { person } from './build.ts';
import { useRoster } from './roster.ts';

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);

  test('a person is found by id and by LINE user id', async () => {
    await roster.write(({ people }) => people.add(person()));
    expect(await roster.read().people.byId('person-1')).toEqual(person());
    expect(await roster.read().people.byUserId(person().userId)).toEqual(person());
    expect(await roster.read().people.byId('person-2')).toBeUndefined();
    expect(await roster.read().people.byUserId(`U${'0'.repeat(31)}2`)).toBeUndefined();
  });

  test('one LINE account is one person', async () => {
    await roster.write(({ people }) => people.add(person()));
    const again = roster.write(({ people }) => people.add(person({ personId: 'person-2' })));
    await expect(again).rejects.toThrow(DuplicateRecordError);
    expect(await roster.read().people.byId('person-2')).toBeUndefined();
  });

  test('what may change changes, the rest stays', async () => {
    const wishes = { lang: 'en', digits: 'thai', largeType: true, wantsNews: false } as const;
    const patch = { ...wishes, state: 'blocked', consentVersion: 2 } as const;
    await roster.write(async ({ people }) => {
      await people.add(person());
      await people.change('person-1', patch);
      await people.change('person-1', {});
      expect(await people.byUserId(person().userId)).toEqual(person(patch));
    });
    expect(await roster.read().people.byId('person-1')).toEqual(person(patch));
  });

  test('changing a person who is not there is an error', async () => {
    const change = roster.write(({ people }) => people.change('person-1', { lang: 'en' }));
    await expect(change).rejects.toThrow('no such row in people');
  });
});
