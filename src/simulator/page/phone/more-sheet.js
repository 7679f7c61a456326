import { api } from '../api.js';
import { openMembersSheet, openNewGroupSheet } from './group-sheet.js';
import { openSheet, sheetChoice } from './sheet.js';
/** @import { Phone } from './phone.js' */

/** Friendship with the bot, and group chats. @param {Phone} phone */
export function openMoreSheet(phone) {
  const { t, store } = phone.page;
  const user = store.user(phone.userId);
  openSheet(phone.element, t, t('more.title'), (close) => {
    const choice = (
      /** @type {string} */ sign,
      /** @type {string} */ label,
      /** @type {() => void} */ run,
    ) =>
      sheetChoice(sign, label, () => {
        close();
        run();
      });
    const friendship = user?.blocked
      ? choice('🔓', t('more.unblock'), () => phone.act((id) => api.follow(id)))
      : user?.friend
        ? choice('🚫', t('more.block'), () => phone.act((id) => api.unfollow(id)))
        : choice('➕', t('more.follow'), () => phone.act((id) => api.follow(id)));
    const chats = [
      choice('💬', t('more.oneToOne'), () => phone.openChat(phone.userId)),
      ...store
        .groupsOf(phone.userId)
        .map((group) => choice('🏠', group.groupName, () => phone.openChat(group.groupId))),
    ];
    const group = store.known.groups.find(({ groupId }) => groupId === phone.chatId);
    const room = group
      ? choice('🧑‍🤝‍🧑', t('group.members'), () => openMembersSheet(phone, group))
      : choice('👥', t('group.new'), () => openNewGroupSheet(phone));
    return [...(store.groupsOf(phone.userId).length > 0 ? chats : []), room, friendship];
  });
}
