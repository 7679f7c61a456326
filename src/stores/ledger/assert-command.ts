import { isLedgerId } from '../../domain/ledger/account-name.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';

/** Printable ASCII, no spaces. */
const IDEM_KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Even a refusal is written, so what names a command must be fit to be written.
 * @throws TypeError for a command of another group, or an id, key or instant that is none
 */
export function assertCommand(groupId: string, command: LedgerCommand): void {
  if (command.groupId !== groupId) throw new TypeError('command of another group');
  if (!IDEM_KEY.test(command.idemKey)) throw new TypeError('not an idempotency key');
  const { actor, approvers = [], memberId } = command;
  if (!isLedgerId(actor) || !approvers.every(isLedgerId)) throw new TypeError('not a person id');
  if (memberId !== null && !isLedgerId(memberId)) throw new TypeError('not a member id');
  if (!Number.isSafeInteger(command.at) || command.at < 0) throw new TypeError('not an instant');
}
