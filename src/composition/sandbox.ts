import { randomBytes } from 'node:crypto';
import { createMovableClock, type MovableClock } from '../adapters/clock/system-clock.ts';
import {
  addDays,
  addMonths,
  dateAt,
  dayOfMonth,
  instantOf,
  monthOf,
} from '../domain/bangkok-time.ts';
import type { UnitOfWork } from '../ports/stores/stores.ts';
import { createLocalLine, type LocalLine, type SimUser } from '../simulator/local-line.ts';

/** The local platform's idea of who the bot is; LINE's shape. */
export const SANDBOX_BOT_ID = 'U5a11a5a11a5a11a5a11a5a11a5a11a5a';
/** Messages a month of the sandbox's plan: LINE Thailand's largest fixed one. */
const SANDBOX_QUOTA = 35_000;
const CLOCK_SETTING = 'sandbox-clock-offset';
const MORNING = 9;

/** The sandbox's clock, where it was left: books never go back in time, so neither does it. */
export async function resumeClock(uow: UnitOfWork, clock: MovableClock): Promise<void> {
  const offset = Number((await uow.read.settings.get(CLOCK_SETTING)) ?? '0');
  if (offset > clock.offsetMs) clock.moveTo(Date.now() + offset);
}

export function newSandboxClock(): MovableClock {
  return createMovableClock(0);
}

async function keepClock(uow: UnitOfWork, clock: MovableClock): Promise<void> {
  const offset = String(Math.round(clock.offsetMs));
  await uow.transact((stores) => stores.settings.put(CLOCK_SETTING, offset, clock.now()));
}

/** Times worth jumping to: tomorrow morning, and around the next deposit day of any group. */
async function presets(uow: UnitOfWork, now: number): Promise<{ key: string; at: number }[]> {
  const today = dateAt(now);
  const groups = await uow.read.groups.page(undefined, 500);
  const days = groups
    .filter((group) => group.state === 'active')
    .flatMap(({ rules }) =>
      [0, 1].map((ahead) => dayOfMonth(addMonths(monthOf(today), ahead), rules.depositDay)),
    )
    .filter((day) => day > today)
    .toSorted();
  const next = days.find((day) => instantOf(addDays(day, -1), MORNING) > now) ?? addDays(today, 2);
  return [
    { key: 'tomorrow-9', at: instantOf(addDays(today, 1), MORNING) },
    { key: 'deposit-eve-9', at: instantOf(addDays(next, -1), MORNING) },
    { key: 'deposit-day-9', at: instantOf(next, MORNING) },
  ];
}

export interface SandboxParts {
  uow: UnitOfWork;
  clock: MovableClock;
  users: SimUser[];
  webhookUrl: string;
  credentials: { channelSecret: string; channelAccessToken: string };
  /** Does all that is due after the clock was moved. */
  catchUp(): Promise<void>;
}

export const sandboxCredentials = () => ({
  channelSecret: randomBytes(16).toString('hex'),
  channelAccessToken: randomBytes(32).toString('base64url'),
});

/** A LINE platform on this machine, with the demo's people holding the phones. */
export function startSandbox(parts: SandboxParts): LocalLine {
  const { uow, clock, users, webhookUrl, credentials } = parts;
  return createLocalLine({
    ...credentials,
    botUserId: SANDBOX_BOT_ID,
    webhookUrl,
    users,
    quota: { limit: SANDBOX_QUOTA },
    clock: {
      now: () => clock.now(),
      async advanceTo(ms) {
        clock.moveTo(ms);
        await keepClock(uow, clock);
        await parts.catchUp();
      },
      presets: () => presets(uow, clock.now()),
    },
  });
}
