import { PERMISSIONS, type Verb } from '../domain/roles/permissions.ts';
import type { TurnContext } from './turn-context.ts';

/** Whether the actor holds, in any group, a post that may do this: for what a menu offers, never for a right. */
export const holdsPostFor =
  (verb: Verb) =>
  ({ actor }: Pick<TurnContext, 'actor'>): boolean => {
    const roles: readonly string[] = PERMISSIONS[verb];
    return actor.memberships.some(({ posts }) => posts.some((post) => roles.includes(post)));
  };
