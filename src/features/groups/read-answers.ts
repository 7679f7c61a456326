import type { Input } from '../../conversation/flow/input.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { BEFORE_LISTED, BEFORE_NUMBER } from './typed-words.ts';

/** A whole number from a button or typed, in digits or words; undefined outside the range. */
export function readCount(
  ctx: TurnContext,
  input: Input,
  range: { min: number; max: number },
): number | undefined {
  const text = textOf(input);
  if (text === undefined) return undefined;
  const bare = asciiDigits(text.trim()).replace(BEFORE_NUMBER, '');
  const count = /^\d{1,3}$/.test(bare) ? Number(bare) : countSaid(ctx, bare);
  return count !== undefined && count >= range.min && count <= range.max ? count : undefined;
}

/** A number in words; สิบสี่ครึ่ง or สักห้า are none. */
function countSaid(ctx: TurnContext, text: string): number | undefined {
  return ctx.interpreter.amount(text).kind === 'refused' ? undefined : ctx.interpreter.count(text);
}

/** Satang from a button (a decimal string) or typed as people write money. */
export function readMoney(ctx: TurnContext, input: Input): bigint | undefined {
  if (input.kind === 'choice')
    return /^\d{1,15}$/.test(input.value) ? BigInt(input.value) : undefined;
  if (input.kind !== 'text') return undefined;
  const amount = ctx.interpreter.amount(input.text);
  return amount.kind === 'amount' ? amount.satang : undefined;
}

/** One of a numbered list: its button (the value itself), its number in the list, or its code. */
export function readListed(input: Input, values: readonly string[]): string | undefined {
  const text = textOf(input)?.trim();
  if (text === undefined) return undefined;
  const bare = asciiDigits(text).replace(BEFORE_LISTED, '');
  if (values.includes(bare)) return bare;
  return /^\d{1,2}$/.test(bare) ? values[Number(bare) - 1] : undefined;
}

export function textOf(input: Input): string | undefined {
  if (input.kind === 'choice') return input.value;
  return input.kind === 'text' ? input.text : undefined;
}
