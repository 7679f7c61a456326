import { expect, test } from '@jest/globals';
import { splitTitle } from '../../../src/domain/names/split-title.ts';

test.each([
  ['นางบุญมี ตัวอย่าง', 'นาง', 'บุญมี ตัวอย่าง'],
  ['นาง  บุญมี ตัวอย่าง', 'นาง', 'บุญมี ตัวอย่าง'],
  ['นางสาวมาลี ทดสอบ', 'นางสาว', 'มาลี ทดสอบ'],
  ['น.ส.มาลี ทดสอบ', 'น.ส.', 'มาลี ทดสอบ'],
  ['ด.ช.กล้า หาญดี', 'ด.ช.', 'กล้า หาญดี'],
  ['เด็กหญิง ใจดี มีสุข', 'เด็กหญิง', 'ใจดี มีสุข'],
  ['ร.ต.ต.สมชาย ใจดี', 'ร.ต.ต.', 'สมชาย ใจดี'],
  ['ว่าที่ ร.ต. กิตติ ทดสอบ', 'ว่าที่ ร.ต.', 'กิตติ ทดสอบ'],
  ['พระมหาสมชาย สุขใจ', 'พระมหา', 'สมชาย สุขใจ'],
  ['Mrs Mary Smith', 'Mrs', 'Mary Smith'],
  ['mr. john smith', 'mr.', 'john smith'],
])('%s is titled %s', (whole, title, name) => {
  expect(splitTitle(whole)).toEqual({ title, name });
});

test('a title is not taken when the rest could not begin a word', () => {
  expect(splitTitle('นางสาวิตรี แสงทอง')).toEqual({ title: 'นาง', name: 'สาวิตรี แสงทอง' });
  expect(splitTitle('นางสาวสาวิตรี แสงทอง')).toEqual({ title: 'นางสาว', name: 'สาวิตรี แสงทอง' });
});

test('a name without a title, or that only looks like one, stays whole', () => {
  for (const name of ['บุญมี ตัวอย่าง', 'คุณากร ดีงาม', 'ตาล สวยงาม', 'Mrsic Novak', 'นาย', '']) {
    expect(splitTitle(name)).toEqual({ title: '', name });
  }
});

test('the titles are data: a caller may know others', () => {
  expect(splitTitle('อุบาสกดี มีบุญ', ['อุบาสก'])).toEqual({ title: 'อุบาสก', name: 'ดี มีบุญ' });
  expect(splitTitle('นางดี มีบุญ', ['อุบาสก'])).toEqual({ title: '', name: 'นางดี มีบุญ' });
});
