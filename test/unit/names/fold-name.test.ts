import { expect, test } from '@jest/globals';
import { joinSpellings, spellingsOf } from '../../../src/domain/names/fold-name.ts';

test.each([
  ['ก้อง', 'กอง', 'กอง'],
  ['จันทร์', 'จันทร', 'จันทร'],
  ['เพ็ญ', 'เพญ', 'เพย'],
  ['วรรณา', 'วรณา', 'วันา'],
  ['วันนา', 'วันา', 'วันา'],
  ['ธรรม', 'ธรม', 'ทัม'],
  ['สวรรค์', 'สวรค', 'สวัค'],
  ['บรร', 'บร', 'บัน'],
  ['ณัฐภูษิต', 'ณัฐภูษิต', 'นัทพูสิต'],
  ['ใฝ่', 'ใฝ', 'ไฝ'],
])('%s: %s without what is left out, %s by sound', (written, bare, sound) => {
  expect(spellingsOf(written)).toEqual([written, bare, sound]);
});

test('words written together double no letter where they meet', () => {
  const joined = joinSpellings(['สมคิด', 'ดีงาม'].map(spellingsOf));
  expect(joined).toEqual(['สมคิดดีงาม', 'สมคิดีงาม', 'สมคิดีงาม']);
  expect(joined.slice(1)).toEqual(spellingsOf('สมคิดดีงาม').slice(1));
});
