import { z } from 'zod';
import { MAX_ACTION_TEXT_UNITS, MAX_ACTION_URI_UNITS, MAX_POSTBACK_UNITS } from '../limits.ts';
import { graphemes, text, uri } from './checks.ts';
import { actionUriFault } from './uri.ts';

const MAX_CLIPBOARD_UNITS = 1000;
const MAX_ALIAS_UNITS = 32;

/** An action's limits differ by where it stands. */
export interface ActionPlace {
  /** Longest label in grapheme clusters. */
  label: number;
  labelRequired: boolean;
  /** Camera, camera roll and location buttons exist in quick replies only. */
  quickReply?: boolean;
  /** Menu switches exist in rich menus only. */
  richMenu?: boolean;
  /** Flex refuses properties it does not know; elsewhere LINE ignores them. */
  strict?: boolean;
}

type Shape = { type: z.ZodLiteral<string> } & Record<string, z.ZodType>;

const postback: Shape = {
  type: z.literal('postback'),
  data: text(MAX_POSTBACK_UNITS),
  displayText: graphemes(MAX_ACTION_TEXT_UNITS).optional(),
  text: graphemes(MAX_ACTION_TEXT_UNITS).optional(),
  inputOption: z.enum(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
  fillInText: graphemes(MAX_ACTION_TEXT_UNITS).optional(),
};

const message: Shape = { type: z.literal('message'), text: text(MAX_ACTION_TEXT_UNITS) };

const actionUri = uri(MAX_ACTION_URI_UNITS, actionUriFault);
const link: Shape = {
  type: z.literal('uri'),
  uri: actionUri,
  altUri: z.object({ desktop: actionUri }).optional(),
};

const clipboard: Shape = {
  type: z.literal('clipboard'),
  clipboardText: text(MAX_CLIPBOARD_UNITS),
};

const moment = z
  .string()
  .regex(/^((19|20)\d{2}|2100)-\d{2}-\d{2}([Tt][0-2]\d:[0-5]\d)?$|^[0-2]\d:[0-5]\d$/);
const picker: Shape = {
  type: z.literal('datetimepicker'),
  data: text(MAX_POSTBACK_UNITS),
  mode: z.enum(['date', 'time', 'datetime']),
  initial: moment.optional(),
  min: moment.optional(),
  max: moment.optional(),
};

const menuSwitch: Shape = {
  type: z.literal('richmenuswitch'),
  richMenuAliasId: text(MAX_ALIAS_UNITS),
  data: text(MAX_POSTBACK_UNITS),
};

const phone = ['camera', 'cameraRoll', 'location'].map((type): Shape => ({
  type: z.literal(type),
}));

const MOMENT_UNITS: Record<string, number> = { date: 10, time: 5, datetime: 16 };

/** What the fields of an action must agree on among themselves. */
function consistent(action: unknown): string | null {
  const { type, mode, initial, min, max } = action as Record<string, string | undefined>;
  const { displayText, text: shown, inputOption, fillInText } = action as Record<string, unknown>;
  if (type === 'postback' && displayText !== undefined && shown !== undefined) return 'text';
  if (type === 'postback' && fillInText !== undefined && inputOption !== 'openKeyboard') {
    return 'fillInText';
  }
  if (type !== 'datetimepicker') return null;
  const bounds = { initial, min, max };
  for (const [name, value] of Object.entries(bounds)) {
    if (value !== undefined && value.length !== MOMENT_UNITS[mode ?? '']) return name;
  }
  return min !== undefined && max !== undefined && min >= max ? 'max' : null;
}

/** The schema of an action object for one place. */
export function actionSchema(place: ActionPlace): z.ZodType {
  const label = graphemes(place.label);
  const shapes = [postback, message, link, clipboard, picker];
  if (place.richMenu) shapes.push(menuSwitch);
  if (place.quickReply) shapes.push(...phone);
  const options = shapes.map((shape) => {
    const whole = { label: place.labelRequired ? label : label.optional(), ...shape };
    return place.strict ? z.strictObject(whole) : z.looseObject(whole);
  });
  const [first, ...others] = options;
  if (first === undefined) throw new Error('an action has at least one kind');
  return z.discriminatedUnion('type', [first, ...others]).check((ctx) => {
    const wrong = consistent(ctx.value);
    if (wrong !== null) ctx.issues.push({ code: 'custom', input: ctx.value, path: [wrong] });
  });
}
