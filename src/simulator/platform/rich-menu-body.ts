import { z } from 'zod';
import { MAX_RICH_MENU_AREAS } from '../limits.ts';
import { actionSchema } from '../messages/actions.ts';
import { graphemes, text } from '../messages/checks.ts';
import { bodyError, type LineError } from '../messages/line-errors.ts';

const LABEL_GRAPHEMES = 20;
const CHAT_BAR_GRAPHEMES = 14;
const MAX_NAME_UNITS = 300;
const MIN_RATIO = 1.45;

const sides = z.number().int().min(0);

const area = z.looseObject({
  bounds: z.looseObject({ x: sides, y: sides, width: sides, height: sides }),
  action: actionSchema({ label: LABEL_GRAPHEMES, labelRequired: false, richMenu: true }),
});

const richMenu = z.looseObject({
  size: z
    .looseObject({
      width: z.number().int().min(800).max(2500),
      height: z.number().int().min(250),
    })
    .refine(({ width, height }) => width / height >= MIN_RATIO, {
      params: { line: 'The ratio of width to height must be at least 1.45' },
    }),
  selected: z.boolean(),
  name: text(MAX_NAME_UNITS),
  chatBarText: graphemes(CHAT_BAR_GRAPHEMES),
  areas: z
    .array(area)
    .max(MAX_RICH_MENU_AREAS, `Size must be between 0 and ${MAX_RICH_MENU_AREAS}`),
});

/** What LINE would say against a rich menu object, or null. */
export function richMenuFault(body: unknown): LineError | null {
  const checked = richMenu.safeParse(body);
  return checked.success ? null : bodyError(checked.error.issues);
}
