import type { Actor } from './actor.ts';
import type { Office } from './roles.ts';

/** The most telling of somebody's roles, for counting, never for rights. */
export type ChiefRole = 'stranger' | 'member' | 'treasurer' | 'committee' | Office;

export function chiefRole({ memberships, offices }: Actor): ChiefRole {
  if (memberships.some(({ posts }) => posts.includes('treasurer'))) return 'treasurer';
  if (memberships.some(({ posts }) => posts.length > 0)) return 'committee';
  if (memberships.length > 0) return 'member';
  return offices[0]?.office ?? 'stranger';
}
