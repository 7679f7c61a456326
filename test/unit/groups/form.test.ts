import { expect, test } from '@jest/globals';
import { nextStep } from '../../../src/conversation/flow/form.ts';
import {
  committeeFields,
  takeHolder,
  withPerson,
} from '../../../src/features/groups/committee-fields.ts';
import {
  draftOf,
  EMPTY_GROUP,
  type OpenGroupData,
} from '../../../src/features/groups/open-group-data.ts';
import { placeFields } from '../../../src/features/groups/place-fields.ts';
import { pledgeFields } from '../../../src/features/groups/pledge-fields.ts';

const FIELDS = { ...placeFields, ...pledgeFields, ...committeeFields };

const COMPLETE: OpenGroupData = {
  ...EMPTY_GROUP,
  name: 'กลุ่มบ้านดี',
  district: '3804',
  tambon: '380403',
  moo: 4,
  depositDay: 5,
  unit: '5000',
  smallest: '5000',
  largest: '100000',
  fee: '0',
  officer: '',
  people: ['ก', 'ข', 'ค'],
  holders: { chair: 0, secretary: 0, treasurer: 1, auditor: 2 },
};

test('fields are asked in order; the summary comes when none is missing', () => {
  const asked: string[] = [];
  let data = EMPTY_GROUP;
  for (const field of Object.keys(FIELDS)) {
    asked.push(nextStep(FIELDS, data));
    const key = { day: 'depositDay' }[field] ?? field;
    data =
      field in COMPLETE.holders
        ? { ...data, holders: { ...data.holders, [field]: 0 } }
        : { ...data, [key]: COMPLETE[key as 'name'] };
  }
  expect(asked).toEqual(Object.keys(FIELDS));
  expect(nextStep(FIELDS, data)).toBe('summary');
});

test('one row a person, in the order of their first post, no number of a person left out', () => {
  expect(draftOf(COMPLETE).committee).toEqual([
    { name: 'ก', posts: ['chair', 'secretary'] },
    { name: 'ข', posts: ['treasurer'] },
    { name: 'ค', posts: ['auditor'] },
  ]);
});

test('somebody who was replaced is not on the committee any more', () => {
  const draft = draftOf(withPerson(COMPLETE, 'treasurer', 'ง'));
  expect(draft.committee.map(({ name }) => name)).toEqual(['ก', 'ง', 'ค']);
});

test('auditor and treasurer are never one person, in either order', () => {
  expect(takeHolder(COMPLETE, 'auditor', 1).kind).toBe('refused');
  expect(takeHolder(COMPLETE, 'treasurer', 2).kind).toBe('refused');
  expect(takeHolder(COMPLETE, 'auditor', 0).kind).toBe('taken');
});

test('a group that is not described fully is never drafted', () => {
  expect(() => draftOf({ ...COMPLETE, fee: null })).toThrow('not described fully');
  const holders = { ...COMPLETE.holders, auditor: null };
  expect(() => draftOf({ ...COMPLETE, holders })).toThrow('not described fully');
});
