import { div, h } from '../dom.js';
/** @import { SimUser } from '../../sim-api.ts' */
/** @import { Translate } from '../i18n.js' */

/**
 * `role` or `role:group` as a person reads it.
 * @param {string} role
 * @param {Translate} t
 */
export function roleName(role, t) {
  const [name = '', ...place] = role.split(':');
  const known = t(`role.${name.trim()}`);
  const words = known === `role.${name.trim()}` ? name : known;
  return place.length > 0 ? `${words} ${place.join(':').trim()}` : words;
}

/** `สมศรี ใจดี · เหรัญญิก` @param {SimUser} user @param {Translate} t */
export function labelOf(user, t) {
  const roles = (user.roles ?? [])
    .map((role) => roleName(role, t))
    .filter((role) => role !== user.displayName)
    .join(', ');
  return roles === '' ? user.displayName : `${user.displayName} · ${roles}`;
}

/**
 * The strip above a phone: who holds it.
 * @param {{ t: Translate, number: number }} strip
 * @param {(userId: string) => void} onHold
 */
export function holderStrip({ t, number }, onHold) {
  const attrs = { 'aria-label': t('holder.label', { number }) };
  const select = h('select', { class: 'holder', attrs });
  select.addEventListener('change', () => onHold(select.value));
  const caption = h('span', { class: 'holder-caption' }, t('holder.caption', { number }));
  /** @param {SimUser[]} users to choose from @param {string} holderId */
  const offer = (users, holderId) => {
    if (users.length !== select.options.length) {
      select.replaceChildren(
        ...users.map((user) => h('option', { attrs: { value: user.userId } }, labelOf(user, t))),
      );
    }
    select.value = holderId;
  };
  return { element: div('holder-strip', caption, select), offer };
}
