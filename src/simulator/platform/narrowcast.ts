import { accepted, bodyFault, notFound, ok, refuse, type Answer } from './answer.ts';
import { PER_HOUR, type Call, type Endpoint } from './call.ts';
import { deliver } from './deliver.ts';
import { withRetryKey } from './retry-key.ts';
import { messagesOf, sendFault } from './send-body.ts';

/** LINE sends a narrowcast only when at least this many people are left to reach. */
const MIN_RECIPIENTS = 50;

/** Sends to all friends (audiences and filters narrow nothing here), up to `limit.max`. */
function narrowcast(call: Call): Answer {
  const { world, body, requestId } = call;
  const fault = sendFault(body);
  if (fault !== null) return fault;
  const now = world.now();
  const friends = [...world.people.all].filter(([, one]) => one.friend && !one.blocked);
  const { max = friends.length } = (body['limit'] ?? {}) as { max?: number };
  const reached = friends.slice(0, max).map(([userId]) => userId);
  if (!world.quota.allows(reached.length, now)) {
    return refuse(429, 'You have reached your monthly limit.');
  }
  const enough = reached.length >= MIN_RECIPIENTS;
  world.narrowcasts.set(requestId, { acceptedAt: now, targetCount: enough ? reached.length : 0 });
  if (!enough) return accepted();
  deliver(world, reached, {
    via: 'narrowcast',
    requestId,
    messages: messagesOf(body),
    weight: call.raw.length,
    costOf: () => 1,
  });
  world.charge('narrowcast', reached.length, reached.length);
  return { ...accepted(), cost: reached.length, recipients: reached };
}

function progress({ world, query }: Call): Answer {
  const requestId = query.get('requestId');
  if (requestId === null || requestId === '') return bodyFault('requestId', 'May not be empty');
  const known = world.narrowcasts.get(requestId);
  if (known === undefined) return notFound();
  const time = new Date(known.acceptedAt).toISOString();
  const times = { acceptedTime: time, completedTime: time };
  if (known.targetCount === 0) {
    const failedDescription = 'There were too few recipients to send the message to.';
    return ok({ phase: 'failed', failedDescription, errorCode: 2, ...times });
  }
  const { targetCount } = known;
  const counts = { successCount: targetCount, failureCount: 0, targetCount };
  return ok({ phase: 'succeeded', ...counts, ...times });
}

export const narrowcastEndpoints: Endpoint[] = [
  {
    name: 'narrowcast',
    method: 'POST',
    path: '/v2/bot/message/narrowcast',
    handle: withRetryKey('narrowcast', narrowcast),
    rate: { max: 60, perMs: PER_HOUR },
  },
  {
    name: 'narrowcast-progress',
    method: 'GET',
    path: '/v2/bot/message/progress/narrowcast',
    handle: progress,
  },
];
