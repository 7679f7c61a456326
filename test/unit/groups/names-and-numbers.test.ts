import { expect, test } from '@jest/globals';
import { isChild } from '../../../src/domain/child.ts';
import { readMemberNumber, showMemberNumber } from '../../../src/domain/member-number.ts';
import { isSameName } from '../../../src/domain/names/is-same-name.ts';
import { readFullName, readName } from '../../../src/domain/names/read-name.ts';

test.each([
  'นางบุญมี ตัวอย่าง',
  'น.ส.จันทร์เพ็ญ แก้วใส',
  'ม.ร.ว.ดี ณ บึงกาฬ',
  "Mr John O'Neil-Smith",
  'ว่าที่ ร.ต. (หญิง) ดี มี',
  'ดี',
])('%s is a name', (text) => {
  expect(readName(text).kind).toBe('name');
});

test.each([
  ['', 'short'],
  ['   ', 'short'],
  ['ก', 'short'],
  ['..', 'short'],
  ['นายดี 5', 'characters'],
  ['นายดี ๕', 'characters'],
  ['ดี@มี', 'characters'],
  ['{"$gt":""}', 'characters'],
  ['ดี 🙂', 'characters'],
  ['ก'.repeat(81), 'long'],
] as const)('%j is refused: %s', (text, reason) => {
  expect(readName(text)).toEqual({ kind: 'refused', reason });
});

test('a name is kept in one spelling: no line breaks, no invisible characters, marks in order', () => {
  expect(readName(' นาง\u200Bบุญมี \n ตัวอย่าง ')).toEqual({ kind: 'name', name: 'นางบุญมี ตัวอย่าง' });
  expect(readName('นายค\u0E4D\u0E32 ดี')).toEqual({ kind: 'name', name: 'นายคำ ดี' });
});

test.each(['แดง', 'นายแดง', 'นาง แดง', 'น.ส.แดง', 'Mr Daeng', 'แดง .'])(
  '%s lacks a surname',
  (text) => {
    expect(readFullName(text)).toEqual({ kind: 'refused', reason: 'surname' });
  },
);

test.each(['นายแดง สีดา', 'นาย แดง สีดา', 'แดง สีดา', 'ม.ร.ว.ดี ณ บึงกาฬ', 'Mr Daeng Sida'])(
  '%s has one',
  (text) => {
    expect(readFullName(text).kind).toBe('name');
  },
);

test.each([
  ['ด.ช.เล็ก สีดา', null, true],
  ['เด็กหญิง เล็ก สีดา', null, true],
  ['ด.ญ.เล็ก สีดา', '2011-11-24', false],
  ['ด.ญ.เล็ก สีดา', '2011-11-25', true],
  ['นายเล็ก สีดา', '2012', true],
  ['นายเล็ก สีดา', '2011', true],
  ['นายเล็ก สีดา', '2010', false],
  ['นายเล็ก สีดา', null, false],
  ['ดชา สีดา', null, false],
])('%s born %s: a child %s', (name, born, child) => {
  expect(isChild({ name, born }, '2026-11-24')).toBe(child);
});

test('names are the same whatever the title, spaces and capitals', () => {
  expect(isSameName('นางเขียว สีดา', 'น.ส.เขียว  สีดา')).toBe(true);
  expect(isSameName('Mr Daeng Sida', 'daeng sida')).toBe(true);
  expect(isSameName('นางเขียว สีดา', 'นางเขียว สีดี')).toBe(false);
  expect(isSameName('นางสาวิตรี ดี', 'นางวิตรี ดี')).toBe(false);
});

test.each([
  ['34', '0034'],
  ['๐๐๓๔', '0034'],
  ['เลข 34', '0034'],
  ['เลขที่34', '0034'],
  ['no. 34', '0034'],
  ['#34', '0034'],
  ['123456', '123456'],
  ['00000', undefined],
  ['0', undefined],
  ['1234567', undefined],
  ['-3', undefined],
  ['3.5', undefined],
  ['สามสิบ', undefined],
  ['0x10', undefined],
])('member number %s is %s', (text, number) => {
  expect(readMemberNumber(text)).toBe(number);
});

test('member numbers are shown with four digits', () => {
  expect([1, 12, 9_999, 10_000].map(showMemberNumber)).toEqual(['0001', '0012', '9999', '10000']);
});
