import { z } from 'zod';
import { actionSchema } from './actions.ts';
import { contentUri, graphemes, list } from './checks.ts';

const LABEL_GRAPHEMES = 20;
const IMAGE_CAROUSEL_LABEL_GRAPHEMES = 12;
const TITLE_GRAPHEMES = 40;
const LONG_TEXT = 160;
const COLUMN_TEXT = 120;
const TEXT_WITH_PICTURE = 60;
const CONFIRM_TEXT = 240;
const MAX_COLUMNS = 10;

const action = actionSchema({ label: LABEL_GRAPHEMES, labelRequired: true });
const silentAction = actionSchema({ label: LABEL_GRAPHEMES, labelRequired: false });
const pictureAction = actionSchema({ label: IMAGE_CAROUSEL_LABEL_GRAPHEMES, labelRequired: false });

const pictures = {
  imageAspectRatio: z.enum(['rectangle', 'square']).optional(),
  imageSize: z.enum(['cover', 'contain']).optional(),
};
const card = (textMax: number, maxActions: number) => ({
  thumbnailImageUrl: contentUri.optional(),
  imageBackgroundColor: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
  title: graphemes(TITLE_GRAPHEMES).optional(),
  text: graphemes(textMax),
  defaultAction: silentAction.optional(),
  actions: list(action, 1, maxActions),
});

/** Beside a picture or a title there is less room for text. */
const roomForText = (ctx: z.core.ParsePayload<Card>) => {
  const { text, title, thumbnailImageUrl } = ctx.value;
  if (title === undefined && thumbnailImageUrl === undefined) return;
  const fits = graphemes(TEXT_WITH_PICTURE).safeParse(text);
  if (fits.success) return;
  const params = { max: TEXT_WITH_PICTURE };
  ctx.issues.push({ code: 'custom', input: text, path: ['text'], params });
};
interface Card {
  text: string;
  title?: string | undefined;
  thumbnailImageUrl?: string | undefined;
  actions: unknown[];
}

const buttons = z
  .looseObject({ type: z.literal('buttons'), ...pictures, ...card(LONG_TEXT, 4) })
  .check(roomForText);

const confirm = z.looseObject({
  type: z.literal('confirm'),
  text: graphemes(CONFIRM_TEXT),
  actions: list(action, 2, 2),
});

const column = z.looseObject(card(COLUMN_TEXT, 3)).check(roomForText);

const carousel = z
  .looseObject({ type: z.literal('carousel'), columns: list(column, 1, MAX_COLUMNS), ...pictures })
  .check((ctx) => {
    const columns = ctx.value.columns as Card[];
    const uneven = columns.findIndex((one) => one.actions.length !== columns[0]?.actions.length);
    if (uneven === -1) return;
    ctx.issues.push({ code: 'custom', input: columns, path: ['columns', uneven, 'actions'] });
  });

const imageCarousel = z.looseObject({
  type: z.literal('image_carousel'),
  columns: list(z.looseObject({ imageUrl: contentUri, action: pictureAction }), 1, MAX_COLUMNS),
});

export const template = z.discriminatedUnion('type', [buttons, confirm, carousel, imageCarousel]);
