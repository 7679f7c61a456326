import { api } from '../api.js';
import { div, h } from '../dom.js';
import { labelOf } from './holder.js';
import { openSheet } from './sheet.js';
/** @import { GroupState, SimUser } from '../../sim-api.ts' */
/** @import { Phone } from './phone.js' */

/** @param {string} label @param {boolean} checked */
function tick(label, checked) {
  const box = h('input', { attrs: { type: 'checkbox' } });
  box.checked = checked;
  return { box, row: h('label', { class: 'tick' }, box, h('span', {}, label)) };
}

/**
 * Those who can be in a room: whoever has a part in the demo, and who is in it or holds a phone.
 * @param {Phone} phone
 * @param {string[]} chosen user ids
 */
function peopleFor({ page }, chosen) {
  const { users } = page.store.known;
  /** @type {(user: SimUser) => boolean} */
  const isOffered = ({ key, userId }) => key !== undefined || chosen.includes(userId);
  const ticks = users.filter(isOffered).map((user) => ({
    userId: user.userId,
    ...tick(labelOf(user, page.t), chosen.includes(user.userId)),
  }));
  return {
    rows: ticks.map(({ row }) => row),
    chosen: () => ticks.filter(({ box }) => box.checked).map(({ userId }) => userId),
  };
}

/**
 * @param {Phone} phone
 * @param {string} title
 * @param {string} done what the button below says
 * @param {{ first: HTMLElement, rows: HTMLElement[], onDone: () => void }} form
 */
function openForm(phone, title, done, { first, rows, onDone }) {
  openSheet(phone.element, phone.page.t, title, (close) => {
    const send = (/** @type {Event} */ event) => {
      event.preventDefault();
      close();
      onDone();
    };
    const confirm = h('button', { class: 'primary', attrs: { type: 'submit' } }, done);
    const list = div('tick-list', ...rows);
    return [h('form', { class: 'group-form', on: { submit: send } }, first, list, confirm)];
  });
}

/** A new group chat with the bot: its name, and who is in it. @param {Phone} phone */
export function openNewGroupSheet(phone) {
  const { t } = phone.page;
  const name = h('input', { class: 'field', attrs: { required: '', maxlength: '50' } });
  name.value = t('group.name');
  const people = peopleFor(phone, [phone.userId, phone.page.otherPhone(phone).userId]);
  openForm(phone, t('group.new'), t('group.create'), {
    first: h('label', { class: 'named-field' }, t('group.nameLabel'), name),
    rows: people.rows,
    // Whoever opens a room is in it.
    onDone: () => phone.startGroup(name.value, [...new Set([phone.userId, ...people.chosen()])]),
  });
}

/** Who is in a group chat, the bot too; what was ticked or unticked happens in turn. @param {Phone} phone @param {GroupState} group */
export function openMembersSheet(phone, group) {
  const { t, store } = phone.page;
  const { groupId, hasBot } = group;
  const before = group.memberIds;
  const people = peopleFor(phone, before);
  const bot = tick(t('group.bot', { name: store.known.bot.displayName }), hasBot);
  const change = async () => {
    const after = people.chosen();
    for (const id of after.filter((one) => !before.includes(one))) {
      await api.groupMember(groupId, id, 'join');
    }
    if (bot.box.checked && !hasBot) await api.groupInvite(groupId);
    if (!bot.box.checked && hasBot) await api.groupLeave(groupId);
    for (const id of before.filter((one) => !after.includes(one))) {
      await api.groupMember(groupId, id, 'leave');
    }
  };
  openForm(phone, t('group.members'), t('group.change'), {
    first: bot.row,
    rows: people.rows,
    onDone: () => phone.attempt(change),
  });
}
