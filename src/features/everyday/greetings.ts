import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, View } from '../../conversation/view.ts';

export const isStranger = ({ actor }: TurnContext): boolean =>
  actor.memberships.length === 0 && actor.offices.length === 0 && actor.readsFor.length === 0;

/** Somebody who looks after groups and has no savings in any. */
const isOfficerOnly = ({ actor }: TurnContext): boolean =>
  actor.memberships.length === 0 && actor.offices.some(({ office }) => office !== 'operator');

/** The words with examples of what this person can do. @param name key below `everyday.` */
export function wordsFor(ctx: TurnContext, name: string): string {
  if (isOfficerOnly(ctx)) return `everyday.officer.${name}`;
  return keepsBooks(ctx) ? `everyday.treasurer.${name}` : `everyday.${name}`;
}

const keepsBooks = ({ actor }: TurnContext): boolean =>
  actor.memberships.some(({ posts }) => posts.includes('treasurer'));

/** What a stranger learns: what the bot is and how to get a code, and nothing else. */
export function strangerView(choices: readonly Choice[]): View {
  return { kind: 'text', key: 'everyday.stranger', choices };
}

export function greet(ctx: TurnContext, choices: readonly Choice[]): Outcome {
  if (isStranger(ctx)) return { say: [strangerView(choices)] };
  return { say: [{ kind: 'text', key: wordsFor(ctx, 'hello'), choices }] };
}

/** Someone adds the bot, or comes back after blocking it. */
export async function followed(
  ctx: TurnContext,
  returning: boolean,
  choices: readonly Choice[],
): Promise<Outcome> {
  await ctx.stores.people.change(ctx.person.personId, { state: 'following' });
  if (isStranger(ctx)) return { say: [strangerView(choices)] };
  const key = wordsFor(ctx, returning ? 'welcome_back' : 'hello');
  return { say: [{ kind: 'text', key, choices }] };
}

/** Blocked: nothing can be said; what is due waits for their next message. */
export async function unfollowed(ctx: TurnContext): Promise<Outcome> {
  await ctx.stores.people.change(ctx.person.personId, { state: 'blocked' });
  return { outcome: 'unfollowed' };
}
