import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { linkCodeFromBytes, showLinkCode } from '../../../src/domain/link-code.ts';
import { createInterpreter } from '../../../src/conversation/interpreter/index.ts';
import { interpreter, lexicon, TODAY } from './support.ts';

const read = (text: string): ReturnType<typeof interpreter.read> =>
  interpreter.read(text, { today: TODAY });

test('any text gives a reading, the same one each time', () => {
  const pieces = fc.constantFrom(
    'ฝาก',
    '100',
    ' ',
    'บาท',
    '่',
    'เ',
    '\u200b',
    '٣',
    '5️⃣',
    'ไม่',
    '-',
    '.',
    'a',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const reading = read(typed);
      expect(read(typed)).toEqual(reading);
      expect(reading.amountSatang !== undefined && reading.amountRefused === true).toBe(false);
      if (reading.amountSatang !== undefined) expect(reading.amountSatang).toBeGreaterThan(0n);
    }),
  );
});

test('a link code as it was shown is link whatever is typed around it', () => {
  const words = fc.constantFrom(['รหัสของฉันคือ ', ' ค่ะ'], ['รหัส', ''], ['my code is ', ' thanks']);
  const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 });
  // Letters only, and a letter three times in a row: one code in fifty is such a one.
  const rare = fc.constantFrom('RRBT-TMHE-HDZ', 'QVVV-J39S-6AS');
  const codes = fc.oneof(
    bytes.map((some) => showLinkCode(linkCodeFromBytes(some))),
    rare,
  );
  fc.assert(
    fc.property(codes, words, (code, [before = '', after = '']) => {
      expect([code, read(`${before}${code}${after}`).intent]).toEqual([code, 'link']);
    }),
  );
});

test('a link code typed alone is link in every way it can be typed, and never an amount', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), (bytes) => {
      const code = linkCodeFromBytes(bytes);
      for (const typed of [code, showLinkCode(code), showLinkCode(code).toLowerCase()]) {
        const reading = read(typed);
        expect([typed, reading.intent]).toEqual([typed, 'link']);
        expect(reading.amountSatang).toBeUndefined();
        expect(reading.amountRefused).toBeUndefined();
        expect(reading.memberNo).toBeUndefined();
      }
    }),
    { examples: [[Uint8Array.from([204, 33, 0, 0, 0, 0, 0])]] },
  );
});

test('courtesy, spaces and invisible characters change nothing', () => {
  for (const text of ['ฝาก 100', 'เช็คยอด', 'ถอน 500', 'ยังไม่ได้ส่ง', 'ยอดไม่ตรง']) {
    const plain = read(text);
    const dressed = [`${text}ครับ`, `  ${text} ค่ะ  `, `สวัสดีค่ะ ${text}`, `${text}!!`, `${text} 🙏`];
    for (const typed of [...dressed, text.split('').join('\u200b')]) {
      expect([typed, read(typed)]).toEqual([typed, plain]);
    }
  }
});

test('an empty or endless message is unknown', () => {
  for (const text of ['', ' ', '🙏', 'ฝาก 100 '.repeat(1000)]) {
    expect(read(text)).toEqual({ intent: 'unknown', certainty: 'exact' });
  }
});

test('a step that expects an amount takes a bare number', () => {
  expect(interpreter.amount('1')).toEqual({ kind: 'amount', satang: 100n });
  expect(interpreter.amount('สองพันห้า')).toEqual({ kind: 'amount', satang: 250_000n });
  expect(interpreter.amount('สองร้อยห้า')).toEqual({ kind: 'refused' });
  expect(interpreter.amount('0')).toEqual({ kind: 'refused' });
  expect(interpreter.amount('เท่าเดิม')).toEqual({ kind: 'none' });
});

test('a step that expects months or a count takes names, digits and words', () => {
  expect(interpreter.months('ธันวาถึงกุมภา', { today: TODAY })).toEqual([
    '2026-12',
    '2027-01',
    '2027-02',
  ]);
  expect(interpreter.months('เดือนนี้', { today: TODAY })).toEqual(['2026-11']);
  expect(interpreter.months('สองเดือน', { today: TODAY })).toBeUndefined();
  expect(interpreter.count('๓')).toBe(3);
  expect(interpreter.count('สิบสองเดือน')).toBe(12);
  expect(interpreter.count('วันที่ 5')).toBe(5);
  expect(interpreter.count('100 บาท')).toBeUndefined();
  expect(interpreter.count('ไม่รู้')).toBeUndefined();
});

test('a vocabulary that contradicts itself is refused', () => {
  const words = [...lexicon.words, { text: 'ฝาก', tag: 'withdraw' }];
  expect(() => createInterpreter({ ...lexicon, words })).toThrow(
    '"ฝาก" is both deposit and withdraw',
  );
  const sentences = [...lexicon.sentences, { text: 'ไม่', intent: 'yes' as const }];
  expect(() => createInterpreter({ ...lexicon, sentences })).toThrow('is both');
});
