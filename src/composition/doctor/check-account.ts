import { z } from 'zod';
import type { LineCredentials } from '../../config/env.ts';
import { lineTrouble, type AskLine, type LineAnswer } from './ask-line.ts';
import { fail, ok, skip, warn, type Finding } from './finding.ts';

const info = z.object({ basicId: z.string(), displayName: z.string() });
const plan = z.object({ type: z.string(), value: z.number().optional() });
const consumption = z.object({ totalUsage: z.number() });

/** Reply tokens and deposit days are measured by this clock; LINE's `Date` has whole seconds. */
const CLOCK_TOLERANCE_MS = 5_000;
/** Below this share of the month's messages the operator is warned, percent. */
const QUOTA_LOW_PERCENT = 20;

/** Whether LINE takes the token, and whose it is. */
export function checkToken(line: LineCredentials, answer: LineAnswer): Finding {
  const known = answer.kind === 'answer' ? info.safeParse(answer.body) : undefined;
  return known?.success
    ? ok('token', `LINE knows this bot as ${known.data.displayName} (${known.data.basicId})`)
    : lineTrouble('token', answer, line);
}

/** @param now epoch ms of this machine, taken when the answer came */
export function checkClock(answer: LineAnswer, now: number): Finding {
  if (answer.kind === 'unreachable' || answer.date === undefined) {
    return skip('clock', 'LINE gave no time to compare with');
  }
  const apart = now - answer.date;
  const seconds = (Math.abs(apart) / 1000).toFixed(0);
  if (Math.abs(apart) <= CLOCK_TOLERANCE_MS) return ok('clock', `within ${seconds} s of LINE's`);
  return fail(
    'clock',
    `${seconds} s ${apart > 0 ? 'ahead of' : 'behind'} LINE's`,
    'Let this machine set its clock by the network (timedatectl set-ntp true).',
  );
}

/** The month's messages that cost something: pushes and multicasts. Answers are free. */
export async function checkQuota(line: LineCredentials, ask: AskLine): Promise<Finding> {
  const planned = await ask((client) => client.getMessageQuotaWithHttpInfo());
  const month = planned.kind === 'answer' ? plan.safeParse(planned.body) : undefined;
  if (!month?.success) return lineTrouble('quota', planned, line);
  const counted = await ask((client) => client.getMessageQuotaConsumptionWithHttpInfo());
  const usage = counted.kind === 'answer' ? consumption.safeParse(counted.body) : undefined;
  if (!usage?.success) return lineTrouble('quota', counted, line);
  const used = usage.data.totalUsage;
  const { type, value = 0 } = month.data;
  if (type !== 'limited') return ok('quota', `no monthly limit; ${used} used this month`);
  const left = Math.max(0, value - used);
  const says = `${left} of ${value} messages left this month (replies are free)`;
  const todo = 'Choose a larger plan in LINE Official Account Manager, or wait for the next month.';
  if (left === 0) return fail('quota', says, todo);
  return left * 100 < value * QUOTA_LOW_PERCENT ? warn('quota', says, todo) : ok('quota', says);
}
