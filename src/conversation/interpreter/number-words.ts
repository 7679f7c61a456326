import type { Numeral } from './literal.ts';

/** One part of a number in words; a figure may stand for the digit before a unit (`5 ร้อย`). */
export type NumberPart =
  | { kind: 'digit'; value: number }
  | { kind: 'unit'; value: number }
  | { kind: 'tail' | 'whole' | 'zero'; value: number }
  | { kind: 'figure'; numeral: Numeral };

const MILLION = 1_000_000;
const HUNDRED_THOUSAND = 100_000;
const SCALE = 100n;

/**
 * The value in hundredths, or undefined when the words make no number for certain:
 * สองร้อยห้า may be 205 or 250, สองสาม is a guess.
 */
export function valueOfNumberWords(parts: readonly NumberPart[]): bigint | undefined {
  const million = parts.findIndex((part) => part.kind === 'unit' && part.value === MILLION);
  if (million < 0) return belowMillion(parts, MILLION);
  const before = parts.slice(0, million);
  const after = parts.slice(million + 1);
  const millions = before.length === 0 ? SCALE : belowMillion(before, MILLION, true);
  if (millions === undefined) return undefined;
  const rest = afterMillion(after, before.length === 0);
  return rest === undefined ? undefined : millions * BigInt(MILLION) + rest;
}

function afterMillion(parts: readonly NumberPart[], isBare: boolean): bigint | undefined {
  const [first] = parts;
  if (!first) return 0n;
  if (parts.length > 1 || first.kind !== 'digit') return belowMillion(parts, MILLION);
  if (first.value === 1) return isBare ? 0n : undefined;
  return BigInt(first.value * HUNDRED_THOUSAND) * SCALE;
}

interface Sum {
  total: bigint;
  /** The unit read last; the next one must be smaller. */
  lastUnit: number;
  /** The first unit had no digit before it: พันห้า, ร้อยนึง. */
  isBare: boolean;
  steps: number;
}

function belowMillion(
  parts: readonly NumberPart[],
  limit: number,
  isCoefficient = false,
): bigint | undefined {
  const sum: Sum = { total: 0n, lastUnit: limit, isBare: false, steps: 0 };
  let at = 0;
  while (at < parts.length) {
    const used = addUnit(sum, parts, at) ?? addLast(sum, parts, at, isCoefficient);
    if (used === undefined) return undefined;
    at += used;
    sum.steps += 1;
  }
  return sum.steps === 0 ? undefined : sum.total;
}

/** Reads [digit] unit, ยี่สิบ and ซาว; the number of parts used, or undefined when there is no such thing here. */
function addUnit(sum: Sum, parts: readonly NumberPart[], at: number): number | undefined {
  const part = parts[at];
  const next = parts[at + 1];
  if (part?.kind === 'whole') return addTens(sum, 2, 1);
  if (part?.kind === 'unit') {
    if (part.value >= sum.lastUnit || (sum.steps > 0 && part.value !== 10)) return undefined;
    sum.isBare = sum.steps === 0;
    return add(sum, SCALE, part.value, 1);
  }
  if (next?.kind !== 'unit' || next.value >= sum.lastUnit) return undefined;
  if (part?.kind === 'digit') {
    if (next.value === 10) return part.value > 2 ? addTens(sum, part.value, 2) : undefined;
    return add(sum, BigInt(part.value) * SCALE, next.value, 2);
  }
  return part?.kind === 'figure' ? addFigure(sum, part.numeral, next.value, parts) : undefined;
}

function addFigure(
  sum: Sum,
  numeral: Numeral,
  unit: number,
  parts: readonly NumberPart[],
): number | undefined {
  const { hundredths } = numeral;
  if (hundredths === undefined || hundredths === 0n || numeral.refused || unit === 10) {
    return undefined;
  }
  const isWhole = hundredths % SCALE === 0n;
  if (!isWhole && parts.length > 2) return undefined;
  if (sum.steps > 0 && hundredths >= 10n * SCALE) return undefined;
  if (hundredths >= 1000n * SCALE) return undefined;
  return add(sum, hundredths, unit, 2);
}

function addTens(sum: Sum, tens: number, used: number): number | undefined {
  return sum.lastUnit > 10 ? add(sum, BigInt(tens) * SCALE, 10, used) : undefined;
}

function add(sum: Sum, coefficient: bigint, unit: number, used: number): number {
  sum.total += coefficient * BigInt(unit);
  sum.lastUnit = unit;
  return used;
}

/** The last part: a lone digit, เอ็ด, นึง; or a figure that stands before ล้าน. */
function addLast(
  sum: Sum,
  parts: readonly NumberPart[],
  at: number,
  isCoefficient: boolean,
): number | undefined {
  const part = parts[at];
  if (!part || at !== parts.length - 1) return undefined;
  if (part.kind === 'figure') return lastFigure(sum, part.numeral, isCoefficient);
  if (part.kind === 'tail') return sum.steps > 0 ? add(sum, SCALE, 1, 1) : undefined;
  if (part.kind !== 'digit') return undefined;
  if (sum.steps === 0) return add(sum, BigInt(part.value) * SCALE, 1, 1);
  if (part.value === 1) {
    // ร้อยนึง is one hundred; สองพันนึง and สิบหนึ่ง are not said for certain.
    return sum.isBare && sum.steps === 1 && sum.lastUnit >= 100 ? 1 : undefined;
  }
  if (sum.lastUnit === 10) return add(sum, BigInt(part.value) * SCALE, 1, 1);
  if (sum.lastUnit < 1000) return undefined;
  return add(sum, BigInt(part.value) * SCALE, sum.lastUnit / 10, 1);
}

function lastFigure(sum: Sum, numeral: Numeral, isCoefficient: boolean): number | undefined {
  const { hundredths } = numeral;
  if (!isCoefficient || sum.steps > 0 || numeral.refused || !hundredths) return undefined;
  return add(sum, hundredths, 1, 1);
}
