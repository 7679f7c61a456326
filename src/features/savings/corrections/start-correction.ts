import type { IntentHandler, Outcome, VerbHandler } from '../../../conversation/feature.ts';
import { ownGroups } from '../../../conversation/own-groups.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { notAMember } from '../own-questions.ts';
import { correctEntryFlow } from './correct-entry.flow.ts';
import { membersDispute } from './correction.view.ts';
import { receiptWithin } from './list-entries.ts';
import type { CorrectParams } from './correct-data.ts';

const start = (params: CorrectParams): Outcome => ({
  start: { flow: correctEntryFlow.name, params },
});

/** A button ลงผิด. @param ref `<group>/<seq>`, or nothing for choosing */
export const startCorrection: VerbHandler = async (_ctx, ref) => {
  const [groupId = '', seq = ''] = ref.split('/');
  const isEntry = groupId !== '' && /^\d{1,9}$/.test(seq);
  return start(isEntry ? { groupId, seq: Number(seq) } : { groupId: null, seq: null });
};

/** ลงผิด, perhaps with the receipt's number; a member is told how to say that a figure is wrong. */
export const correctIntent: IntentHandler = async (ctx, _reading, text) => {
  const groups = await ownGroups(ctx, 'correction.ask');
  if (groups.length === 0) return { say: [forOthers(ctx)] };
  const receiptNo = receiptWithin(text);
  for (const { groupId } of receiptNo === undefined ? [] : groups) {
    const entry = await ctx.stores.ledger.entryByReceipt(groupId, receiptNo ?? '');
    if (entry && groups.length === 1) return start({ groupId, seq: entry.seq });
  }
  return start({ groupId: null, seq: null });
};

const forOthers = (ctx: TurnContext) =>
  ctx.actor.memberships.length > 0 ? membersDispute() : notAMember(ctx);
