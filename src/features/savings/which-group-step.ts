import type { Move, Step } from '../../conversation/flow/flow.ts';
import { readGroup } from '../../conversation/group-list.view.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { askGroup } from './deposit.view.ts';
import { treasurerGroups } from './treasurer-groups.ts';

/**
 * Which group, for a treasurer of several: by its button, or its name typed.
 * @param onward to what comes next, with the group settled
 */
export const whichGroupStep = <D extends { groupId: string }>(
  onward: (ctx: TurnContext, data: D) => Promise<Move<D>> | Move<D>,
): Step<D> => ({
  ask: async (ctx) => [askGroup(await treasurerGroups(ctx))],
  async accept(ctx, data, input) {
    const groups = await treasurerGroups(ctx);
    const chosen =
      input.kind === 'choice'
        ? groups.find(({ groupId }) => input.value === `group:${groupId}`)
        : readGroup(input, groups);
    if (chosen) return onward(ctx, { ...data, groupId: chosen.groupId });
    return input.kind === 'text' && input.reading.intent !== 'unknown'
      ? { kind: 'not-an-answer' }
      : { kind: 'retry', say: [{ kind: 'text', key: 'savings.deposit.which_group_hint' }] };
  },
});
