import { lineDay } from '../state/quota.ts';
import type { SendEndpoint } from '../sim-api.ts';
import { bodyFault, notForThisAccount, notFound, ok, refuse, type Answer } from './answer.ts';
import { PER_HOUR, type Call, type Endpoint } from './call.ts';

const BASIC_ID = '@sajja-local';
const FIRST_DAY = '20180331';
const MAX_PAGE = 1_000;

function quota({ world }: Call): Answer {
  const { limit } = world.quota;
  return ok(limit === null ? { type: 'none' } : { type: 'limited', value: limit });
}

function delivered(endpoint: SendEndpoint) {
  return ({ world, query }: Call): Answer => {
    const date = query.get('date') ?? '';
    if (!/^\d{8}$/.test(date)) return bodyFault('date', 'Invalid value');
    if (date < FIRST_DAY) return ok({ status: 'out_of_service' });
    if (date >= lineDay(world.now())) return ok({ status: 'unready' });
    return ok({ status: 'ready', success: world.quota.deliveredOn(endpoint, date) });
  };
}

function info({ world }: Call): Answer {
  return ok({
    userId: world.options.botUserId,
    basicId: BASIC_ID,
    displayName: world.botName,
    chatMode: 'bot',
    markAsReadMode: 'auto',
  });
}

function profile({ world, params }: Call): Answer {
  const person = world.people.all.get(params[0] ?? '');
  if (person === undefined || person.blocked) return notFound();
  if (!world.people.reachable(person.user.userId, world.now())) return notFound();
  const { userId, displayName, language } = person.user;
  return ok(language === undefined ? { userId, displayName } : { userId, displayName, language });
}

function followers({ world, query }: Call): Answer {
  if (!world.options.verified) return notForThisAccount();
  const limit = Number(query.get('limit') ?? 300);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    return bodyFault('limit', `Must be between 1 and ${MAX_PAGE}`);
  }
  const start = Number(query.get('start') ?? 0);
  if (!Number.isInteger(start) || start < 0) return refuse(400, 'Invalid continuation token');
  const friends = [...world.people.all.values()].filter((one) => one.friend && !one.blocked);
  const userIds = friends.slice(start, start + limit).map((one) => one.user.userId);
  const next = start + limit;
  return ok(next < friends.length ? { userIds, next: String(next) } : { userIds });
}

export { BASIC_ID };

const message = '/v2/bot/message';

export const accountEndpoints: Endpoint[] = [
  { name: 'quota', method: 'GET', path: `${message}/quota`, handle: quota },
  {
    name: 'quota-consumption',
    method: 'GET',
    path: `${message}/quota/consumption`,
    handle: ({ world }) => ok({ totalUsage: world.quota.used(world.now()) }),
  },
  ...(['reply', 'push', 'multicast', 'broadcast'] as const).map((kind): Endpoint => ({
    name: `delivery-${kind}`,
    method: 'GET',
    path: `${message}/delivery/${kind}`,
    handle: delivered(kind),
    rate: { max: 60, perMs: PER_HOUR },
  })),
  { name: 'info', method: 'GET', path: '/v2/bot/info', handle: info },
  { name: 'profile', method: 'GET', path: '/v2/bot/profile/:userId', handle: profile },
  { name: 'followers', method: 'GET', path: '/v2/bot/followers/ids', handle: followers },
];
