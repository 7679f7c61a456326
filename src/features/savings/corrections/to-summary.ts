import { MENU } from '../../../conversation/choices.ts';
import type { Move } from '../../../conversation/flow/flow.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { bookedOf } from './booked-of.ts';
import type { CorrectData, RightDeposit } from './correct-data.ts';
import { judgeCorrection, type Unworkable } from './judge-correction.ts';

/**
 * To the card with both entries; or, where the books would not take it, back to what would have to
 * be another, or to the end. Nobody is asked over what cannot be done.
 */
export async function toSummary(
  ctx: TurnContext,
  given: CorrectData,
  right: RightDeposit | null,
): Promise<Move<CorrectData>> {
  const data = { ...given, right, candidates: [], unlisted: 0 };
  const unworkable = await judgeCorrection(ctx, await bookedOf(ctx, data), data);
  return unworkable ? notWorkable(ctx, data, unworkable) : { kind: 'to', step: 'summary', data };
}

/** Why not, and where to go on; the refusal is kept where it ends the dialogue. */
export async function notWorkable(
  ctx: TurnContext,
  data: CorrectData,
  { mendedIn, why }: Unworkable,
): Promise<Move<CorrectData>> {
  const params = { why };
  if (mendedIn !== undefined && data.right) {
    const say = [{ kind: 'text', key: 'savings.correction.not_yet', params }] as const;
    return { kind: 'to', step: mendedIn, data, say };
  }
  const { groupId, seq } = data;
  const [, reason = ''] = /why\.(\w+)$/.exec(why.t) ?? [];
  await noteAudit(ctx, {
    verb: 'correction.ask',
    groupId,
    ref: `${groupId}/${seq ?? 0}`,
    refused: reason === '' ? 'refused' : reason,
  });
  const say = [
    { kind: 'text', key: 'savings.correction.cannot', params, choices: [MENU] },
  ] as const;
  return { kind: 'end', how: 'cancelled', say };
}
