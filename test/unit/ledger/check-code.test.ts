import { expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { checkCodeOf } from '../../../src/conversation/books/check-code-of.ts';
import {
  checkCode,
  hashesOf,
  parseCheckCode,
  showCheckCode,
} from '../../../src/domain/ledger/check-code.ts';
import { readCheck } from '../../../src/features/savings/typed-check.ts';
import { fc } from '../../support/fast-check.ts';
import { deposit, PlainBooks } from './books.ts';

const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'.split('')),
  minLength: 64,
  maxLength: 64,
});

test('a code leads to the stretch of hashes in which its entry lies, and to no other', () => {
  fc.assert(
    fc.property(hex, hex, (hash, mac) => {
      const code = checkCode(hash, mac);
      expect(code).toMatch(/^[CDFHJKMNPQRTVWXY][CDFHJKMNPQRTVWXY2-9]{7}$/);
      const { gte, lt } = hashesOf(code);
      expect(hash >= gte && hash < lt).toBe(true);
      expect(parseCheckCode(showCheckCode(code).toLowerCase())).toBe(code);
    }),
  );
});

test('the stretches meet without a gap, from the first hash to the last', () => {
  const last = checkCode('f'.repeat(64), '0');
  expect(checkCode('0'.repeat(64), '0')).toBe('CCCCCCCC');
  expect(hashesOf('CCCCCCCC').gte).toBe('000000000000');
  expect(hashesOf(last).lt).toBe('g');
  for (const [one, next] of [
    ['CCCCCCCC', 'CCCDCCCC'],
    ['CCC9CCCC', 'CCDCCCCC'],
    ['K999CCCC', 'MCCCCCCC'],
  ] as const) {
    expect(hashesOf(one).lt).toBe(hashesOf(next).gte);
  }
});

test('a code is bound to every field of its entry and to the key', () => {
  const entry = new PlainBooks().post(deposit());
  const sealer = (byte: number) => createSealer(new Uint8Array(32).fill(byte));
  const code = checkCodeOf(sealer(1), entry);
  expect(checkCodeOf(sealer(1), { ...entry })).toBe(code);
  const others = [
    checkCodeOf(sealer(2), entry),
    checkCodeOf(sealer(1), { ...entry, memberId: 'm2' }),
    checkCodeOf(sealer(1), { ...entry, receiptNo: '2569/0002' }),
    checkCodeOf(sealer(1), { ...entry, facts: { ...entry.facts, channel: 'transfer' } }),
    checkCodeOf(sealer(1), { ...entry, hash: sha256('else') }),
  ];
  for (const other of others) expect(other).not.toBe(code);
});

test.each([
  ['K7QM-2XVP', 'K7QM2XVP'],
  ['k7qm 2xvp', 'K7QM2XVP'],
  ['Ｋ７ＱＭ—２ＸＶＰ', 'K7QM2XVP'],
  ['K๗QM-๒XVP', 'K7QM2XVP'],
  ['KSQM-ZXBG', 'K5QM2X86'],
  ['K7QM-2XV', undefined],
  ['K7QM-2XVPP', undefined],
  ['77QM-2XVP', undefined],
  ['K7OM-2XVP', undefined],
  ['KQ1M-2XVP', undefined],
  ['2569/0312', undefined],
  ['', undefined],
])('%p is read as %p', (text, code) => {
  expect(parseCheckCode(text)).toBe(code);
});

test.each([
  ['ตรวจใบ 2569/0312 K7QM-2XVP', '2569/0312', 'K7QM2XVP'],
  ['ตรวจใบ๒๕๖๙/๐๓๑๒ k7qm2xvp', '2569/0312', 'K7QM2XVP'],
  ['ขอตรวจสอบใบรับเลขที่ 2569/312 K7QM 2XVP', '2569/0312', 'K7QM2XVP'],
  ['check receipt 2569/0312 K7QM-2XVP', '2569/0312', 'K7QM2XVP'],
  ['check receipt no. 2569/0312 K7QM-2XVP', '2569/0312', 'K7QM2XVP'],
  ['K7QM-2XVP 2569/0312', '2569/0312', 'K7QM2XVP'],
  ['K7QM-2XVP', undefined, 'K7QM2XVP'],
  ['ตรวจใบ K7QM-2XVP', undefined, 'K7QM2XVP'],
  ['ตรวจใบ 2569/0312', '2569/0312', undefined],
  ['ตรวจใบ 2569/0312 K7OM-2XVP', '2569/0312', undefined],
  ['ตรวจใบ K7OM-2XVP', undefined, undefined],
  ['ตรวจใบ', undefined, undefined],
])('%p asks for a check', (text, receiptNo, code) => {
  expect(readCheck(text)).toMatchObject({ receiptNo, code });
});

test.each([
  ['ตรวจใบ 2569/1340 AAAA-AAAA', ['A']],
  ['check receipt 2569/1340 k1qm-2xvo', ['1', 'O']],
  ['ตรวจใบ 2569/1340 K7QM-2XVP', undefined],
  ['ตรวจใบ 2569/1340 2222-2222', undefined],
  ['ตรวจใบ 2569/1340', undefined],
])('%p: characters that no code has are %p', (text, odd) => {
  expect(readCheck(text)?.odd).toEqual(odd);
});

test.each([
  '12 100',
  '12 100 2569/0312',
  'ใบรับล่าสุด',
  'ตรวจใบรับ',
  'เช็คใบเสร็จเดือนที่แล้ว',
  'check receipt',
  'K7QM-2XVP-ABC',
  'เช็คยอด',
  'ฝาก K7QM-2XVP',
  'A0HM-MMMM-MMM',
])('%p asks for none', (text) => {
  expect(readCheck(text)).toBeUndefined();
});
