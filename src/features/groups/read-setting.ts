import type { Input } from '../../conversation/flow/input.ts';
import { saidNo, saidYes } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { readCount } from './read-answers.ts';
import { RANGES, type Setting } from './settings-data.ts';
import { NONE, OFF, ON } from './typed-words.ts';

/** A new value of a setting, by button or typed as people say it; undefined for anything else. */
export function readSetting(ctx: TurnContext, setting: Setting, input: Input): number | undefined {
  if (input.kind === 'choice') {
    const { min, max } = RANGES[setting];
    const value = /^-?\d{1,2}$/.test(input.value) ? Number(input.value) : undefined;
    return value !== undefined && value >= min && value <= max ? value : undefined;
  }
  if (input.kind !== 'text') return undefined;
  const text = input.text.trim();
  if (setting === 'receipts') return onOrOff(text, input);
  const off = NONE.test(text) && !/^[0๐]+$/.test(text);
  if (setting === 'reminder' && (off || OFF.test(text))) return -1;
  const { min, max } = RANGES[setting];
  return readCount(ctx, input, { min: Math.max(min, 0), max });
}

function onOrOff(text: string, input: Input): 0 | 1 | undefined {
  if (OFF.test(text) || saidNo(input)) return 0;
  return ON.test(text) || saidYes(input) ? 1 : undefined;
}
