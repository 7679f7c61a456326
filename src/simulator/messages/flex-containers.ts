import { z } from 'zod';
import { MAX_BUBBLES, MAX_BUBBLE_BYTES, MAX_CAROUSEL_BYTES } from '../limits.ts';
import { list } from './checks.ts';
import { box, containerAction, hero } from './flex-components.ts';
import { color } from './flex-values.ts';

const blockStyle = z
  .strictObject({
    backgroundColor: color.optional(),
    separator: z.boolean().optional(),
    separatorColor: color.optional(),
  })
  .optional();

const VIDEO_SIZES = new Set(['kilo', 'mega', 'giga', undefined]);

const bubble = z
  .strictObject({
    type: z.literal('bubble'),
    size: z.enum(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
    direction: z.enum(['ltr', 'rtl']).optional(),
    header: box.optional(),
    hero: hero.optional(),
    body: box.optional(),
    footer: box.optional(),
    styles: z
      .strictObject({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle })
      .optional(),
    action: containerAction.optional(),
  })
  .check((ctx) => {
    const { header, body, footer, size } = ctx.value;
    const top = ctx.value.hero;
    if (!header && !top && !body && !footer) {
      const params = { line: 'At least one block must be specified' };
      ctx.issues.push({ code: 'custom', input: ctx.value, params });
    }
    if (top?.type === 'video' && !VIDEO_SIZES.has(size)) {
      ctx.issues.push({ code: 'custom', input: top, path: ['hero'] });
    }
  });

const carousel = z
  .strictObject({ type: z.literal('carousel'), contents: list(bubble, 1, MAX_BUBBLES) })
  .check((ctx) => {
    const bubbles = ctx.value.contents as z.infer<typeof bubble>[];
    bubbles.forEach((one, index) => {
      const path = ['contents', index];
      if (one.size !== bubbles[0]?.size) {
        ctx.issues.push({ code: 'custom', input: one.size, path: [...path, 'size'] });
      }
      if (one.hero?.type === 'video') {
        ctx.issues.push({ code: 'custom', input: one.hero, path: [...path, 'hero'] });
      }
    });
  });

/** A Flex container; sizes in bytes are checked by {@link flexSizeFault}. */
export const flexContainer = z.discriminatedUnion('type', [bubble, carousel]);

interface SizeFault {
  message: string;
  path: (string | number)[];
}

/** LINE's limits on a container's JSON: 30 KB a bubble, 50 KB a carousel. */
export function flexSizeFault(container: unknown): SizeFault | null {
  const { type, contents } = container as { type?: string; contents?: unknown };
  if (type !== 'carousel') return tooLarge(container, MAX_BUBBLE_BYTES, []);
  const whole = tooLarge(container, MAX_CAROUSEL_BYTES, []);
  if (whole !== null || !Array.isArray(contents)) return whole;
  for (const [index, one] of contents.entries()) {
    const fault = tooLarge(one, MAX_BUBBLE_BYTES, ['contents', index]);
    if (fault !== null) return fault;
  }
  return null;
}

function tooLarge(part: unknown, maxBytes: number, path: (string | number)[]): SizeFault | null {
  if (Buffer.byteLength(JSON.stringify(part) ?? '') <= maxBytes) return null;
  const limit = `${maxBytes / 1024} KB`;
  return { message: `Too large flex message. The maximum size of JSON data is ${limit}`, path };
}
