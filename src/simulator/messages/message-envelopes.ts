import { z } from 'zod';
import { MAX_ALT_TEXT_UNITS, MAX_QUICK_REPLIES, MAX_TEXT_UNITS } from '../limits.ts';
import { actionSchema } from './actions.ts';
import { contentUri, graphemes, list, text } from './checks.ts';

const LABEL_GRAPHEMES = 20;
const MAX_EMOJIS = 20;
const MAX_SUBSTITUTIONS = 100;
const MAX_IMAGEMAP_ACTIONS = 50;
const IMAGEMAP_WIDTH = 1040;
const MAX_PLACE_CHARS = 100;

const quickReply = z.looseObject({
  items: list(
    z.looseObject({
      type: z.literal('action').optional(),
      imageUrl: contentUri.optional(),
      action: actionSchema({ label: LABEL_GRAPHEMES, labelRequired: true, quickReply: true }),
    }),
    1,
    MAX_QUICK_REPLIES,
  ),
});

const sender = z.looseObject({
  name: graphemes(20)
    .refine((name) => name.toUpperCase() !== 'LINE')
    .optional(),
  iconUrl: contentUri.optional(),
});

const common = { quickReply: quickReply.optional(), sender: sender.optional() };
const quoteToken = z.string().min(1).optional();
const altText = text(MAX_ALT_TEXT_UNITS);

const emoji = z.looseObject({
  index: z.number().int().min(0),
  productId: z.string().min(1),
  emojiId: z.string().min(1),
});

const textMessage = z.looseObject({
  type: z.literal('text'),
  text: text(MAX_TEXT_UNITS),
  emojis: z.array(emoji).max(MAX_EMOJIS, `Size must be between 0 and ${MAX_EMOJIS}`).optional(),
  quoteToken,
  ...common,
});

const textV2 = z.looseObject({
  type: z.literal('textV2'),
  text: text(MAX_TEXT_UNITS),
  substitution: z
    .record(z.string().regex(/^[A-Za-z0-9_]{1,20}$/), z.looseObject({ type: z.string() }))
    .refine((keys) => Object.keys(keys).length <= MAX_SUBSTITUTIONS)
    .optional(),
  quoteToken,
  ...common,
});

const pictureOrVideo = { originalContentUrl: contentUri, previewImageUrl: contentUri };
const image = z.looseObject({ type: z.literal('image'), ...pictureOrVideo, ...common });
const video = z.looseObject({
  type: z.literal('video'),
  ...pictureOrVideo,
  trackingId: text(100).optional(),
  ...common,
});
const audio = z.looseObject({
  type: z.literal('audio'),
  originalContentUrl: contentUri,
  duration: z.number().int().min(1),
  ...common,
});
const location = z.looseObject({
  type: z.literal('location'),
  title: text(MAX_PLACE_CHARS),
  address: text(MAX_PLACE_CHARS),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  ...common,
});
const sticker = z.looseObject({
  type: z.literal('sticker'),
  packageId: z.string().min(1),
  stickerId: z.string().min(1),
  quoteToken,
  ...common,
});
const imagemap = z.looseObject({
  type: z.literal('imagemap'),
  baseUrl: contentUri,
  altText,
  baseSize: z.looseObject({ width: z.literal(IMAGEMAP_WIDTH), height: z.number().int().min(1) }),
  actions: z
    .array(z.looseObject({ type: z.enum(['uri', 'message', 'clipboard']) }))
    .max(MAX_IMAGEMAP_ACTIONS),
  ...common,
});
const coupon = z.looseObject({ type: z.literal('coupon'), couponId: z.string().min(1), ...common });

/** The inside of these two is checked on its own: LINE words its faults differently. */
const template = z.looseObject({
  type: z.literal('template'),
  altText,
  template: z.looseObject({}),
  ...common,
});
const flex = z.looseObject({
  type: z.literal('flex'),
  altText,
  contents: z.looseObject({}),
  ...common,
});

/** A message object, except what is inside `template.template` and `flex.contents`. */
export const messageEnvelope = z.discriminatedUnion('type', [
  textMessage,
  textV2,
  image,
  video,
  audio,
  location,
  sticker,
  imagemap,
  coupon,
  template,
  flex,
]);
