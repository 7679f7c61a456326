import { expect, test } from '@jest/globals';
import type { Interpreter, Reading } from '../../../src/conversation/interpreter/reading.ts';
import { rememberReadings } from '../../../src/conversation/turn/remember-readings.ts';

function counting() {
  const read: string[] = [];
  const interpreter = {
    read: (text: string, { today }: { today: string }): Reading => {
      read.push(`${today} ${text}`);
      return { intent: 'balance', certainty: 'exact', months: ['2026-11'] };
    },
    amount: () => ({ kind: 'none' }),
  } as unknown as Interpreter;
  return { interpreter, read };
}
const NOV = { today: '2026-11-24' };
const DEC = { today: '2026-12-01' };

test('the same words on the same day are read once; on another day anew', () => {
  const { interpreter, read } = counting();
  const remembering = rememberReadings(interpreter);
  const first = remembering.read('ยอด', NOV);
  expect(remembering.read('ยอด', NOV)).toBe(first);
  remembering.read('ยอด', DEC);
  remembering.read('ยอด ', NOV);
  expect(read).toEqual(['2026-11-24 ยอด', '2026-12-01 ยอด', '2026-11-24 ยอด ']);
  expect(remembering.amount('1')).toEqual({ kind: 'none' });
});

test('long texts are not kept, and the longest unused go first', () => {
  const { interpreter, read } = counting();
  const remembering = rememberReadings(interpreter, 2);
  const letter = 'ก'.repeat(25);
  remembering.read(letter, NOV);
  remembering.read(letter, NOV);
  expect(read).toHaveLength(2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) remembering.read(text, NOV);
  expect(read.slice(2).map((line) => line.slice(-1))).toEqual(['a', 'b', 'c', 'b']);
});

test('what is remembered cannot be changed by who is told', () => {
  const remembering = rememberReadings(counting().interpreter);
  const reading = remembering.read('ยอด', NOV);
  expect(() => reading.months?.push('2026-12')).toThrow(TypeError);
  expect(() => void (reading.intent = 'menu')).toThrow(TypeError);
});
