import { ok, refuse, type Answer } from './answer.ts';
import { PER_SECOND, textOf, type Call, type Endpoint } from './call.ts';

const SHORT_LIVED_MS = 30 * 24 * 3_600_000;
const STATELESS_MS = 15 * 60_000;
const CLIENT_ID = '1234567890';
const SCOPE = 'P CM';

type Kind = 'short-lived' | 'jwt' | 'stateless';

/** What proves that the caller owns the channel: its secret, or (unchecked here) a signed JWT. */
function proven({ world, body }: Call): boolean {
  if (body['client_assertion'] !== undefined) return body['client_assertion'] !== '';
  return body['client_secret'] === world.options.channelSecret;
}

function issue(kind: Kind) {
  return (call: Call): Answer => {
    const { world, body } = call;
    if (body['grant_type'] !== 'client_credentials') {
      return { status: 400, body: { error: 'invalid_request', error_description: 'grant_type' } };
    }
    if (!proven(call)) {
      return {
        status: 400,
        body: { error: 'invalid_client', error_description: 'invalid client' },
      };
    }
    const lifeMs = kind === 'stateless' ? STATELESS_MS : SHORT_LIVED_MS;
    const keyId = kind === 'jwt' ? `key-${call.requestId}` : null;
    const token = world.tokens.issue(world.now(), lifeMs, keyId);
    const issued = { access_token: token, expires_in: lifeMs / 1000, token_type: 'Bearer' };
    return ok(keyId === null ? issued : { ...issued, key_id: keyId });
  };
}

function verify(call: Call): Answer {
  const { world, body, query } = call;
  const token = query.get('access_token') ?? textOf(body, 'access_token');
  const remaining = world.tokens.remaining(token, world.now());
  if (remaining === null) {
    const error_description = 'access token expired';
    return { status: 400, body: { error: 'invalid_request', error_description } };
  }
  return ok({ client_id: CLIENT_ID, expires_in: remaining, scope: SCOPE });
}

function revoke({ world, body }: Call): Answer {
  world.tokens.revoke(textOf(body, 'access_token'));
  return ok();
}

const open = { open: true, body: 'form' } as const;

/** Channel access tokens of every kind, to the degree a bot needs them. */
export const tokenEndpoints: Endpoint[] = [
  {
    name: 'issue-token',
    method: 'POST',
    path: '/v2/oauth/accessToken',
    handle: issue('short-lived'),
    rate: { max: 370, perMs: PER_SECOND },
    ...open,
  },
  {
    name: 'issue-jwt-token',
    method: 'POST',
    path: '/oauth2/v2.1/token',
    handle: issue('jwt'),
    ...open,
  },
  {
    name: 'issue-stateless-token',
    method: 'POST',
    path: '/oauth2/v3/token',
    handle: issue('stateless'),
    ...open,
  },
  { name: 'verify-token', method: 'POST', path: '/v2/oauth/verify', handle: verify, ...open },
  {
    name: 'verify-jwt-token',
    method: 'GET',
    path: '/oauth2/v2.1/verify',
    handle: verify,
    open: true,
  },
  { name: 'revoke-token', method: 'POST', path: '/v2/oauth/revoke', handle: revoke, ...open },
  {
    name: 'revoke-jwt-token',
    method: 'POST',
    path: '/oauth2/v2.1/revoke',
    handle: revoke,
    ...open,
  },
  {
    name: 'token-key-ids',
    method: 'GET',
    path: '/oauth2/v2.1/tokens/kid',
    handle: ({ world, query }) =>
      query.has('client_assertion')
        ? ok({ kids: world.tokens.keyIds(world.now()) })
        : refuse(400, 'client_assertion is required'),
    open: true,
  },
];
