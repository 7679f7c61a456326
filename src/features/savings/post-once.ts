import type { TurnContext } from '../../conversation/turn-context.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import type { PostOutcome } from '../../ports/stores/ledger-store.ts';

/**
 * What came of a command, now or when its key was used before (`already`).
 * @throws Error when the key was used for something else: a fault of ours
 */
export async function postOnce(
  { stores: { ledger, media } }: TurnContext,
  command: LedgerCommand,
): Promise<{ outcome: PostOutcome; already: boolean }> {
  const result = await ledger.post(command);
  if (result.kind === 'mismatch') throw new Error(`${command.idemKey} was used for other content`);
  // The picture of a slip belongs to its entry from now on, for good.
  if (result.kind === 'posted' && 'slip' in command && command.slip !== undefined) {
    await media.keep(command.slip, 'for-good');
  }
  return result.kind === 'replayed'
    ? { outcome: result.outcome, already: true }
    : { outcome: result, already: false };
}
