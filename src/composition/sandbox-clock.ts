import { createMovableClock, type MovableClock } from '../adapters/clock/system-clock.ts';
import type { UnitOfWork } from '../ports/stores/stores.ts';

/** How far ahead of the machine's clock the sandbox's stands, ms; kept with the books. */
const CLOCK_SETTING = 'sandbox-clock-offset';

/** The sandbox's clock, where it was left: books never go back in time, so neither does it. */
export async function resumeClock(uow: UnitOfWork, clock: MovableClock): Promise<void> {
  const offset = Number((await uow.read.settings.get(CLOCK_SETTING)) ?? '0');
  if (offset > clock.offsetMs) clock.moveTo(Date.now() + offset);
}

export function newSandboxClock(): MovableClock {
  return createMovableClock(0);
}

export async function keepClock(uow: UnitOfWork, clock: MovableClock): Promise<void> {
  const offset = String(Math.round(clock.offsetMs));
  await uow.transact((stores) => stores.settings.put(CLOCK_SETTING, offset, clock.now()));
}
