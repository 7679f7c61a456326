import { z } from 'zod';
import { MAX_CONTENT_URI_UNITS } from '../limits.ts';
import { fitsGraphemes } from './text-length.ts';
import { contentUriFault, type UriFault } from './uri.ts';

/** A text of 1 to `max` UTF-16 units. (zod's own `max` counts code points: an emoji as one.) */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .refine((value) => value.length <= max, { params: { max } });

/** A text of 1 to `max` grapheme clusters. */
export const graphemes = (max: number) =>
  z
    .string()
    .min(1)
    .refine((value) => fitsGraphemes(value, max), { params: { max } });

/** An address that `faultOf` finds nothing wrong with, of at most `max` UTF-16 units. */
export const uri = (max: number, faultOf: (value: string) => UriFault | null) =>
  text(max).check((ctx) => {
    const fault = faultOf(ctx.value);
    if (fault !== null) {
      ctx.issues.push({ code: 'custom', input: ctx.value, params: { line: fault } });
    }
  });

export const contentUri = uri(MAX_CONTENT_URI_UNITS, contentUriFault);

/** A list of `min` to `max`; its size fault is said in LINE's words. */
export const list = (item: z.ZodType, min: number, max: number) => {
  const error = `Size must be between ${min} and ${max}`;
  return z.array(item).min(min, { error }).max(max, { error });
};
