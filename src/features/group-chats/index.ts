import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, MenuEntry, Shortcut } from '../../conversation/feature.ts';
import { PERMISSIONS } from '../../domain/roles/permissions.ts';
import { announceJob } from './announce.job.ts';
import { inTheRoom } from './in-the-room.ts';
import { showRoom, tieRoom, untieRoom } from './tie.ts';
import { ROOM, TIE, UNTIE } from './typed-words.ts';

const ORDER = 39;

const ties: MenuEntry['concerns'] = ({ actor }) =>
  actor.memberships.some(({ posts }) =>
    posts.some((post) => PERMISSIONS['chat.tie'].some((one) => one === post)),
  );

const typed: Shortcut = async (ctx, text) => {
  const words = text.trim().replace(/\s+/g, ' ');
  if (ROOM.test(words) || TIE.test(words)) return showRoom(ctx);
  return UNTIE.test(words) ? untieRoom(ctx) : undefined;
};

/** A savings group's room on LINE: the deposit day and the day's totals are said there, nobody's money. */
export const groupChatsFeature: Feature = {
  name: 'group-chats',
  jobs: [announceJob],
  chat: inTheRoom,
  verbs: {
    'group-chats': (ctx) => showRoom(ctx),
    'group-chats.tie': tieRoom,
    'group-chats.untie': untieRoom,
  },
  shortcuts: [typed],
  menu: [{ order: ORDER, concerns: ties, choice: verbChoice('group-chats.button', 'group-chats') }],
};
