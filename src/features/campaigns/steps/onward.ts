import type { Move } from '../../../conversation/flow/flow.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import { groupsOf } from '../audience.ts';
import type { Draft, Review } from '../draft.ts';
import { groupsFor, officeOf, reviewDraft } from '../review-draft.ts';

/** On to the next question, or, in a correction, back to the review. */
export async function onward(ctx: TurnContext, data: Draft, next: string): Promise<Move<Draft>> {
  if (data.complete) return toReview(ctx, data);
  const step = next === 'scope' && (await looksAfterOne(ctx, data)) ? 'who' : next;
  return { kind: 'to', step, data };
}

/** Where there is one group only, nobody is asked which. */
async function looksAfterOne(ctx: TurnContext, data: Draft): Promise<boolean> {
  const office = officeOf(ctx, data.officeId);
  return office !== undefined && (await groupsOf(ctx.stores, office)).length === 1;
}

/** To the review of what is true now; back to the audience when nobody's group is left in it. */
export async function toReview(
  ctx: TurnContext,
  data: Draft,
  say: readonly View[] = [],
): Promise<Move<Draft>> {
  const office = officeOf(ctx, data.officeId);
  if (!office) return notAllowed();
  const groups = await groupsFor(ctx, office, data);
  if (groups.length === 0) {
    const none: View = { kind: 'text', key: 'campaigns.scope.none' };
    const again: Draft = { ...data, scope: { kind: 'area' }, complete: false };
    return { kind: 'to', step: 'scope', data: again, say: [none] };
  }
  const review = await reviewDraft(ctx, data, groups);
  const was = numbersBefore(data.review, review);
  return { kind: 'to', step: 'review', data: { ...data, complete: true, review, was }, say };
}

/**
 * The numbers shown before, where others are true now though the audience is the same: the officer
 * is told, for they go by what they saw first.
 */
function numbersBefore(seen: Review | null, now: Review): Draft['was'] {
  if (!seen || seen.groups !== now.groups) return null;
  const { people, reachable } = seen;
  return people === now.people && reachable === now.reachable ? null : { people, reachable };
}

/** The office is not theirs (any more). */
export function notAllowed(): Move<Draft> {
  const say: View = { kind: 'text', key: 'campaigns.for_officers' };
  return { kind: 'end', how: 'cancelled', say: [say] };
}
