import type { Core } from '../../src/composition/core.ts';
import { ledgerGroup, monthsInTurn } from './ledger-world.ts';

const AMOUNT = 10_000n;

/**
 * Deposits through the ledger: idempotency key, rules, balances, months, hash chain, receipt number,
 * durable when counted. @returns deposits per second
 */
export async function depositsPerSecond(
  core: Core,
  options: {
    writers: number;
    groups: number;
    /** Whose books are written to begins here: nothing was paid into them yet. */
    firstGroup?: number;
    seconds: number;
    warmUpSeconds: number;
  },
): Promise<number> {
  const next = Array.from({ length: options.groups }, () => monthsInTurn());
  const run = crypto.randomUUID();
  let made = 0;
  const until = (end: number) =>
    Array.from({ length: options.writers }, async (_, writer) => {
      const group = writer % options.groups;
      while (performance.now() < end) {
        const { member: memberId, month } = next[group]?.() ?? { member: '', month: '' };
        const result = await core.uow.transact((stores) =>
          stores.ledger.post({
            kind: 'deposit',
            groupId: ledgerGroup((options.firstGroup ?? 0) + group),
            idemKey: `${run}:${memberId}:${month}`,
            actor: 'system',
            at: Date.now(),
            memberId,
            target: 'pledge',
            months: [month],
            amount: AMOUNT,
            channel: 'cash',
          }),
        );
        if (result.kind !== 'posted') throw new Error(`a deposit was ${JSON.stringify(result)}`);
        made += 1;
      }
    });
  await Promise.all(until(performance.now() + options.warmUpSeconds * 1000));
  made = 0;
  const began = performance.now();
  await Promise.all(until(began + options.seconds * 1000));
  return made / ((performance.now() - began) / 1000);
}
