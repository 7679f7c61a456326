import { instantOf } from '../../domain/bangkok-time.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import type { Opening } from '../demo-time.ts';
import { BAHT } from '../places/group-plan.ts';
import type { Random } from '../random.ts';
import type { Saver } from './saver.ts';

export interface JournalScene {
  readonly groupId: string;
  readonly opening: Opening;
  readonly feeSatang: bigint;
  /** Person who records deposits. */
  readonly treasurer: string;
  readonly random: Random;
}

type WithoutNumber<C> = C extends LedgerCommand ? Omit<C, 'groupId' | 'idemKey'> : never;
type Unnumbered = WithoutNumber<LedgerCommand>;

const TRANSFER_SHARE = 0.15;
const SPECIAL_SHARE = 0.06;
const RESERVE_PERCENT = 8n;
const CASH_BOX = 3_000n * BAHT;
const OPENING_RECORDER = 'system';

/** All commands of a group, in order of time; ones of the same second in order of member numbers. */
export function commandsOf(
  scene: JournalScene,
  savers: readonly Saver[],
  openings: readonly bigint[],
): LedgerCommand[] {
  const later = savers.flatMap((saver) => laterCommands(scene, saver));
  const all = [...openingCommands(scene, savers, openings), ...later];
  return all
    .map((command, index) => ({ command, index }))
    .toSorted((a, b) => a.command.at - b.command.at || a.index - b.index)
    .map(
      ({ command }, index) =>
        ({ ...command, groupId: scene.groupId, idemKey: `demo:${index + 1}` }) as LedgerCommand,
    );
}

/** What was taken over from paper: each member's savings, then what the group itself has. */
function openingCommands(
  { opening }: JournalScene,
  savers: readonly Saver[],
  openings: readonly bigint[],
): Unnumbered[] {
  const base = { kind: 'opening-balance', actor: OPENING_RECORDER } as const;
  const commands: Unnumbered[] = [];
  let saved = 0n;
  savers.forEach(({ monthsBefore, plan, random }, index) => {
    const pledge = openings[index] ?? 0n;
    if (pledge === 0n) return;
    const { memberId } = plan.member;
    const special = monthsBefore > 0 ? specialSavings(random.fork('special')) : 0n;
    const balances = special > 0n ? { pledge, special } : { pledge };
    saved += pledge + special;
    commands.push({ ...base, memberId, balances, at: opening.at + index * 1_000 });
  });
  if (saved === 0n) return [];
  const balances = { cash: CASH_BOX, bank: (saved * (100n + RESERVE_PERCENT)) / 100n };
  const at = opening.at + savers.length * 1_000;
  return [...commands, { ...base, memberId: null, balances, at }];
}

function specialSavings(random: Random): bigint {
  return random.chance(SPECIAL_SHARE) ? BigInt(random.between(2, 60)) * 100n * BAHT : 0n;
}

function laterCommands(
  scene: JournalScene,
  { monthsBefore, payments, plan, random }: Saver,
): Unnumbered[] {
  const { memberId, joinedOn, pledgeSatang } = plan.member;
  const actor = scene.treasurer;
  const channels = random.fork('channels');
  const commands: Unnumbered[] = payments.map(({ at, months }) => ({
    kind: 'deposit',
    memberId,
    target: 'pledge',
    months,
    amount: pledgeSatang * BigInt(months.length),
    channel: channels.chance(TRANSFER_SHARE) ? 'transfer' : 'cash',
    actor,
    at,
  }));
  if (monthsBefore === 0 && joinedOn > scene.opening.openedOn && scene.feeSatang > 0n) {
    const amount = scene.feeSatang;
    const at = instantOf(joinedOn, 16);
    commands.push({ kind: 'entrance-fee', memberId, amount, channel: 'cash', actor, at });
  }
  return commands;
}
