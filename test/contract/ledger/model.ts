import type { LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';

/** Outcomes in the model's words: `posted 3 2569/0002`, `refused month-already-paid 2026-11`. */
export type Outcome = string;

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
  seq = 0;
  clock: number;
  receiptYear = '';
  receiptNo = 0;
  readonly balances = new Map<string, bigint>();
  readonly months = new Map<string, bigint>();
  readonly answers = new Map<string, Recorded>();

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

  balance(account: string): bigint {
    return this.balances.get(account) ?? 0n;
  }

  #decide(command: LedgerCommand, recordedAt: number): Outcome {
    const reason =
      this.#refuseNow(command.at) ??
      this.#refuseDate(command, recordedAt) ??
      refuseContent(command) ??
      this.#refuseMonths(command, recordedAt) ??
      this.#refusePoor(command) ??
      this.#refuseCap(command) ??
      this.#refuseRest(command) ??
      refuseOneAlone(command);
    if (reason !== undefined) return `refused ${reason}`;
    this.seq += 1;
    this.clock = recordedAt;
    for (const [account, amount] of movesOf(command)) {
      this.balances.set(account, this.balance(account) + amount);
    }
    for (const [month, amount] of sharesOf(command)) {
      const key = `${command.memberId} ${month}`;
      this.months.set(key, (this.months.get(key) ?? 0n) + amount);
    }
    if (WITHOUT_RECEIPT.includes(command.kind)) return `posted ${this.seq} -`;
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
    if (date === undefined) return undefined;
    const today = day(recordedAt);
    const earliest = day(recordedAt - (policy?.backdateDays ?? 30) * DAY_MS);
    if (date > today) return `date-in-future ${today}`;
    if (date < this.openedOn) return `date-before-opening ${this.openedOn}`;
    return date < earliest ? `date-too-old ${earliest}` : undefined;
  }

  #refuseMonths(command: LedgerCommand, recordedAt: number): string | undefined {
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
  #refusePoor(command: LedgerCommand): string | undefined {
    if (command.kind === 'opening-balance') return undefined;
    const poor = movesOf(command).find(
      ([account, amount]) => account !== 'suspense' && this.balance(account) + amount < 0n,
    );
    return poor && `balance-too-low ${named(poor[0])} ${this.balance(poor[0])}`;
  }

  #refuseCap(command: LedgerCommand): string | undefined {
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

function refuseContent(command: LedgerCommand): string | undefined {
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

function movesOf(command: LedgerCommand): [string, bigint][] {
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
function sharesOf(command: LedgerCommand): [string, bigint][] {
  if (command.kind !== 'deposit') return [];
  const months = [...command.months].sort();
  const count = BigInt(months.length);
  return months.map((month, index) => {
    const odd = BigInt(index) < command.amount % count ? 1n : 0n;
    return [month, command.amount / count + odd];
  });
}
