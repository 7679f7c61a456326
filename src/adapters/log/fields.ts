/**
 * All that a log line may hold beside its event name. Nothing else is written, whatever is passed:
 * no text that people wrote, no name, no amount, no token. Ids of people and chats appear hashed.
 */
export interface LogFields {
  /** LINE user id or person id: hashed. */
  user?: string;
  /** Group chat or room id: hashed. */
  chat?: string;
  /** Savings group's own id. */
  group?: string;
  eventId?: string;
  /** `x-line-request-id` of a call. */
  requestId?: string;
  runId?: string;
  jobId?: string;
  outboxId?: string;
  campaignId?: string;
  flow?: string;
  step?: string;
  kind?: string;
  result?: string;
  reason?: string;
  store?: string;
  table?: string;
  address?: string;
  version?: string;
  status?: number;
  count?: number;
  attempt?: number;
  port?: number;
  tookMs?: number;
  lagMs?: number;
}

const HASHED = ['user', 'chat'] as const;
const TEXTS = [
  'group',
  'eventId',
  'requestId',
  'runId',
  'jobId',
  'outboxId',
  'campaignId',
  'flow',
  'step',
  'kind',
  'result',
  'reason',
  'store',
  'table',
  'address',
  'version',
] as const;
const NUMBERS = ['status', 'count', 'attempt', 'port', 'tookMs', 'lagMs'] as const;
const MAX_LENGTH = 120;
/** Control characters, and those that turn the direction of what follows. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Picks the allowed fields, hashes people, cuts and cleans the rest. */
export function allowed(
  fields: LogFields,
  pseudonym: (id: string) => string,
): Record<string, string | number> {
  const line: Record<string, string | number> = {};
  for (const name of HASHED) {
    const value = fields[name];
    if (typeof value === 'string') line[name] = pseudonym(value);
  }
  for (const name of TEXTS) {
    const value = fields[name];
    if (typeof value === 'string') line[name] = value.replace(UNSAFE, '?').slice(0, MAX_LENGTH);
  }
  for (const name of NUMBERS) {
    const value = fields[name];
    if (typeof value === 'number') line[name] = value;
  }
  return line;
}
