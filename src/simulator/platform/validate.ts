import { messagesFault } from '../messages/check-messages.ts';
import { badRequest, ok } from './answer.ts';
import type { Call, Endpoint } from './call.ts';
import { withoutRetryKey } from './retry-key.ts';

const kinds = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'];

const validate = withoutRetryKey((call: Call) => {
  const fault = messagesFault(call.body['messages']);
  return fault === null ? ok() : badRequest(fault);
});

/** LINE's validation endpoints: `messages` only, nothing is sent. */
export const validateEndpoints: Endpoint[] = kinds.map((kind) => ({
  name: `validate-${kind}`,
  method: 'POST',
  path: `/v2/bot/message/validate/${kind}`,
  handle: validate,
}));
