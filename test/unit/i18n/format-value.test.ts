import { expect, test } from '@jest/globals';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';
import type { Params, Value } from '../../../src/conversation/view.ts';

const translator = loadTranslator('locales');
const th = (value: Value): string | undefined => translator.format(value, 'th');
const en = (value: Value): string | undefined => translator.format(value, 'en');

test.each([
  [0n, '0'],
  [100n, '1'],
  [123_450n, '1,234.50'],
  [123_400n, '1,234'],
  [1n, '0.01'],
  [-5n, '-0.05'],
  [-123_456_789n, '-1,234,567.89'],
  [10_132_266_200n, '101,322,662'],
])('%s satang are written %s', (money, text) => {
  expect(th({ money })).toBe(text);
  expect(en({ money })).toBe(text);
});

test.each([
  [0n, 'ศูนย์บาทถ้วน'],
  [100n, 'หนึ่งบาทถ้วน'],
  [1_000n, 'สิบบาทถ้วน'],
  [1_100n, 'สิบเอ็ดบาทถ้วน'],
  [2_000n, 'ยี่สิบบาทถ้วน'],
  [2_100n, 'ยี่สิบเอ็ดบาทถ้วน'],
  [10_100n, 'หนึ่งร้อยเอ็ดบาทถ้วน'],
  [100_100n, 'หนึ่งพันเอ็ดบาทถ้วน'],
  [120_000n, 'หนึ่งพันสองร้อยบาทถ้วน'],
  [12_345_675n, 'หนึ่งแสนสองหมื่นสามพันสี่ร้อยห้าสิบหกบาทเจ็ดสิบห้าสตางค์'],
  [100_000_000n, 'หนึ่งล้านบาทถ้วน'],
  [100_000_100n, 'หนึ่งล้านเอ็ดบาทถ้วน'],
  [1_100_000_000n, 'สิบเอ็ดล้านบาทถ้วน'],
  [10_132_266_200n, 'หนึ่งร้อยเอ็ดล้านสามแสนสองหมื่นสองพันหกร้อยหกสิบสองบาทถ้วน'],
  [100_000_000_000_000n, 'หนึ่งล้านล้านบาทถ้วน'],
  [200_000_100_000_100n, 'สองล้านเอ็ดล้านเอ็ดบาทถ้วน'],
  [1n, 'หนึ่งสตางค์'],
  [11n, 'สิบเอ็ดสตางค์'],
  [50n, 'ห้าสิบสตางค์'],
  [121n, 'หนึ่งบาทยี่สิบเอ็ดสตางค์'],
  [-100n, 'ลบหนึ่งบาทถ้วน'],
])('%s satang read %s', (moneyWords, text) => {
  expect(th({ moneyWords })).toBe(text);
});

test.each([
  [0n, 'zero baht'],
  [2_100n, 'twenty-one baht'],
  [101_950n, 'one thousand nineteen baht and fifty satang'],
  [
    10_132_266_200n,
    'one hundred one million three hundred twenty-two thousand six hundred sixty-two baht',
  ],
  [5n, 'five satang'],
])('%s satang read in English %s', (moneyWords, text) => {
  expect(en({ moneyWords })).toBe(text);
});

test('dates are in the Buddhist era for Thai and in the common era for English', () => {
  expect(th({ date: '2026-11-24' })).toBe('24 พฤศจิกายน 2569');
  expect(en({ date: '2026-02-01' })).toBe('1 February 2026');
  expect(th({ month: '2026-12' })).toBe('ธันวาคม 2569');
});

test('an instant shows the Bangkok day, also when UTC is still on the day before', () => {
  expect(th({ instant: Date.UTC(2026, 11, 31, 17, 5) })).toBe('1 มกราคม 2570 เวลา 00:05 น.');
  expect(en({ instant: Date.UTC(2026, 11, 31, 17, 5) })).toBe('1 January 2027, 00:05');
});

test('months that follow each other are one range, in whatever order they come', () => {
  expect(th({ months: ['2026-11'] })).toBe('พฤศจิกายน 2569');
  expect(th({ months: ['2026-12', '2026-11'] })).toBe('พฤศจิกายน ถึง ธันวาคม 2569');
  expect(th({ months: ['2026-11', '2026-12', '2027-01', '2027-03'] })).toBe(
    'พฤศจิกายน 2569 ถึง มกราคม 2570 และ มีนาคม 2570',
  );
  expect(en({ months: [] })).toBe('none');
});

test('lists are joined as the language does', () => {
  expect(th({ list: ['ก', { money: 100n }, { area: '3804' }] })).toBe('ก, 1 และ เซกา');
  expect(en({ list: ['a', 'b'] })).toBe('a and b');
});

test('numbers are grouped, texts are not touched', () => {
  expect(th(19_923)).toBe('19,923');
  expect(th(-1_000)).toBe('-1,000');
  expect(th(1_234.5)).toBe('1,234.5');
  expect(th('1234')).toBe('1234');
});

test('links are nothing unless somebody can write them', () => {
  expect(th({ chatLink: 'x' })).toBeUndefined();
  expect(translator.format({ chatLink: 'x' }, 'th', { links: () => 'https://a' })).toBe(
    'https://a',
  );
});

test('every area of the province has a name in both languages', () => {
  expect(th({ area: '38' })).toBe('บึงกาฬ');
  expect(en({ area: '3802' })).toBe('Phon Charoen');
  expect(en({ area: '380101' })).toBe('Bueng Kan');
  expect(() => th({ area: '999' })).toThrow('no text areas.999');
});

test('Thai digits, if wished, in what is formatted; texts are as they are given', () => {
  const wished = (value: Value): string | undefined =>
    translator.format(value, 'th', { thaiDigits: true });
  expect(wished({ money: 123_450n })).toBe('๑,๒๓๔.๕๐');
  expect(wished(1234)).toBe('๑,๒๓๔');
  expect(wished({ date: '2026-11-05' })).toBe('๕ พฤศจิกายน ๒๕๖๙');
  expect(wished({ months: ['2026-10', '2026-11'] })).toMatch(/^[^0-9]*๒๕๖๙$/);
  expect(wished({ instant: Date.parse('2026-11-24T10:05:00+07:00') })).toMatch(/^[^0-9]*๑๐:๐๕/);
  expect(wished('2569/0001')).toBe('2569/0001');
  expect(wished({ list: ['0012', { money: 100n }] })).toContain('0012');
  const said = (key: string, params: Params): string =>
    translator.text(key, 'th', params, { thaiDigits: true });
  expect(said('savings.check.typed', { receipt: '2569/0312', code: 'K7QM-2XVP' })).toBe(
    'ตรวจใบ 2569/0312 K7QM-2XVP',
  );
  expect(said('everyday.digits.thai_set', {})).toContain('๑,๒๕๐');
});
