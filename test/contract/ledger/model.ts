import type { LedgerCommand, ReversalCommand } from '../../../src/domain/ledger/ledger-command.ts';

/** Outcomes in the model's words: `posted 3 2569/0002`, `refused month-already-paid 2026-11`. */
export type Outcome = string;

interface Line {
  moves: [string, bigint][];
  shares: [string, bigint][];
  isReversal: boolean;
  /** The day it bears. */
  date: string;
  takenBackBy?: number;
}

interface Recorded {
  asked: string;
  outcome: Outcome;
}

const BANGKOK_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const day = (ms: number) => new Date(ms + BANGKOK_MS).toISOString().slice(0, 10);
const monthNumber = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));

/**
 * The ledger of one group as one would explain it at a table: a list of lines and a list of
 * answers. Written apart from the rules it is compared with, and shares no code with them.
 */
export class LedgerModel {
  readonly openedOn: string;
  frozen = false;
  /** Last month that is closed; '' before the first. */
  closed = '';
  seq = 0;
  clock: number;
  receiptYear = '';
  receiptNo = 0;
  readonly balances = new Map<string, bigint>();
  readonly months = new Map<string, bigint>();
  readonly answers = new Map<string, Recorded>();
  /** What each line moved, by its number, and the line that took it back. */
  readonly lines: Line[] = [];
  /** The reversal whose money the next line has to bring back. */
  owed: Line | undefined;

  constructor(openedOn: string, openedAt: number) {
    this.openedOn = openedOn;
    this.clock = openedAt;
  }

  run(command: LedgerCommand): Outcome {
    const { at, groupId: _groupId, idemKey, policy: _policy, ...content } = command;
    const asked = JSON.stringify(content, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    const answer = this.answers.get(idemKey);
    if (answer) return answer.asked === asked ? `replayed ${answer.outcome}` : 'mismatch';
    const outcome = this.#decide(command, Math.max(at, this.clock));
    this.answers.set(idemKey, { asked, outcome });
    return outcome;
  }

  /** A wrong line out and the right one in, or neither. The keys are new. */
  runTogether(wrong: ReversalCommand, right: LedgerCommand): Outcome[] {
    const { balances, clock, lines, months, receiptNo, receiptYear, seq } = this;
    const before = { clock, receiptNo, receiptYear, seq };
    const kept = [new Map(balances), new Map(months), structuredClone(lines)] as const;
    const outcomes = [this.run(wrong)];
    if (outcomes[0]?.startsWith('posted')) {
      this.owed = lines.at(-1);
      outcomes.push(this.run(right));
      this.owed = undefined;
    }
    if (outcomes[1]?.startsWith('posted')) return outcomes;
    Object.assign(this, before);
    restore(balances, kept[0]);
    restore(months, kept[1]);
    lines.splice(0, lines.length, ...kept[2]);
    return [wrong, right].map(({ idemKey }, index) => {
      const own = outcomes[index] ?? '';
      const outcome = own.startsWith('refused') ? own : 'refused together';
      this.answers.set(idemKey, { asked: '', outcome });
      return outcome;
    });
  }

  /** Closes a month, if it may be closed now. */
  close(month: string, at: number): Outcome {
    const today = day(Math.max(at, this.clock));
    if (this.frozen) return 'refused frozen';
    if (monthNumber(month) >= monthNumber(today)) return 'refused not-over';
    if (monthNumber(month) < monthNumber(this.openedOn)) return 'refused before-opening';
    const ahead = this.closed === '' ? 1 : monthNumber(month) - monthNumber(this.closed);
    if (ahead < 1) return 'refused closed-already';
    if (ahead > 1) return 'refused not-next';
    this.closed = month;
    return 'closed';
  }

  /** What the lines that bear a day of this month or before come to, by account type. */
  typesThrough(month: string): Map<string, bigint> {
    const sums = new Map<string, bigint>();
    for (const { date, moves } of this.lines) {
      if (monthNumber(date) > monthNumber(month)) continue;
      for (const [account, amount] of moves) {
        const type = account.split(' ').at(-1) ?? account;
        sums.set(type, (sums.get(type) ?? 0n) + amount);
      }
    }
    return sums;
  }

  balance(account: string): bigint {
    return this.balances.get(account) ?? 0n;
  }

  #decide(command: LedgerCommand, recordedAt: number): Outcome {
    if (command.kind === 'reversal') return this.#takeBack(command, recordedAt);
    const reason =
      this.#refuseNow(command.at) ??
      this.#refuseDate(command, recordedAt) ??
      refuseContent(command) ??
      this.#refuseMonths(command, recordedAt) ??
      this.#refuseOwed(movesOf(command)) ??
      this.#refusePoor(command) ??
      this.#refuseCap(command) ??
      this.#refuseRest(command) ??
      refuseOneAlone(command);
    if (reason !== undefined) return `refused ${reason}`;
    const shares = sharesOf(command).map(([month, amount]): [string, bigint] => [
      `${command.memberId} ${month}`,
      amount,
    ]);
    const date = command.effectiveDate ?? day(recordedAt);
    this.#write({ moves: movesOf(command), shares, isReversal: false, date }, recordedAt);
    if (WITHOUT_RECEIPT.includes(command.kind)) return `posted ${this.seq} -`;
    return this.#receipt(recordedAt);
  }

