import { expect, test } from '@jest/globals';
import { normaliseName } from '../../../src/domain/names/normalise-name.ts';

test.each([
  ['outer and repeated spaces', '  นางบุญมี \t  ตัวอย่าง ', 'นางบุญมี ตัวอย่าง'],
  ['a no-break space', 'นางบุญมี\u00A0ตัวอย่าง', 'นางบุญมี ตัวอย่าง'],
  ['zero-width and direction signs', 'นาง\u200Bบุญ\u200Dมี\uFEFF\u202E ตัวอย่าง', 'นางบุญมี ตัวอย่าง'],
  ['a zero-width sign between two spaces', 'บุญมี \u200B ตัวอย่าง', 'บุญมี ตัวอย่าง'],
  ['sara am in two parts', 'ค\u0E4D\u0E32', 'ค\u0E33'],
  ['sara am in two parts around a tone mark', 'น\u0E4D\u0E49\u0E32', 'น\u0E49\u0E33'],
  ['a tone mark after sara am', 'น\u0E33\u0E49', 'น\u0E49\u0E33'],
  ['a tone mark before its vowel', 'ส\u0E49\u0E34ม', 'ส\u0E34\u0E49ม'],
  ['a tone mark before a lower vowel', 'ป\u0E49\u0E38', 'ป\u0E38\u0E49'],
  ['two เ for one แ', 'เเก้ว', 'แก้ว'],
  ['a Latin letter and its accent apart', 'Rene\u0301', 'Ren\u00E9'],
])('%s gets the usual spelling', (_what, typed, usual) => {
  expect(normaliseName(typed)).toBe(usual);
});

test('a usual spelling stays as it is, and normalising twice changes nothing more', () => {
  for (const name of ['นางบุญมี ตัวอย่าง', 'น.ส.ณัฐธิดา น้ำคำ', 'Mr John Smith-Jones', '']) {
    expect(normaliseName(name)).toBe(name);
  }
});
