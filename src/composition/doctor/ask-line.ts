import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import { within } from '../../adapters/line/within.ts';
import type { LineCredentials } from '../../config/env.ts';
import { fail, warn, type Finding } from './finding.ts';

const CALL_LIMIT_MS = 10_000;
const UNAUTHORIZED = 401;
const TOO_MANY = 429;

/** LINE's answer as it came, unproven; `date` is the clock of LINE's server (epoch ms). */
export type LineAnswer =
  | { kind: 'answer'; body: unknown; date: number | undefined }
  | { kind: 'refused'; status: number; date: number | undefined }
  | { kind: 'unreachable'; why: string };

interface Called {
  httpResponse: { headers: Headers };
  body: unknown;
}

export type AskLine = (call: (client: LineBotClient) => Promise<Called>) => Promise<LineAnswer>;

/** Calls LINE with a time limit; never rejects. */
export function lineAsker(line: LineCredentials, limitMs = CALL_LIMIT_MS): AskLine {
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: line.channelAccessToken,
    apiBaseURL: line.apiBaseUrl,
    dataApiBaseURL: line.dataApiBaseUrl,
  });
  return async (call) => {
    try {
      const { httpResponse, body } = await within(call(client), limitMs);
      return { kind: 'answer', body, date: dateOf(httpResponse.headers) };
    } catch (error) {
      if (error instanceof HTTPFetchError) {
        return { kind: 'refused', status: error.status, date: dateOf(error.headers) };
      }
      return { kind: 'unreachable', why: reasonOf(error) };
    }
  };
}

function dateOf(headers: Headers): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : date;
}

/** Kind and code of the failure: never an address with credentials. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof SyntaxError) return 'what answered is not LINE';
  const code = (error.cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : error.message;
}

/** The line for a call that brought no usable answer. */
export function lineTrouble(
  check: string,
  answer: LineAnswer,
  { apiBaseUrl }: LineCredentials,
): Finding {
  if (answer.kind === 'unreachable') {
    return fail(
      check,
      `${apiBaseUrl} cannot be reached (${answer.why})`,
      'Check the internet connection, DNS and proxy of this machine, and LINE_API_BASE_URL.',
    );
  }
  if (answer.kind === 'answer') {
    return fail(check, `${apiBaseUrl} answers, but not as LINE does`, 'Check LINE_API_BASE_URL.');
  }
  const { status } = answer;
  if (status === UNAUTHORIZED) {
    return fail(
      check,
      'LINE does not take LINE_CHANNEL_ACCESS_TOKEN',
      'Issue a channel access token in the LINE Developers Console (Messaging API tab) and set it.',
    );
  }
  if (status === TOO_MANY) {
    return warn(check, 'LINE asks to slow down (429)', 'Run this again in some minutes.');
  }
  return status >= 500
    ? fail(
        check,
        `LINE answered ${status}`,
        'Look at https://api.line-status.info, then try again.',
      )
    : fail(check, `LINE refuses (${status})`, 'Check that the channel is a Messaging API channel.');
}
