import { z } from 'zod';

/** Values of Flex properties (reference: Flex Message, layout and style properties). */

const pattern = (words: string, ...units: string[]) => {
  const measured = units.map((unit) => `\\d+(\\.\\d+)?${unit}`);
  return z.string().regex(new RegExp(`^(${[words, ...measured].filter(Boolean).join('|')})$`));
};

const STEPS = 'xs|sm|md|lg|xl|xxl';
const TEXT_STEPS = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl';

export const color = z.string().regex(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/);
export const spacing = pattern(`none|${STEPS}`, 'px');
export const padding = pattern(`none|${STEPS}`, 'px', '%');
export const offset = z.string().regex(new RegExp(`^(none|${STEPS}|-?\\d+(\\.\\d+)?(px|%))$`));
export const length = pattern('', 'px', '%');
export const textSize = pattern(TEXT_STEPS, 'px');
export const imageSize = pattern(`${TEXT_STEPS}|full`, 'px', '%');
export const borderWidth = pattern('none|light|normal|medium|semi-bold|bold', 'px');
export const cornerRadius = pattern(`none|${STEPS}`, 'px');
export const lineSpacing = pattern('', 'px');
export const share = z.number().int().min(0);
export const horizontal = z.enum(['start', 'center', 'end']);
export const vertical = z.enum(['top', 'center', 'bottom']);
export const weight = z.enum(['regular', 'bold']);
export const fontStyle = z.enum(['normal', 'italic']);
export const decoration = z.enum(['none', 'underline', 'line-through']);
export const percent = z.string().regex(/^\d+(\.\d+)?%$/);
export const angle = z.string().regex(/^\d+(\.\d+)?deg$/);

const MAX_RATIO_SIDE = 100_000;
const MAX_TALLNESS = 3;

/** `width:height`, each 1 to 100,000, the height at most three times the width. */
export const aspectRatio = z.string().refine((value) => {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  const [w, h] = [Number(width), Number(height)];
  return w >= 1 && h >= 1 && w <= MAX_RATIO_SIDE && h <= MAX_RATIO_SIDE && h <= w * MAX_TALLNESS;
});

/** Where a component stands relative to its box. */
export const placed = {
  margin: spacing.optional(),
  position: z.enum(['relative', 'absolute']).optional(),
  offsetTop: offset.optional(),
  offsetBottom: offset.optional(),
  offsetStart: offset.optional(),
  offsetEnd: offset.optional(),
};
