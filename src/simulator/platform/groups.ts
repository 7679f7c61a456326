import type { GroupState } from '../sim-api.ts';
import { newEvent } from '../webhook/event.ts';
import type { Webhooks } from '../webhook/webhooks.ts';
import { notForThisAccount, notFound, ok, type Answer } from './answer.ts';
import type { Call, Endpoint } from './call.ts';

/** Does `act` with the group named by the first path parameter; 404 when the bot is not in it. */
function withGroup(act: (call: Call, group: GroupState) => Answer) {
  return (call: Call): Answer => {
    const group = call.world.people.groupWithBot(call.params[0] ?? '');
    return group === undefined ? notFound() : act(call, group);
  };
}

const memberProfile = withGroup(({ world, params }, { memberIds }) => {
  const userId = params[1] ?? '';
  const person = world.people.all.get(userId);
  if (person === undefined || !memberIds.includes(userId)) return notFound();
  return ok({ userId, displayName: person.user.displayName });
});

const group = '/v2/bot/group/:groupId';

/** Group chats as the bot sees them. */
export function groupEndpoints(webhooks: Webhooks): Endpoint[] {
  const leave = withGroup(({ world }, group) => {
    const { groupId } = group;
    group.hasBot = false;
    world.bus.emit({ type: 'group', group });
    world.chats.add({ kind: 'event', chatId: groupId, at: world.now(), cost: 0, event: 'leave' });
    const event = newEvent(world, 'leave', { type: 'group', groupId });
    void webhooks.send([event]);
    return ok();
  });
  return [
    {
      name: 'group-summary',
      method: 'GET',
      path: `${group}/summary`,
      handle: withGroup((_call, { groupId, groupName }) => ok({ groupId, groupName })),
    },
    {
      name: 'group-member-count',
      method: 'GET',
      path: `${group}/members/count`,
      handle: withGroup((_call, { memberIds }) => ok({ count: memberIds.length })),
    },
    {
      name: 'group-member-ids',
      method: 'GET',
      path: `${group}/members/ids`,
      handle: withGroup(({ world }, { memberIds }) =>
        world.options.verified ? ok({ memberIds }) : notForThisAccount(),
      ),
    },
    {
      name: 'group-member-profile',
      method: 'GET',
      path: `${group}/member/:userId`,
      handle: memberProfile,
    },
    { name: 'leave-group', method: 'POST', path: `${group}/leave`, body: 'none', handle: leave },
  ];
}