  #takeBack(command: ReversalCommand, recordedAt: number): Outcome {
    const { actor, approvers = [], replaced, reversesSeq: seq } = command;
    const line = this.lines[seq - 1];
    const early = this.#refuseNow(command.at) ?? this.#refuseDate(command, recordedAt);
    if (early !== undefined) return `refused ${early}`;
    if (!line) return `refused entry-unknown ${seq}`;
    if (line.isReversal) return `refused is-reversal ${seq}`;
    if (line.takenBackBy !== undefined)
      return `refused already-reversed ${seq} ${line.takenBackBy}`;
    const back = ([name, amount]: [string, bigint]): [string, bigint] => [name, -amount];
    const moves = line.moves.map(back);
    const isSafe = (account: string) =>
      account === 'suspense' || account === 'opening' || (replaced && !account.includes(' '));
    const poor = moves.find(
      ([account, amount]) => !isSafe(account) && this.balance(account) + amount < 0n,
    );
    if (poor) return `refused balance-too-low ${named(poor[0])} ${this.balance(poor[0])}`;
    if (!approvers.some((one) => one !== actor)) return 'refused approvers-missing 1';
    line.takenBackBy = this.seq + 1;
    const date = command.effectiveDate ?? day(recordedAt);
    this.#write({ moves, shares: line.shares.map(back), isReversal: true, date }, recordedAt);
    return this.#receipt(recordedAt);
  }

  #write(line: Line, recordedAt: number): void {
    this.seq += 1;
    this.clock = recordedAt;
    this.lines.push(line);
    for (const [account, amount] of line.moves) {
      this.balances.set(account, this.balance(account) + amount);
    }
    for (const [key, amount] of line.shares) {
      const total = (this.months.get(key) ?? 0n) + amount;
      if (total === 0n) this.months.delete(key);
      else this.months.set(key, total);
    }
  }

  /** What a reversal took of the group's own money must be back. */
  #refuseOwed(moves: readonly [string, bigint][]): string | undefined {
    for (const [account, taken] of this.owed?.moves ?? []) {
      if (account.includes(' ') || account === 'suspense' || account === 'opening') continue;
      const back = moves.find(([name]) => name === account)?.[1] ?? 0n;
      if (this.balance(account) + back >= 0n) continue;
      return `balance-too-low ${account} ${this.balance(account) - taken}`;
    }
    return undefined;
  }

  #receipt(recordedAt: number): Outcome {
    const year = String(Number(day(recordedAt).slice(0, 4)) + 543);
    this.receiptNo = year === this.receiptYear ? this.receiptNo + 1 : 1;
    this.receiptYear = year;
    return `posted ${this.seq} ${year}/${String(this.receiptNo).padStart(4, '0')}`;
  }

  #refuseNow(at: number): string | undefined {
    if (this.frozen) return 'frozen';
    return this.clock - at > 300_000 ? 'clock-behind' : undefined;
  }

  #refuseDate({ effectiveDate: date, policy }: LedgerCommand, recordedAt: number) {
    const today = day(recordedAt);
    const month = (date ?? today).slice(0, 7);
    if (date === undefined) return this.#refuseClosed(month);
    const earliest = day(recordedAt - (policy?.backdateDays ?? 30) * DAY_MS);
    if (date > today) return `date-in-future ${today}`;
    if (date < this.openedOn) return `date-before-opening ${this.openedOn}`;
    return this.#refuseClosed(month) ?? (date < earliest ? `date-too-old ${earliest}` : undefined);
  }

  #refuseClosed(month: string): string | undefined {
    if (this.closed === '' || monthNumber(month) > monthNumber(this.closed)) return undefined;
    const [year = 0, number = 0] = this.closed.split('-').map(Number);
    const next =
      number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    return `month-closed ${month} ${next}-01`;
  }

  #refuseMonths(command: Plain, recordedAt: number): string | undefined {
    const shares = sharesOf(command);
    const paidOn = monthNumber(command.effectiveDate ?? day(recordedAt));
    for (const [month] of shares) {
      const distance = monthNumber(month) - paidOn;
      if (distance > 36 || distance < -120) return `month-out-of-range ${month}`;
    }
    if (command.kind === 'deposit' && command.extra) return undefined;
    const paid = shares.find(([month]) => this.months.has(`${command.memberId} ${month}`));
    return paid && `month-already-paid ${paid[0]}`;
  }

  /** Nobody's savings, no box and no bank can pay what is not there. */
  #refusePoor(command: Plain): string | undefined {
    if (command.kind === 'opening-balance') return undefined;
    const poor = movesOf(command).find(
      ([account, amount]) => account !== 'suspense' && this.balance(account) + amount < 0n,
    );
    return poor && `balance-too-low ${named(poor[0])} ${this.balance(poor[0])}`;
  }

  #refuseCap(command: Plain): string | undefined {
    const cap = command.policy?.caps?.['special'];
    if (cap === undefined) return undefined;
    const over = movesOf(command).find(
      ([account, amount]) =>
        account.endsWith(' special') && amount > 0n && this.balance(account) + amount > cap,
    );
    return over && `over-cap ${named(over[0])} ${this.balance(over[0])} ${cap}`;
  }

  #refuseRest(command: LedgerCommand): string | undefined {
    if (command.kind !== 'refund') return undefined;
    for (const own of ['pledge', 'special'] as const) {
      const rest = this.balance(`${command.memberId} ${own}`) - command[own];
      if (rest !== 0n) return `balance-left member:${command.memberId}:${own} ${rest}`;
    }
    return undefined;
  }
}

