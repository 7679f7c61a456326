import type { Input } from '../../conversation/flow/input.ts';
import { saidNo, saidYes } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { RULES, type MoneyRule } from './money-rules.ts';
import { readCount, readMoney } from './read-answers.ts';
import { isMoneyRule, rangeOf, type Setting } from './settings-data.ts';
import { HAVE, NONE, OFF, ON } from './typed-words.ts';

/** A new value of a setting, by button or typed as people say it; undefined for anything else. */
export function readSetting(ctx: TurnContext, setting: Setting, input: Input): number | undefined {
  const value = valueSaid(ctx, setting, input);
  const { min, max } = rangeOf(setting);
  return value !== undefined && value >= min && value <= max ? value : undefined;
}

function valueSaid(ctx: TurnContext, setting: Setting, input: Input): number | undefined {
  if (input.kind === 'choice') {
    return /^-?\d{1,13}$/.test(input.value) ? Number(input.value) : undefined;
  }
  if (input.kind !== 'text') return undefined;
  const text = input.text.trim();
  if (setting === 'receipts') return onOrOff(text, input);
  if (isMoneyRule(setting)) return ruleSaid(ctx, setting, input);
  const off = NONE.test(text) && !/^[0๐]+$/.test(text);
  if (setting === 'reminder' && (off || OFF.test(text))) return -1;
  const { min, max } = rangeOf(setting);
  return readCount(ctx, input, { min: Math.max(min, 0), max });
}

function ruleSaid(
  ctx: TurnContext,
  rule: MoneyRule,
  input: Extract<Input, { kind: 'text' }>,
): number | undefined {
  const text = input.text.trim();
  const { kind, min, max } = RULES[rule];
  if (kind === 'switch') {
    if (NONE.test(text) || saidNo(input)) return 0;
    return HAVE.test(text) || saidYes(input) ? 1 : undefined;
  }
  if (min === 0 && NONE.test(text)) return 0;
  if (kind === 'days') return readCount(ctx, input, { min, max });
  const amount = readMoney(ctx, input);
  return amount === undefined ? undefined : Number(amount);
}

function onOrOff(text: string, input: Input): 0 | 1 | undefined {
  if (OFF.test(text) || saidNo(input)) return 0;
  return ON.test(text) || saidYes(input) ? 1 : undefined;
}
