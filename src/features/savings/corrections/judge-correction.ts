import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Params } from '../../../conversation/view.ts';
import type { CorrectData } from './correct-data.ts';
import type { BookedEntry } from './correctable.ts';
import { correctionCommands, outcomesOf } from './correction-commands.ts';
import { whyRefused } from './refused.view.ts';

/** Why a correction could not be done if it were approved now. */
export interface Unworkable {
  why: { t: string; params?: Params };
  /** The step in which another answer would make it possible; undefined: none would. */
  mendedIn?: 'right-member' | 'right-months' | 'right-amount';
}

/** Somebody else has to agree; who it will be makes no difference to the books. */
const ANOTHER = 'another-person';

/** What the books would say to it now, before anybody is asked. */
export async function judgeCorrection(
  ctx: TurnContext,
  { entry, group }: BookedEntry,
  { reason, right }: Pick<CorrectData, 'reason' | 'right'>,
): Promise<Unworkable | undefined> {
  const { ledger, members } = ctx.stores;
  if (right && (await members.byId(right.memberId))?.state !== 'active') {
    return { why: { t: 'savings.correction.why.member_left' }, mendedIn: 'right-member' };
  }
  const payload = { seq: entry.seq, reason: reason ?? 'other', right } as const;
  const by = {
    key: `judge:${entry.seq}`,
    actor: ctx.person.personId,
    approvers: [ANOTHER],
    at: ctx.now,
  };
  const commands = correctionCommands(payload, group, by);
  const judged = outcomesOf(await ledger.judgeTogether(group.groupId, commands));
  if (judged.kind === 'posted') return undefined;
  const why = whyRefused(judged);
  if (judged.reason.startsWith('month-')) return { why, mendedIn: 'right-months' };
  const isSum = judged.reason === 'amount-out-of-range' || judged.reason === 'over-cap';
  return isSum ? { why, mendedIn: 'right-amount' } : { why };
}
