import { asciiDigits } from '../../domain/ascii-digits.ts';
import type { TurnContext } from '../turn-context.ts';
import type { CardData, Choice, View } from '../view.ts';
import type { MenuEntry } from '../feature.ts';
import type { Input } from './input.ts';

/** Words as they are compared: without spaces and capitals, ๐–๙ as 0–9. */
export const plain = (words: string): string =>
  asciiDigits(words.normalize('NFC').replace(/\s+/g, '').toLowerCase());

export const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' && value !== null && 'act' in value && 'label' in value;

/** The choices a person sees under a question: quick replies and the buttons of its cards. */
export function choicesIn(views: readonly View[]): Choice[] {
  const found: Choice[] = [];
  for (const view of views) {
    if (view.kind === 'card') collect(view.data, found);
    if (view.kind === 'cards') for (const item of view.items) collect(item, found);
    found.push(...(view.choices ?? []));
  }
  return found;
}

function collect(data: CardData, found: Choice[]): void {
  for (const value of Object.values(data)) {
    if (isChoice(value)) found.push(value);
    else if (Array.isArray(value)) for (const row of value as CardData[]) collect(row, found);
  }
}

/** The number before a line of a list, which people leave out when they type the line. */
const LINE_NUMBER = /^\d+\./;
/** What people say before the line that they want to correct. */
const CORRECTING =
  /^(?:ขอ)?(?:แก้ไข|แก้|เปลี่ยน|ผิด)(?:ข้อ|ตรง)?|^(?:change|correct|wrong|other)(?:the)?/;
/** A single letter is nobody's way to name a line. */
const PART_MIN = 2;

type StepChoice = Extract<Input, { kind: 'choice' }>;

/**
 * What is typed like the label of a button, with or without its number in the list, counts as that
 * button, unless only a tap will do or several buttons say the same.
 */
export function typedChoice(
  ctx: TurnContext,
  views: readonly View[],
  text: string,
): StepChoice | undefined {
  const typed = plain(text);
  return onlyOne(
    ctx,
    views,
    (label) => label === typed || label.replace(LINE_NUMBER, '') === typed,
  );
}

/**
 * Where a line is to be corrected: also the first words of its label (ชื่อ for ชื่อกลุ่ม), if they
 * begin no other, with or without แก้ before them.
 */
export function typedLine(
  ctx: TurnContext,
  views: readonly View[],
  text: string,
): StepChoice | undefined {
  const typed = lineOf(plain(text));
  // แก้ alone is the button แก้ไข.
  if (typed === '') return onlyOne(ctx, views, (label) => lineOf(label) === '');
  if (typed.length < PART_MIN) return undefined;
  const whole = onlyOne(ctx, views, (label) => lineOf(label) === typed);
  return whole ?? onlyOne(ctx, views, (label) => lineOf(label).startsWith(typed));
}

const lineOf = (words: string): string => words.replace(LINE_NUMBER, '').replace(CORRECTING, '');

/** The button of those that fit, if they all answer the same. */
function onlyOne(
  ctx: TurnContext,
  views: readonly View[],
  fits: (label: string) => boolean,
): StepChoice | undefined {
  const values = new Set<string>();
  for (const { act, label, params, typed, tapOnly } of choicesIn(views)) {
    if (act.do !== 'step' || tapOnly) continue;
    const names = [ctx.words(label, params), ...(typed ? [ctx.words(typed.t)] : [])];
    if (names.some((name) => fits(plain(name)))) values.add(act.value);
  }
  const [value] = values;
  return value !== undefined && values.size === 1 ? { kind: 'choice', value } : undefined;
}

/** What a person's menu does under these words: people read a button aloud and type it. */
export function typedEntry(
  ctx: TurnContext,
  menu: readonly MenuEntry[],
  text: string,
): { verb: string; ref?: string } | undefined {
  const typed = plain(text);
  for (const entry of menu) {
    const { act, label, params } = entry.choice;
    if (act.do !== 'verb' || plain(ctx.words(label, params)) !== typed) continue;
    if (entry.concerns(ctx)) return act;
  }
  return undefined;
}
