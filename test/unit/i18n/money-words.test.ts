import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';

const translator = loadTranslator('locales');

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const PLACES: Record<string, bigint> = {
  สิบ: 10n,
  ร้อย: 100n,
  พัน: 1_000n,
  หมื่น: 10_000n,
  แสน: 100_000n,
};

/** Reads Thai number words back, written apart from the writer: ล้าน multiplies all before it. */
function read(words: string): bigint {
  const tokens =
    words.match(/ล้าน|เอ็ด|ยี่|สิบ|ร้อย|พัน|หมื่น|แสน|ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า/g) ?? [];
  expect(tokens.join('')).toBe(words);
  let total = 0n;
  let pending: bigint | undefined;
  for (const token of tokens) {
    if (token === 'ล้าน') {
      total = (total + (pending ?? 0n)) * 1_000_000n;
      pending = undefined;
    } else if (token in PLACES) {
      total += (pending ?? 1n) * (PLACES[token] ?? 0n);
      pending = undefined;
    } else {
      pending = token === 'เอ็ด' ? 1n : token === 'ยี่' ? 2n : BigInt(DIGITS.indexOf(token));
    }
  }
  return total + (pending ?? 0n);
}

function satangOf(text: string): bigint {
  const [, baht, satang] = /^(?:(.+?)บาท)?(?:ถ้วน|(.+)สตางค์)$/.exec(text) ?? [];
  return read(baht ?? '') * 100n + read(satang ?? '');
}

test('every amount read back from its words is the same amount', () => {
  const amount = fc.oneof(
    fc.bigInt({ min: 0n, max: 99_999n }),
    fc.bigInt({ min: 0n, max: 99_999_999_999n }),
    fc.constantFrom(0n, 1n, 99n, 100n, 1_100n, 2_100n, 10_100n, 100_000_100n, 1_000_000_000_00n),
  );
  fc.assert(
    fc.property(amount, (moneyWords) => {
      expect(satangOf(translator.format({ moneyWords }, 'th') ?? '')).toBe(moneyWords);
    }),
    { numRuns: 5_000 },
  );
});
