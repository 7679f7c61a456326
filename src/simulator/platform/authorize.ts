import type { ChannelTokens } from '../state/channel-tokens.ts';
import { refuse, type Answer } from './answer.ts';

const FAILED = 'Authentication failed due to the following reason: ';
const CONFIRM = 'Confirm that the access token in the authorization header is valid.';

/** Null when the bearer token is good, else LINE's 401. */
export function unauthorized(
  tokens: ChannelTokens,
  header: string | undefined,
  now: number,
): Answer | null {
  const bearer = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (bearer === undefined) return refuse(401, `${FAILED}missing bearer token. ${CONFIRM}`);
  const check = tokens.check(bearer, now);
  if (check === 'valid') return null;
  const reason = check === 'expired' ? 'access token expired' : 'invalid token';
  return refuse(401, `${FAILED}${reason}. ${CONFIRM}`);
}
