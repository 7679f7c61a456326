import { api } from '../api.js';
import { openSheet, sheetChoice } from './sheet.js';
/** @import { Phone } from './phone.js' */

/** Friendship with the bot, and group chats. @param {Phone} phone */
export function openMoreSheet(phone) {
  const { t, store } = phone.page;
  const user = store.user(phone.userId);
  const other = phone.page.otherPhone(phone);
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
        .map((group) => choice('👥', group.groupName, () => phone.openChat(group.groupId))),
    ];
    const members = [phone.userId, other.userId].filter((id, i, all) => all.indexOf(id) === i);
    const groups = phone.isGroup
      ? [choice('👋', t('more.removeBot'), () => phone.attempt(() => api.groupLeave(phone.chatId)))]
      : [choice('➕', t('more.newGroup'), () => phone.startGroup(members))];
    return [friendship, ...(store.groupsOf(phone.userId).length > 0 ? chats : []), ...groups];
  });
}
