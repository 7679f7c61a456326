import { whichGroup } from '../../../conversation/which-group.ts';
import { z } from 'zod';
import { MENU } from '../../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../../conversation/flow/flow.ts';
import { hintOf } from '../../../conversation/flow/form.ts';
import { groupList, readGroup } from '../../../conversation/group-list.view.ts';
import { isOtherMatter } from '../../../conversation/other-matter.ts';
import { chose, confirms, saidNo } from '../../../conversation/said.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { officerGroups } from '../officer-groups.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/durations.ts';
import { closeGroup, judgeClosing } from './close-group.ts';
import { closedView, closingCard, unsettledCard } from './close-group.view.ts';

const closeData = z.strictObject({ groupId: z.string().nullable() });
type CloseData = z.infer<typeof closeData>;
type CloseMove = Move<CloseData>;

const end = (key: string): CloseMove => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

const group: Step<CloseData> = {
  ask: async (ctx) => [
    groupList('groups.end.which_group', await officerGroups(ctx, 'group.close')),
  ],
  async accept(ctx, _data, input, run) {
    const chosen = readGroup(input, await officerGroups(ctx, 'group.close'));
    if (chosen) return toConfirm(ctx, chosen.groupId);
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.group_hint', run);
  },
};

/** On to the last question, or the end with what stands in the way. */
async function toConfirm(ctx: TurnContext, groupId: string): Promise<CloseMove> {
  const judged = await judgeClosing(ctx, groupId);
  switch (judged.kind) {
    case 'closable':
      return { kind: 'to', step: 'confirm', data: { groupId } };
    case 'unsettled':
      return { kind: 'end', how: 'cancelled', say: [unsettledCard(judged.group, judged.items)] };
    case 'forbidden':
      return end('groups.forbidden');
  }
}

const confirm: Step<CloseData> = {
  askOnce: true,
  async ask(ctx, { groupId }) {
    const judged = await judgeClosing(ctx, groupId ?? '');
    if (judged.kind === 'closable') return [closingCard(judged.group, judged.members)];
    if (judged.kind === 'unsettled') return [unsettledCard(judged.group, judged.items)];
    return [{ kind: 'text', key: 'groups.forbidden' }];
  },
  async accept(ctx, { groupId }, input, run) {
    if (chose(input, 'keep') || saidNo(input)) return end('groups.end.kept');
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.end.hint', run);
    }
    const result = await closeGroup(ctx, groupId ?? '');
    if (result.kind === 'forbidden') return end('groups.forbidden');
    if (result.kind === 'unsettled') {
      return { kind: 'end', how: 'cancelled', say: [unsettledCard(result.group, result.items)] };
    }
    return { kind: 'end', say: [closedView(result.group)] };
  },
};

/** A พัฒนากร, or the officer over the district, closes a group whose books are empty. */
export const closeGroupFlow = defineFlow({
  name: 'groups.close-group',
  version: 1,
  data: closeData,
  params: closeData,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 2 * HOUR_MS },
  steps: { group, confirm },
  async begin(ctx, params) {
    const which = whichGroup(await officerGroups(ctx, 'group.close'), params.groupId);
    if (which.kind === 'none') return end('groups.end.officers_only');
    if (which.group) return toConfirm(ctx, which.group.groupId);
    return { kind: 'to', step: 'group', data: { groupId: null } };
  },
});
