import { USER_ID } from '../ids.ts';
import type { SendEndpoint } from '../sim-api.ts';
import type { World } from '../state/world.ts';
import { bodyFault, ok, refuse, type Answer } from './answer.ts';
import { PER_HOUR, PER_SECOND, type Call, type Endpoint } from './call.ts';
import { deliver } from './deliver.ts';
import { messagesOf, multicastTargets, pushTarget, sendFault } from './send-body.ts';
import { withRetryKey, withoutRetryKey } from './retry-key.ts';

const MONTHLY_LIMIT = 'You have reached your monthly limit.';
const FAILED_TO_SEND = 'Failed to send messages';

function reply(call: Call): Answer {
  const { world, body, requestId } = call;
  const token = body['replyToken'];
  if (typeof token !== 'string' || token === '') return bodyFault('replyToken', 'May not be empty');
  const fault = sendFault(body);
  if (fault !== null) return fault;
  const chatId = world.replyTokens.chatOf(token, world.now());
  if (chatId === null) return refuse(400, 'Invalid reply token');
  world.replyTokens.use(token);
  const messages = messagesOf(body);
  const reached = costOf(world, chatId) > 0 ? [chatId] : []; // may have blocked the bot meanwhile
  const sentMessages = deliver(world, reached, {
    via: 'reply',
    requestId,
    messages,
    weight: call.raw.length,
    costOf: () => 0,
  });
  world.charge('reply', 0, reached.length);
  return { ...ok({ sentMessages }), recipients: reached };
}

/** What reaching a chat costs: 0 when nobody is there to reach, a group's members otherwise. */
function costOf(world: World, chatId: string): number {
  const group = world.people.groupWithBot(chatId);
  if (group !== undefined) return group.memberIds.length;
  return world.people.reachable(chatId, world.now()) ? 1 : 0;
}

function send(call: Call, via: SendEndpoint, chatIds: readonly string[]): Answer {
  const { world, requestId } = call;
  const costs = new Map(chatIds.map((chatId) => [chatId, costOf(world, chatId)]));
  const reached = chatIds.filter((chatId) => (costs.get(chatId) ?? 0) > 0);
  const cost = reached.reduce((sum, chatId) => sum + (costs.get(chatId) ?? 0), 0);
  if (!world.quota.allows(cost, world.now())) return refuse(429, MONTHLY_LIMIT);
  const messages = messagesOf(call.body);
  const sentMessages = deliver(world, reached, {
    via,
    requestId,
    messages,
    weight: call.raw.length,
    costOf: (chatId) => costs.get(chatId) ?? 0,
  });
  world.charge(via, cost, reached.length);
  return { ...ok(via === 'push' ? { sentMessages } : {}), cost, recipients: reached };
}

function push(call: Call): Answer {
  const target = pushTarget(call.body);
  if (typeof target !== 'string') return target;
  const fault = sendFault(call.body);
  if (fault !== null) return fault;
  const isPerson = USER_ID.test(target);
  if (!isPerson && !call.world.people.groupWithBot(target)) return refuse(400, FAILED_TO_SEND);
  return send(call, 'push', [target]);
}

function multicast(call: Call): Answer {
  const targets = multicastTargets(call.body);
  if (!Array.isArray(targets)) return targets;
  return sendFault(call.body) ?? send(call, 'multicast', targets);
}

function broadcast(call: Call): Answer {
  const { people } = call.world;
  const friends = [...people.all].filter(([, person]) => person.friend && !person.blocked);
  return (
    sendFault(call.body) ??
    send(
      call,
      'broadcast',
      friends.map(([userId]) => userId),
    )
  );
}

const message = '/v2/bot/message';

export const sendEndpoints: Endpoint[] = [
  { name: 'reply', method: 'POST', path: `${message}/reply`, handle: withoutRetryKey(reply) },
  { name: 'push', method: 'POST', path: `${message}/push`, handle: withRetryKey('push', push) },
  {
    name: 'multicast',
    method: 'POST',
    path: `${message}/multicast`,
    handle: withRetryKey('multicast', multicast),
    rate: { max: 200, perMs: PER_SECOND },
  },
  {
    name: 'broadcast',
    method: 'POST',
    path: `${message}/broadcast`,
    handle: withRetryKey('broadcast', broadcast),
    rate: { max: 60, perMs: PER_HOUR },
  },
];
