import { describe, expect, test } from '@jest/globals';
import { nameMatcher, nameMatches } from '../../../src/domain/names/name-matches.ts';

const NAME = 'นางบุญมี ตัวอย่าง';

test.each(['นางบุญมี ตัวอย่าง', 'บุญมี ตัวอย่าง', 'บุญมีตัวอย่าง', ' บุญมี  ตัวอย่าง '])(
  '%s is the whole name',
  (query) => {
    expect(nameMatches(query, NAME)).toBe(1);
  },
);

describe('parts of a name are found', () => {
  test.each([
    ['บุญมี', NAME],
    ['นางบุญมี', NAME],
    ['น.ส.บุญมี', NAME],
    ['ตัวอย่าง', NAME],
    ['บุญ', NAME],
    ['บุญมี ตัว', NAME],
    ['ป้าบุญมี', NAME],
    ['แม่ใหญ่บุญมี', NAME],
    ['คุณากร', 'นายคุณากร ดีงาม'],
    ['ระนอง', 'นายก้อง ณ ระนอง'],
    ['smith', 'Mr John Smith'],
  ])('%s finds %s', (query, name) => {
    expect(nameMatches(query, name)).toBeGreaterThanOrEqual(0.5);
  });
});

describe('small spelling differences are found', () => {
  test.each([
    ['tone mark missing', 'กอง', 'นายก้อง แก้วดี'],
    ['tone marks missing in both words', 'กอง แกว', 'นายก้อง แก้วดี'],
    ['silencing mark missing', 'จันทร', 'นางจันทร์ แสงดี'],
    ['sara am in two parts', 'ค\u0E4D\u0E32ปุน', 'นายคำปุน ใจดี'],
    ['sara am with a tone mark in another order', 'น\u0E4D\u0E49\u0E32', 'นางน้ำ ใจดี'],
    ['letter doubled by mistake', 'สมชชาย', 'นายสมชาย ใจดี'],
    ['letter not doubled', 'กิติ', 'นายกิตติ ใจดี'],
    ['letters that sound alike', 'นัทธิดา', 'น.ส.ณัฐธิดา ใจดี'],
    ['ro han by ear', 'พันนี', 'นางพรรณี ใจดี'],
    ['one wrong letter', 'สมขาย', 'นายสมชาย ใจดี'],
    ['two letters swapped', 'สมาชย', 'นายสมชาย ใจดี'],
  ])('%s', (_what, query, name) => {
    expect(nameMatches(query, name)).toBeGreaterThanOrEqual(0.5);
  });
});

test.each([
  ['', NAME],
  ['  ', NAME],
  ['นาง', NAME],
  ['บ', NAME],
  ['สมชาย', NAME],
  ['บุญมี ใจดี', NAME],
  ['ตัวอย่าง บุญมี', NAME],
  ['มีนา', NAME],
  ['ญม', NAME],
  ['คำ', 'นายดำ ใจดี'],
])('%p is not %s', (query, name) => {
  expect(nameMatches(query, name)).toBe(0);
});

test('a better match scores higher', () => {
  const names = [
    'นายชาญสมชาย ใจดี',
    'นายสมขาย ใจดี',
    'นายสมชายชาญ ใจดี',
    'นายส้มชาย ใจดี',
    'นายสมชาย ใจดี',
    'สมชาย',
  ];
  const score = nameMatcher('สมชาย');
  const ranked = names.toSorted((a, b) => score(b) - score(a));
  expect(ranked).toEqual(names.toReversed());
  expect(new Set(names.map(score)).size).toBe(names.length);
});

test('a name that begins with a kin word is preferred as it is written', () => {
  const score = nameMatcher('ตาลทอง');
  expect(score('นางตาลทอง ใจดี')).toBeGreaterThan(score('นางลทอง ใจดี'));
});
