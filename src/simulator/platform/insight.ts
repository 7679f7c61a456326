import { lineDay } from '../state/quota.ts';
import { bodyFault, notFound, ok, type Answer } from './answer.ts';
import { PER_HOUR, type Call, type Endpoint } from './call.ts';

/** LINE shows interaction figures only from this many people on; here nobody is watched at all. */
const NOT_SHOWN = {
  uniqueImpression: null,
  uniqueClick: null,
  uniqueMediaPlayed: null,
  uniqueMediaPlayed100Percent: null,
};

function messageEvent({ world, query }: Call): Answer {
  const requestId = query.get('requestId') ?? '';
  if (requestId === '') return bodyFault('requestId', 'May not be empty');
  const sent = world.narrowcasts.get(requestId);
  if (sent === undefined) return notFound();
  const timestamp = Math.floor(sent.acceptedAt / 1000);
  const overview = { requestId, timestamp, delivered: sent.targetCount, ...NOT_SHOWN };
  return ok({ overview, messages: [], clicks: [] });
}

function unitEvent({ query }: Call): Answer {
  for (const name of ['customAggregationUnit', 'from', 'to']) {
    if (!query.get(name)) return bodyFault(name, 'May not be empty');
  }
  return ok({ overview: { ...NOT_SHOWN }, messages: [], clicks: [] });
}

function followers({ world, query }: Call): Answer {
  const date = query.get('date') ?? lineDay(world.now());
  if (!/^\d{8}$/.test(date)) return bodyFault('date', 'Invalid value');
  if (date >= lineDay(world.now())) return ok({ status: 'unready' });
  const people = [...world.people.all.values()];
  const friends = people.filter((one) => one.friend);
  const blocks = friends.filter((one) => one.blocked).length;
  const targetedReaches = friends.length - blocks;
  return ok({ status: 'ready', followers: friends.length, targetedReaches, blocks });
}

const insight = '/v2/bot/insight';
const rate = { max: 60, perMs: PER_HOUR };

/** Statistics, to the degree that a bot must bear seeing no figures. */
export const insightEndpoints: Endpoint[] = [
  {
    name: 'insight-message-event',
    method: 'GET',
    path: `${insight}/message/event`,
    handle: messageEvent,
    rate,
  },
  {
    name: 'insight-unit-event',
    method: 'GET',
    path: `${insight}/message/event/aggregation`,
    handle: unitEvent,
    rate,
  },
  {
    name: 'insight-followers',
    method: 'GET',
    path: `${insight}/followers`,
    handle: followers,
    rate,
  },
];
