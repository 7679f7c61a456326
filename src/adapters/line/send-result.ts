import { HTTPFetchError } from '@line/bot-sdk';
import type { SendResult } from '../../ports/messenger.ts';

/** LINE's own words (Messaging API reference, error messages); there are no codes to tell these apart. */
const INVALID_REPLY_TOKEN = /invalid reply token/i;
const MONTHLY_LIMIT = /monthly limit/i;
const ACCEPTED_BEFORE = 'x-line-accepted-request-id';
const DETAIL_LENGTH = 200;

export function accepted(headers: Headers): SendResult {
  return { kind: 'accepted', requestId: headers.get('x-line-request-id') ?? '', repeated: false };
}

/** What a failed send means. Anything that does not prove a refusal is ambiguous. */
export function failed(error: unknown): SendResult {
  if (!(error instanceof HTTPFetchError)) return { kind: 'ambiguous', detail: nameOf(error) };
  const { status, headers } = error;
  const detail = detailOf(error.body);
  if (status === 409) return conflict(headers, detail);
  if (status === 429)
    return MONTHLY_LIMIT.test(detail) ? { kind: 'quota-exhausted' } : { kind: 'rate-limited' };
  if (status === 400 && INVALID_REPLY_TOKEN.test(detail)) return { kind: 'invalid-reply-token' };
  // 408: the request may have arrived whole.
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'refused', status, detail };
  return { kind: 'ambiguous', detail: `status ${status}` };
}

function conflict(headers: Headers, detail: string): SendResult {
  const requestId = headers.get(ACCEPTED_BEFORE);
  return requestId === null
    ? { kind: 'refused', status: 409, detail }
    : { kind: 'accepted', requestId, repeated: true };
}

/** LINE's message and the places it complains about; never the values there. */
function detailOf(body: string): string {
  const parsed = parseBody(body);
  const places = (parsed.details ?? []).map((one) => one.property ?? '').filter(Boolean);
  return [parsed.message ?? '', ...places].join(' ').trim().slice(0, DETAIL_LENGTH);
}

interface ErrorBody {
  message?: string;
  details?: { property?: string }[];
}

function parseBody(body: string): ErrorBody {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return {};
    const { message, details } = parsed as Record<string, unknown>;
    return {
      ...(typeof message === 'string' ? { message } : {}),
      ...(Array.isArray(details) ? { details: details.filter(isDetail) } : {}),
    };
  } catch {
    return {}; // a proxy's page, say: the status alone decides
  }
}

function isDetail(value: unknown): value is { property?: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'property' in value &&
    typeof value.property === 'string'
  );
}

/** Kind of failure and the system's code, without addresses or contents. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' && code !== '' ? `${error.name} ${code}` : error.name;
}
