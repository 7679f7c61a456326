import { monthAt } from '../../domain/bangkok-time.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { QuotaReading } from '../../ports/stores/quota-store.ts';
import type { UnitOfWork } from '../../ports/stores/stores.ts';

/** A reading older than this is asked for again before many messages are sent. */
const READING_WORTH_MS = 10 * 60_000;

/**
 * The month's quota for work that sends much: as kept when that is recent, otherwise as the platform
 * says now. Undefined when nobody can say; then nothing may be sent that could eat the reserve.
 * @param at business clock, epoch ms
 * @param options.keep false for a dry run: nothing is written
 */
export async function monthQuota(
  deps: { uow: UnitOfWork; messenger: Messenger },
  at: number,
  options: { keep: boolean },
): Promise<QuotaReading | undefined> {
  const month = monthAt(at);
  const kept = await deps.uow.read.quota.latest();
  const current = kept?.month === month ? kept : undefined;
  if (current && Math.abs(at - current.readAt) < READING_WORTH_MS) return current;
  const quota = await deps.messenger.quota();
  if (!quota) return current;
  const reading: QuotaReading = { month, limit: quota.limit, used: quota.used, readAt: at };
  if (options.keep) await deps.uow.transact((stores) => stores.quota.put(reading));
  return reading;
}
