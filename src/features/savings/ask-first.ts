import type { Move } from '../../conversation/flow/flow.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { over } from './over.ts';
import { refusalView } from './refusal.view.ts';

/** What came of asking those who have to agree before money is paid out. */
export type AskedFirst =
  | { kind: 'asked'; say: readonly View[] }
  /** Final, and kept under the dialogue's key. */
  | { kind: 'refused'; refusal: Refused }
  | { kind: 'waiting-already' }
  /** The right was taken away meanwhile, or never held. */
  | { kind: 'forbidden' };

/** Nobody is asked over what the books would refuse anyway; the refusal is kept. */
export async function refusedAnyway(
  { stores: { ledger } }: TurnContext,
  command: LedgerCommand,
): Promise<Refused | undefined> {
  const judged = await ledger.judge(command);
  if (judged.kind !== 'refused' || judged.reason === 'approvers-missing') return undefined;
  await ledger.post(command);
  return judged;
}

/**
 * Whether somebody is being asked, however many have agreed so far.
 * @param subjectOf what a request is over when so many have agreed
 * @param stages how many are asked at most, one after the other
 */
export async function isAskedOver(
  read: Readers,
  groupId: string,
  subjectOf: (agreed: number) => string,
  stages: number,
): Promise<boolean> {
  for (let agreed = 0; agreed < stages; agreed += 1) {
    if (await read.approvals.openOver(groupId, subjectOf(agreed))) return true;
  }
  return false;
}

/** How the dialogue ends. @param waiting what is said where somebody is being asked already */
export function endAsked(
  result: AskedFirst,
  waiting: string,
): Extract<Move<never>, { kind: 'end' }> {
  switch (result.kind) {
    case 'asked':
      return { kind: 'end', say: result.say, category: 'approval' };
    case 'refused':
      return { kind: 'end', how: 'cancelled', say: [refusalView(result.refusal)] };
    case 'waiting-already':
      return over(waiting);
    case 'forbidden':
      return over('money.not_treasurer');
  }
}
