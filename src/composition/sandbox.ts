import { randomBytes } from 'node:crypto';
import type { MovableClock } from '../adapters/clock/system-clock.ts';
import {
  addDays,
  addMonths,
  dateAt,
  dayOfMonth,
  instantOf,
  monthOf,
  type LocalDate,
} from '../domain/bangkok-time.ts';
import type { Group } from '../ports/stores/groups-store.ts';
import type { UnitOfWork } from '../ports/stores/stores.ts';
import { createLocalLine, type LocalLine, type SimUser } from '../simulator/local-line.ts';
import type { ClockPreset } from '../simulator/sim-api.ts';
import { keepClock } from './sandbox-clock.ts';

/** The local platform's idea of who the bot is; LINE's shape. */
export const SANDBOX_BOT_ID = 'U5a11a5a11a5a11a5a11a5a11a5a11a5a';
/** Messages a month of the sandbox's plan: LINE Thailand's largest fixed one. */
const SANDBOX_QUOTA = 35_000;
const MORNING = 9;

/**
 * Times worth jumping to: tomorrow morning, and around the next deposit day of each group that
 * somebody with a phone belongs to, theirs in the order of the people; of any group where none does.
 */
async function presets(
  uow: UnitOfWork,
  now: number,
  users: readonly SimUser[],
): Promise<ClockPreset[]> {
  const today = dateAt(now);
  const tomorrow = { key: 'tomorrow-9', at: instantOf(addDays(today, 1), MORNING) };
  const groups = await groupsOf(uow, users);
  const own = groups.flatMap((group, index) => {
    const day = nextDay([group], now);
    const suffix = index === 0 ? '' : ` ${group.code}`;
    return aroundDay(day, suffix, group.code);
  });
  if (own.length > 0) return [tomorrow, ...own];
  const any = (await uow.read.groups.page(undefined, 500)).filter(isActive);
  return [tomorrow, ...aroundDay(nextDay(any, now), '', undefined)];
}

const isActive = ({ state }: Group): boolean => state === 'active';

async function groupsOf(uow: UnitOfWork, users: readonly SimUser[]): Promise<Group[]> {
  const codes = users.flatMap(({ roles = [] }) => roles.map((role) => role.split(':')[1] ?? ''));
  const found: Group[] = [];
  for (const code of new Set(codes)) {
    const group = code.includes('-') ? await uow.read.groups.byCode(code) : undefined;
    if (group && isActive(group)) found.push(group);
  }
  return found;
}

/** The next deposit day of these groups whose eve is still ahead. */
function nextDay(groups: readonly Group[], now: number): LocalDate {
  const today = dateAt(now);
  const days = groups
    .flatMap(({ rules }) =>
      [0, 1, 2].map((ahead) => dayOfMonth(addMonths(monthOf(today), ahead), rules.depositDay)),
    )
    .filter((day) => day > today)
    .toSorted();
  return days.find((day) => instantOf(addDays(day, -1), MORNING) > now) ?? addDays(today, 2);
}

const aroundDay = (day: LocalDate, suffix: string, group: string | undefined): ClockPreset[] =>
  (
    [
      ['deposit-eve-9', addDays(day, -1)],
      ['deposit-day-9', day],
    ] as const
  ).map(([key, at]) => ({
    key: `${key}${suffix}`,
    at: instantOf(at, MORNING),
    ...(group !== undefined && { group }),
  }));

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
      presets: () => presets(uow, clock.now(), users),
    },
  });
}
