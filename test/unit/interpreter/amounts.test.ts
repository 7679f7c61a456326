import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { bahtInWords, thaiNumber } from './thai-number.ts';
import { interpreter, TODAY } from './support.ts';

const MAX_SATANG = 100_000_000_000n;
/** Round sums, edges of units and of the grammar come up far more often than chance would bring them. */
const satang = fc.oneof(
  fc.bigInt(1n, MAX_SATANG),
  fc.bigInt(1n, 200_000n),
  fc.constantFrom(
    ...['1', '99', '100', '101', '9999', '10000', '99999999999', '100000000000'].map(BigInt),
  ),
  fc.tuple(fc.bigInt(1n, 9n), fc.nat(10)).map(([digit, zeros]) => {
    const value = digit * 10n ** BigInt(zeros);
    return value > MAX_SATANG ? MAX_SATANG : value;
  }),
);
const wholeBaht = fc.oneof(
  fc.integer({ min: 1, max: 999_999_999 }),
  fc.integer({ min: 1, max: 10_000 }),
);

function figures(value: bigint, grouped: boolean): string {
  const whole = String(value / 100n);
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const rest = value % 100n;
  return rest === 0n ? shown : `${shown}.${String(rest).padStart(2, '0')}`;
}

const toThai = (text: string): string =>
  text.replace(/\d/g, (d) => String.fromCharCode(0x0e50 + Number(d)));
const toFullWidth = (text: string): string =>
  text.replace(/[\d.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

test('what is written in figures is read back exactly', () => {
  const forms = [
    (text: string): string => `ฝาก ${text} บาท`,
    (text: string): string => `ฝาก ฿${text}`,
    (text: string): string => `ถอน ${text}.-`,
    (text: string): string => `deposit ${text} THB`,
    (text: string): string => `ฝาก ${toThai(text)} บาท`,
    (text: string): string => `ฝาก ${toFullWidth(text)} บ.`,
  ];
  fc.assert(
    fc.property(satang, fc.boolean(), fc.constantFrom(...forms), (value, grouped, form) => {
      const reading = interpreter.read(form(figures(value, grouped)), { today: TODAY });
      expect(reading.amountSatang).toBe(value);
      expect(reading.amountRefused).toBeUndefined();
    }),
    {
      numRuns: 300,
      // Eleven letters and digits whose sum happens to be that of a link code.
      examples: [[500n, false, (text) => `deposit ${text} THB`]],
    },
  );
});

test.each([
  ['ฝาก 1.5 บาท', 150n],
  ['ฝาก 0.5 บาท', 50n],
  ['ถอน 100.5', 10_050n],
  ['deposit 1,000.9 THB', 100_090n],
])('%s: one figure behind the point is tens of satang', (text, satang) => {
  expect(interpreter.read(text, { today: TODAY }).amountSatang).toBe(satang);
});

test('baht text is read back exactly, or refused where speech and forms differ', () => {
  fc.assert(
    fc.property(satang, (value) => {
      const outcome = interpreter.amount(bahtInWords(value));
      if (outcome.kind === 'amount') expect(outcome.satang).toBe(value);
      else {
        expect(outcome.kind).toBe('refused');
        // only a lone digit after ร้อย or higher may be refused: สองร้อยห้า, สามพันสอง, สามร้อยสองล้าน
        const baht = Number(value / 100n);
        expect(Math.min(baht % 100, Math.floor(baht / 1_000_000) % 100 || 99)).toBeLessThan(10);
      }
    }),
    { numRuns: 300 },
  );
});

test('one wrong key in a number in words never gives another amount', () => {
  const letters = 'กขคงจชดตนบปพมยรลวสหอะาิีึืุูเแไ่้็์ ';
  fc.assert(
    fc.property(
      wholeBaht,
      fc.nat(),
      fc.nat(letters.length - 1),
      fc.nat(3),
      (baht, place, key, kind) => {
        const words = thaiNumber(baht);
        const at = place % words.length;
        const letter = letters.charAt(key);
        const typed = [
          words.slice(0, at) + words.slice(at + 1),
          words.slice(0, at) + letter + words.slice(at + 1),
          words.slice(0, at) + letter + words.slice(at),
          words.slice(0, at) + words.charAt(at + 1) + words.charAt(at) + words.slice(at + 2),
        ][kind];
        const { amountSatang } = interpreter.read(`ฝาก${typed ?? ''}บาท`, { today: TODAY });
        // Another number, spelt right, is what was typed; everything else must be refused.
        if (amountSatang === undefined || amountSatang === BigInt(baht) * 100n) return;
        expect(colloquial(Number(amountSatang / 100n))).toContain(typed);
      },
    ),
    { numRuns: 800, seed: 20261124 },
  );
});

/** The ways in which people say a sum. */
function colloquial(baht: number): string[] {
  const words = thaiNumber(baht);
  const bare = words.replace(/^หนึ่ง(?=ร้อย|พัน|หมื่น|แสน|ล้าน)/, '');
  const spoken = /(พัน|หมื่น|แสน|ล้าน)(สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)(?:ร้อย|พัน|หมื่น|แสน)$/;
  const short = (text: string): string => text.replace(spoken, '$1$2');
  return [words, bare, short(words), short(bare), `${bare}หนึ่ง`];
}
