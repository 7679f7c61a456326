/** @import { SimUser } from '../sim-api.ts' */

const KEPT_AS = 'sajja.page.holders';

/**
 * Whose phones the page starts with. `?left=` and `?right=` name a persona's key or a user id; then
 * come those of last time; then a member on the left and the treasurer on the right.
 * @param {SimUser[]} users
 * @param {URLSearchParams} query
 * @param {string | null} kept what `keepHolders` wrote
 * @returns {[string, string]} user ids
 */
export function startingHolders(users, query, kept) {
  const find = (/** @type {string | null | undefined} */ name) =>
    users.find((user) => name && (user.key === name || user.userId === name))?.userId;
  const withRole = (/** @type {string} */ role) =>
    users.find((user) => user.roles?.some((one) => one.split(':')[0] === role))?.userId;
  const [left, right] = (kept ?? '').split(',');
  const first = users[0]?.userId ?? '';
  return [
    find(query.get('left')) ?? find(left) ?? withRole('member') ?? first,
    find(query.get('right')) ?? find(right) ?? withRole('treasurer') ?? users[1]?.userId ?? first,
  ];
}

/** @returns {string | null} */
export const keptHolders = () => localStorage.getItem(KEPT_AS);

/** @param {string[]} userIds left, right */
export const keepHolders = (userIds) => localStorage.setItem(KEPT_AS, userIds.join(','));
