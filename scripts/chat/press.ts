import type { ActionAnswer, LineMessage } from '../../src/simulator/sim-api.ts';
import { textOf, type ShownButton } from './read-flex.ts';
import { SandboxError, type SimClient } from './sim-client.ts';

/** A picture of one pixel: enough for a bot that looks at the bytes only to keep them. */
export const SAMPLE_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const PICKED = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
} as const;
const EXAMPLE = { date: '2026-12-05', time: '09:00', datetime: '2026-12-05T09:00' } as const;

export type Pressed =
  | { kind: 'sent'; answer: ActionAnswer }
  /** Nothing went to the bot; what a phone would have done instead. */
  | { kind: 'only'; says: string };

/**
 * Does what a tap on a button does.
 * @param picked what a date picker gives: `2026-12-05`, `09:00` or `2026-12-05T09:00`
 * @throws SandboxError when a date picker is pressed without a date, or with another form of it
 */
export async function press(
  client: SimClient,
  userId: string,
  { action, label }: ShownButton,
  picked: string | undefined,
): Promise<Pressed> {
  const sent = async (work: Promise<ActionAnswer>): Promise<Pressed> => ({
    kind: 'sent',
    answer: await work,
  });
  const data = textOf(action['data']);
  switch (action.type) {
    case 'message':
      return sent(client.text(userId, textOf(action['text'])));
    case 'postback': {
      const displayText = textOf(action['displayText']);
      return sent(client.postback(userId, { data, ...(displayText && { displayText }) }));
    }
    case 'datetimepicker':
      return sent(client.postback(userId, { data, params: pickedOf(action, picked) }));
    case 'richmenuswitch':
      return sent(client.switchMenu(userId, textOf(action['richMenuAliasId']), data));
    case 'camera':
    case 'cameraRoll':
      return sent(client.picture(userId, SAMPLE_PICTURE, 'image/png'));
    case 'uri':
      return { kind: 'only', says: `opens ${textOf(action['uri'])}` };
    case 'clipboard':
      return { kind: 'only', says: `copies ${textOf(action['clipboardText'])}` };
    default:
      return { kind: 'only', says: `${label}: a terminal cannot do ${action.type}` };
  }
}

function pickedOf(action: LineMessage, picked: string | undefined): Record<string, string> {
  const mode = textOf(action['mode']) as keyof typeof PICKED;
  if (picked !== undefined && PICKED[mode].test(picked)) return { [mode]: picked };
  throw new SandboxError(`a ${mode} is picked here; add it, such as /1 ${EXAMPLE[mode]}`);
}
