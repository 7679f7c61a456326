import { PERMISSIONS, type Role, type Verb } from '../domain/roles/permissions.ts';
import type { Actor } from '../domain/roles/actor.ts';
import { MENU } from './choices.ts';
import type { View } from './view.ts';

/**
 * What is said to who presses a button that came with a post they hold no more: it says nothing of
 * what the button named. Undefined for whoever still has such a right over any group.
 */
export function formerPost(actor: Actor, verbs: readonly Verb[]): View | undefined {
  const held = new Set<Role>([
    ...actor.memberships.flatMap(({ posts }) => posts),
    ...actor.offices.map(({ office }) => office),
  ]);
  const roles = verbs.flatMap((verb): readonly Role[] => PERMISSIONS[verb]);
  if (roles.some((role) => held.has(role))) return undefined;
  return { kind: 'text', key: 'common.post_ended', choices: [MENU] };
}
