import { expect, test } from '@jest/globals';
import { maskName } from '../../../src/domain/names/mask-name.ts';

test.each([
  ['นางบุญมี ตัวอย่าง', 'นางบุญ*** ตั***'],
  ['นาง บุญมี ตัวอย่าง', 'นาง บุญ*** ตั***'],
  ['บุญมี ตัวอย่าง', 'บุญ*** ตั***'],
  ['น.ส.เสาวลักษณ์ ณ ระนอง', 'น.ส.เสา*** ณ***'],
  ['นายสมชาย', 'นายสม***'],
  ['Mr John Smith', 'Mr Jo*** S***'],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test('a first name of one or two clusters shows one, and does not tell that it is short', () => {
  expect(maskName('นายดำ ดี')).toBe('นายดำ*** ดี***');
  expect(maskName('นางบุญ เก่ง')).toBe('นางบุ*** เก่***');
});

test('a mark is never cut from its letter', () => {
  expect(maskName('นายกิ๊กก้อง น้ำใส')).toBe('นายกิ๊ก*** น้ำ***');
});

test('names of any length get the same mask, so nothing but what is shown is told', () => {
  expect(maskName('นางบุญมา ตัวอย่าง')).toBe(maskName('นางบุญรอดเจริญ ตัวแทน'));
});

test('other names are told apart and a mask holds neither name', () => {
  const masked = maskName('นางบุญมี ตัวอย่าง');
  expect(masked).not.toContain('บุญมี');
  expect(masked).not.toContain('ตัวอย่าง');
  expect(masked).not.toBe(maskName('นางสมศรี ตัวอย่าง'));
});
