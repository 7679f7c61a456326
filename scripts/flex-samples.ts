import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CardData } from '../src/conversation/view.ts';

/** Data of one template by case: `short`, `long`, `extreme` and whatever else its author adds. */
export type Samples = Record<string, CardData>;

export const REQUIRED_CASES = ['short', 'long', 'extreme'] as const;

/** `{"money": "12345"}` and `{"moneyWords": "12345"}` stand for satang: JSON has no bigint. */
function revive(key: string, value: unknown): unknown {
  return (key === 'money' || key === 'moneyWords') && typeof value === 'string'
    ? BigInt(value)
    : value;
}

/** The samples of `<dir>/samples/<template>.json`, or undefined when there are none. */
export function readSamples(templatesDir: string, template: string): Samples | undefined {
  const path = join(templatesDir, 'samples', `${template}.json`);
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8'), revive) as Samples;
}

export function namesIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .toSorted();
}
