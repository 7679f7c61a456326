import type { SentMessage } from '../state/retry-keys.ts';
import { refuse, type Answer } from './answer.ts';
import type { Call, Handler } from './call.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HEADER = 'x-line-retry-key';

/** Refuses the retry key where LINE does not support it (everything but the four sends). */
export function withoutRetryKey(handle: Handler): Handler {
  return (call) => {
    if (call.headers[HEADER] === undefined) return handle(call);
    return refuse(400, 'The retry key is not supported for this API');
  };
}

/**
 * Executes at most once per retry key and endpoint in 24 hours; a repetition is 409 with the accepted
 * request's id, and with its messages for a push.
 */
export function withRetryKey(endpoint: string, handle: Handler): Handler {
  return async (call) => {
    const key = call.headers[HEADER]?.toLowerCase();
    if (key === undefined) return handle(call);
    if (!UUID.test(key)) return refuse(400, 'The retry key is invalid');
    const { retryKeys } = call.world;
    const earlier = retryKeys.find(endpoint, key, call.world.now());
    if (earlier !== undefined) return alreadyAccepted(earlier);
    const answer = await handle(call);
    if (answer.status < 300) retryKeys.accept(endpoint, key, acceptedCall(call, answer));
    return answer;
  };
}

function acceptedCall(call: Call, answer: Answer) {
  const { sentMessages } = answer.body as { sentMessages?: SentMessage[] };
  const at = call.world.now();
  const accepted = { requestId: call.requestId, at };
  return sentMessages === undefined ? accepted : { ...accepted, sentMessages };
}

function alreadyAccepted(earlier: { requestId: string; sentMessages?: SentMessage[] }): Answer {
  const message = 'The retry key is already accepted';
  const { sentMessages } = earlier;
  return {
    status: 409,
    body: sentMessages === undefined ? { message } : { message, sentMessages },
    headers: { 'x-line-accepted-request-id': earlier.requestId },
  };
}
