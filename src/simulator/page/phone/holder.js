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
  const roles = (user.roles ?? []).map((role) => roleName(role, t)).join(', ');
  return roles === '' ? user.displayName : `${user.displayName} · ${roles}`;
}

/**
 * The strip above a phone: who holds it.
 * @param {{ t: Translate, users: SimUser[], number: number }} choice
 * @param {(userId: string) => void} onHold
 */
export function holderStrip({ t, users, number }, onHold) {
  const options = users.map((user) =>
    h('option', { attrs: { value: user.userId } }, labelOf(user, t)),
  );
  const select = h(
    'select',
    { class: 'holder', attrs: { 'aria-label': t('holder.label', { number }) } },
    ...options,
  );
  select.addEventListener('change', () => onHold(select.value));
  const caption = h('span', { class: 'holder-caption' }, t('holder.caption', { number }));
  return { element: div('holder-strip', caption, select), select };
}
