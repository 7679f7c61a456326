import type { Actor } from './actor.ts';

/** Whose menu a person is shown at the foot of the chat. It offers; rights are asked at every turn. */
export const MENU_ROLES = ['stranger', 'member', 'committee', 'treasurer', 'officer'] as const;
export type MenuRole = (typeof MENU_ROLES)[number];

/** What most of a person's days are about: the till comes before the office, any post before a book, one's own or another's. */
export function menuRoleOf({ memberships, offices, readsFor }: Actor): MenuRole {
  const posts = memberships.flatMap((own) => own.posts);
  if (posts.includes('treasurer')) return 'treasurer';
  if (offices.some(({ office }) => office !== 'operator')) return 'officer';
  if (posts.length > 0) return 'committee';
  return memberships.length > 0 || readsFor.length > 0 ? 'member' : 'stranger';
}
