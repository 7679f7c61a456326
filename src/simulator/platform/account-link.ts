import { newOpaqueToken } from '../ids.ts';
import { notFound, ok } from './answer.ts';
import type { Endpoint } from './call.ts';

export const accountLinkEndpoints: Endpoint[] = [
  {
    name: 'link-token',
    method: 'POST',
    path: '/v2/bot/user/:userId/linkToken',
    body: 'none',
    handle: ({ world, params }) =>
      world.people.reachable(params[0] ?? '', world.now())
        ? ok({ linkToken: newOpaqueToken() })
        : notFound(),
  },
];
