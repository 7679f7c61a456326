import { contentUriFault } from '../messages/uri.ts';
import type { PostOutcome } from '../webhook/post.ts';
import type { Webhooks } from '../webhook/webhooks.ts';
import { bodyFault, ok, type Answer } from './answer.ts';
import { PER_HOUR, PER_MINUTE, type Call, type Endpoint } from './call.ts';

const MAX_URL_UNITS = 500;
const path = '/v2/bot/channel/webhook';

/** The endpoint in the body, or LINE's refusal (https; loopback http is allowed here). */
function endpointOf(body: Record<string, unknown>): string | Answer {
  const { endpoint } = body;
  if (typeof endpoint !== 'string' || endpoint === '') {
    return bodyFault('endpoint', 'May not be empty');
  }
  if (endpoint.length > MAX_URL_UNITS) {
    return bodyFault('endpoint', `Size must be between 0 and ${MAX_URL_UNITS}`);
  }
  return contentUriFault(endpoint) === null
    ? endpoint
    : bodyFault('endpoint', 'Invalid webhook endpoint URL');
}

function set({ world, body }: Call): Answer {
  const endpoint = endpointOf(body);
  if (typeof endpoint !== 'string') return endpoint;
  world.webhookUrl = endpoint;
  return ok();
}

function reasonOf(posted: PostOutcome): { statusCode: number; reason: string; detail: string } {
  if (posted.kind === 'timeout') {
    return { statusCode: 0, reason: 'REQUEST_TIMEOUT', detail: 'Request timeout' };
  }
  if (posted.kind === 'unreachable') {
    return { statusCode: 0, reason: 'COULD_NOT_CONNECT', detail: posted.detail };
  }
  const { status } = posted;
  const reason = status === 200 ? 'OK' : 'ERROR_STATUS_CODE';
  return { statusCode: status, reason, detail: String(status) };
}

/** The webhook address: read it, set it, let LINE try it. */
export function webhookEndpoints(webhooks: Webhooks): Endpoint[] {
  const test = async ({ world, body }: Call): Promise<Answer> => {
    const given = body['endpoint'] === undefined ? world.webhookUrl : endpointOf(body);
    if (typeof given !== 'string') return given;
    const posted = await webhooks.probe(given);
    const outcome = reasonOf(posted);
    const timestamp = new Date(world.now()).toISOString();
    return ok({ success: outcome.reason === 'OK', timestamp, ...outcome });
  };
  const rate = { max: 1_000, perMs: PER_MINUTE };
  return [
    {
      name: 'get-webhook-endpoint',
      method: 'GET',
      path: `${path}/endpoint`,
      handle: ({ world }) => ok({ endpoint: world.webhookUrl, active: true }),
      rate,
    },
    {
      name: 'set-webhook-endpoint',
      method: 'PUT',
      path: `${path}/endpoint`,
      body: 'json',
      handle: set,
      rate,
    },
    {
      name: 'test-webhook-endpoint',
      method: 'POST',
      path: `${path}/test`,
      body: 'optional',
      handle: test,
      rate: { max: 60, perMs: PER_HOUR },
    },
  ];
}
