import type { Verb } from '../domain/roles/permissions.ts';
import { hintOf } from './flow/form.ts';
import type { Move, Step } from './flow/flow.ts';
import { groupList, readGroup } from './group-list.view.ts';
import { isOtherMatter } from './other-matter.ts';
import { ownGroups } from './own-groups.ts';
import type { TurnContext } from './turn-context.ts';

/**
 * Which group, for who may do this in several of their own.
 * @param asks locale keys of the question, and of its hint
 * @param onward to what comes next, with the group settled
 */
export const ownGroupStep = <D extends { groupId: string | null }>(
  verb: Verb,
  asks: { question: string; hint: string },
  onward: (ctx: TurnContext, data: D) => Promise<Move<D>> | Move<D>,
): Step<D> => ({
  ask: async (ctx) => [groupList(asks.question, await ownGroups(ctx, verb))],
  async accept(ctx, data, input, run) {
    const chosen = readGroup(input, await ownGroups(ctx, verb));
    if (chosen) return onward(ctx, { ...data, groupId: chosen.groupId });
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf(asks.hint, run);
  },
});