function restore<K, V>(map: Map<K, V>, kept: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of kept) map.set(key, value);
}

const WITHOUT_RECEIPT: readonly string[] = [
  'opening-balance',
  'bank-interest',
  'bank-pay-in',
  'bank-take-out',
  'suspense',
];

const named = (account: string) => {
  const [memberId, type] = account.split(' ');
  return type === undefined ? account : `member:${memberId}:${type}`;
};

function refuseOneAlone({ actor, approvers = [], kind, policy }: LedgerCommand) {
  const own = ['special-withdrawal', 'refund', 'suspense'].includes(kind) ? 1 : 0;
  const needed = Math.max(own, policy?.approversMin ?? 0);
  const others = new Set(approvers);
  others.delete(actor);
  return others.size < needed ? `approvers-missing ${needed}` : undefined;
}

type Plain = Exclude<LedgerCommand, ReversalCommand>;

function refuseContent(command: Plain): string | undefined {
  const outOfRange = (amount: bigint) => amount < 1n || amount > 1_000_000_000_000n;
  if (command.kind === 'opening-balance') {
    const amounts = Object.values(command.balances);
    const total = amounts.reduce((sum, amount) => sum + amount, 0n);
    return amounts.some(outOfRange) || outOfRange(total) ? 'amount-out-of-range' : undefined;
  }
  if (command.kind === 'refund') {
    const { pledge, shares, special } = command;
    if (pledge < 0n || special < 0n || outOfRange(pledge + special)) return 'amount-out-of-range';
    const sum = shares.reduce((total, share) => total + share, 0);
    return shares.length === 0 || sum === 10_000 ? undefined : 'shares-invalid';
  }
  if (outOfRange(command.amount)) return 'amount-out-of-range';
  if (command.kind !== 'deposit') return undefined;
  const { amount, months, target } = command;
  if (target === 'special') return months.length > 0 ? 'months-not-allowed' : undefined;
  if (months.length === 0) return 'months-missing';
  const repeated = months.find((month, index) => months.indexOf(month) < index);
  if (repeated !== undefined) return `month-repeated ${repeated}`;
  return amount < months.length ? 'amount-out-of-range' : undefined;
}

function movesOf(command: Plain): [string, bigint][] {
  if (command.kind === 'opening-balance') {
    return Object.entries(command.balances).map(([type, amount]) => [
      command.memberId === null ? type : `${command.memberId} ${type}`,
      amount,
    ]);
  }
  const { memberId } = command;
  if (command.kind === 'refund') {
    const { pledge, special } = command;
    return [
      ...(pledge > 0n ? [[`${memberId} pledge`, -pledge] as [string, bigint]] : []),
      ...(special > 0n ? [[`${memberId} special`, -special] as [string, bigint]] : []),
      [command.channel === 'cash' ? 'cash' : 'bank', -pledge - special],
    ];
  }
  const { amount } = command;
  if (command.kind === 'bank-pay-in' || command.kind === 'bank-take-out') {
    const into = command.kind === 'bank-pay-in' ? amount : -amount;
    return [
      ['bank', into],
      ['cash', -into],
    ];
  }
  if (command.kind === 'suspense') {
    const found = command.found === 'over' ? amount : -amount;
    return [
      [command.place, found],
      ['suspense', found],
    ];
  }
  const money =
    'channel' in command && command.channel === 'cash' && command.kind !== 'bank-interest'
      ? 'cash'
      : 'bank';
  switch (command.kind) {
    case 'special-withdrawal':
      return [
        [`${memberId} special`, -amount],
        [money, -amount],
      ];
    case 'expense':
      return [
        [money, -amount],
        ['expenses', amount],
      ];
    case 'deposit':
      return [
        [money, amount],
        [`${memberId} ${command.target}`, amount],
      ];
    default:
      return [
        [money, amount],
        [EARNED[command.kind], amount],
      ];
  }
}

const EARNED = {
  'entrance-fee': 'fees',
  fine: 'fines',
  'bank-interest': 'interest',
  'other-income': 'other-income',
} as const;

/** What a payment counts for each month: evenly, the odd satang to the oldest months. */
function sharesOf(command: Plain): [string, bigint][] {
  if (command.kind !== 'deposit') return [];
  const months = [...command.months].sort();
  const count = BigInt(months.length);
  return months.map((month, index) => {
    const odd = BigInt(index) < command.amount % count ? 1n : 0n;
    return [month, command.amount / count + odd];
  });
}
