import { z } from 'zod';
import { actionSchema } from './actions.ts';
import { contentUri } from './checks.ts';
import * as v from './flex-values.ts';

const FLEX_LABEL_GRAPHEMES = 40;
const action = actionSchema({ label: FLEX_LABEL_GRAPHEMES, labelRequired: false, strict: true });
const buttonAction = actionSchema({
  label: FLEX_LABEL_GRAPHEMES,
  labelRequired: true,
  strict: true,
});

const NON_EMPTY = 'must be non-empty text';

const fontProperties = {
  size: v.textSize.optional(),
  color: v.color.optional(),
  weight: v.weight.optional(),
  style: v.fontStyle.optional(),
  decoration: v.decoration.optional(),
};

const span = z.strictObject({
  type: z.literal('span'),
  text: z.string().min(1, NON_EMPTY),
  ...fontProperties,
});

/** `text` is needed unless spans carry it. */
const textComponent = z
  .strictObject({
    type: z.literal('text'),
    text: z.string().optional(),
    contents: z.array(span).min(1).optional(),
    flex: v.share.optional(),
    align: v.horizontal.optional(),
    gravity: v.vertical.optional(),
    wrap: z.boolean().optional(),
    lineSpacing: v.lineSpacing.optional(),
    action: action.optional(),
    maxLines: v.share.optional(),
    adjustMode: z.literal('shrink-to-fit').optional(),
    scaling: z.boolean().optional(),
    ...fontProperties,
    ...v.placed,
  })
  .check((ctx) => {
    if (ctx.value.contents === undefined && !ctx.value.text) {
      const params = { line: NON_EMPTY };
      ctx.issues.push({ code: 'custom', input: ctx.value.text, path: ['text'], params });
    }
  });

const button = z.strictObject({
  type: z.literal('button'),
  action: buttonAction,
  flex: v.share.optional(),
  color: v.color.optional(),
  style: z.enum(['primary', 'secondary', 'link']).optional(),
  gravity: v.vertical.optional(),
  height: z.enum(['sm', 'md']).optional(),
  adjustMode: z.literal('shrink-to-fit').optional(),
  scaling: z.boolean().optional(),
  ...v.placed,
});

const image = z.strictObject({
  type: z.literal('image'),
  url: contentUri,
  flex: v.share.optional(),
  align: v.horizontal.optional(),
  gravity: v.vertical.optional(),
  size: v.imageSize.optional(),
  aspectRatio: v.aspectRatio.optional(),
  aspectMode: z.enum(['fit', 'cover']).optional(),
  backgroundColor: v.color.optional(),
  action: action.optional(),
  animated: z.boolean().optional(),
  ...v.placed,
});

const icon = z.strictObject({
  type: z.literal('icon'),
  url: contentUri,
  size: v.textSize.optional(),
  aspectRatio: v.aspectRatio.optional(),
  scaling: z.boolean().optional(),
  ...v.placed,
});

const separator = z.strictObject({
  type: z.literal('separator'),
  margin: v.spacing.optional(),
  color: v.color.optional(),
});

const filler = z.strictObject({ type: z.literal('filler'), flex: v.share.optional() });

const background = z.strictObject({
  type: z.literal('linearGradient'),
  angle: v.angle,
  startColor: v.color,
  endColor: v.color,
  centerColor: v.color.optional(),
  centerPosition: v.percent.optional(),
});

const BASELINE_KINDS = new Set(['icon', 'text', 'filler']);

/** A baseline box holds icons, texts and fillers; icons stand in baseline boxes only. */
function misplaced(layout: string, type: string): boolean {
  return layout === 'baseline' ? !BASELINE_KINDS.has(type) : type === 'icon';
}

export const box = z
  .strictObject({
    type: z.literal('box'),
    layout: z.enum(['horizontal', 'vertical', 'baseline']),
    get contents(): z.ZodType<{ type: string }[]> {
      return z.array(component);
    },
    flex: v.share.optional(),
    spacing: v.spacing.optional(),
    backgroundColor: v.color.optional(),
    borderColor: v.color.optional(),
    borderWidth: v.borderWidth.optional(),
    cornerRadius: v.cornerRadius.optional(),
    width: v.length.optional(),
    maxWidth: v.length.optional(),
    height: v.length.optional(),
    maxHeight: v.length.optional(),
    paddingAll: v.padding.optional(),
    paddingTop: v.padding.optional(),
    paddingBottom: v.padding.optional(),
    paddingStart: v.padding.optional(),
    paddingEnd: v.padding.optional(),
    action: action.optional(),
    justifyContent: z
      .enum(['flex-start', 'center', 'flex-end', 'space-between', 'space-around', 'space-evenly'])
      .optional(),
    alignItems: z.enum(['flex-start', 'center', 'flex-end']).optional(),
    background: background.optional(),
    ...v.placed,
  })
  .check((ctx) => {
    ctx.value.contents.forEach((child, index) => {
      if (!misplaced(ctx.value.layout, child.type)) return;
      ctx.issues.push({ code: 'custom', input: child, path: ['contents', index] });
    });
  });

const component: z.ZodType<{ type: string }> = z.discriminatedUnion('type', [
  box,
  textComponent,
  button,
  image,
  icon,
  separator,
  filler,
]);

const video = z.strictObject({
  type: z.literal('video'),
  url: contentUri,
  previewUrl: contentUri,
  altContent: z.discriminatedUnion('type', [box, image]),
  aspectRatio: v.aspectRatio.optional(),
  action: action.optional(),
});

export const hero = z.discriminatedUnion('type', [box, image, video]);
export const containerAction = action;
