import { openCore, type Core } from '../../src/composition/core.ts';
import { parseEnv } from '../../src/config/env.ts';
import { BENCH_KEY } from './bench-world.ts';

export const LEDGER_GROUPS = 8;
export const LEDGER_MEMBERS = 100;
const OPENED_ON = '2025-01-01';

export const ledgerGroup = (at: number): string => `ledger-${at}`;
export const ledgerMember = (at: number): string => `m-${at}`;

/** An open core over a place's store, with the books of a few groups begun and nothing in them. */
export async function openLedgers(env: Record<string, string>): Promise<Core> {
  const parsed = parseEnv({ ...env, DATA_KEY: BENCH_KEY });
  if (parsed.kind === 'faults') throw new Error(parsed.faults.join('\n'));
  const core = await openCore(parsed.config);
  for (let at = 0; at < LEDGER_GROUPS; at += 1) {
    const opening = { openedOn: OPENED_ON, at: Date.now() };
    await core.uow.transact((stores) => stores.ledger.open(ledgerGroup(at), opening));
  }
  return core;
}

/** Deposits of one month each, of one member after another. */
export function monthsInTurn(): () => { member: string; month: string } {
  let turn = 0;
  return () => {
    const round = Math.floor(turn / LEDGER_MEMBERS);
    const member = ledgerMember(turn % LEDGER_MEMBERS);
    turn += 1;
    const month = `${2025 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;
    return { member, month };
  };
}
