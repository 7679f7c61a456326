import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { instantOf } from '../../../src/domain/bangkok-time.ts';
import { advanceHead } from '../../../src/domain/ledger/advance-head.ts';
import { genesisHash, inputHash } from '../../../src/domain/ledger/chain.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import { draftEntry } from '../../../src/domain/ledger/draft-entry.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import type { DepositCommand, LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { EMPTY_ACCOUNT } from '../../../src/domain/ledger/ledger-head.ts';
import type { AccountState, LedgerHead } from '../../../src/domain/ledger/ledger-head.ts';
import type { LedgerState } from '../../../src/domain/ledger/ledger-state.ts';
import { prepareEntry } from '../../../src/domain/ledger/prepare-entry.ts';
import type { Prepared } from '../../../src/domain/ledger/prepare-entry.ts';

export const rules = { sha256, chart: STANDARD_CHART };
export const OPENED_ON = '2026-01-01';
/** Noon in Bangkok on a deposit day. */
export const NOON = instantOf('2026-11-05', 12);

export function emptyHead(over: Partial<LedgerHead> = {}): LedgerHead {
  return {
    groupId: 'g1',
    openedOn: OPENED_ON,
    seq: 0,
    hash: genesisHash('g1', OPENED_ON, sha256),
    recordedAt: instantOf(OPENED_ON),
    receiptYear: 0,
    receiptNo: 0,
    state: 'open',
    frozenReason: null,
    closedThrough: null,
    ownAccounts: null,
    ...over,
  };
}

/** Books in plain maps. */
export class PlainBooks implements LedgerState {
  head: LedgerHead;
  readonly accounts = new Map<string, AccountState>();
  readonly paid = new Map<string, bigint>();
  readonly entries: Entry[] = [];

  constructor(head: LedgerHead = emptyHead()) {
    this.head = head;
  }

  account(name: string): AccountState {
    return this.accounts.get(name) ?? EMPTY_ACCOUNT;
  }

  isMonthPaid(memberId: string, month: string): boolean {
    return (this.paid.get(`${memberId} ${month}`) ?? 0n) !== 0n;
  }

  entry(seq: number): Entry | undefined {
    return this.entries.find((entry) => entry.seq === seq);
  }

  reversalOf(seq: number): number | undefined {
    return this.entries.find((entry) => entry.reversesSeq === seq)?.seq;
  }

  prepare(command: LedgerCommand): Prepared {
    const proposal = {
      command,
      inputHash: inputHash(command, sha256),
      draft: draftEntry(command, (seq) => this.entry(seq)),
    };
    return prepareEntry(proposal, this, rules);
  }

  /** Prepares and takes in; the command must succeed. */
  post(command: LedgerCommand): Entry {
    const prepared = this.prepare(command);
    if (prepared.kind === 'refused') throw new Error(`refused: ${prepared.reason}`);
    this.take(prepared.entry);
    return prepared.entry;
  }

  take(entry: Entry): void {
    this.head = advanceHead(this.head, entry);
    this.entries.push(entry);
    for (const { account, accountSeq, balanceAfter } of entry.postings) {
      this.accounts.set(account, { accountSeq, balance: balanceAfter });
    }
    for (const { amount, month } of entry.months) {
      const key = `${entry.memberId} ${month}`;
      this.paid.set(key, (this.paid.get(key) ?? 0n) + amount);
    }
  }
}

export function deposit(over: Partial<DepositCommand> = {}): DepositCommand {
  return {
    kind: 'deposit',
    groupId: 'g1',
    idemKey: 'flow:f1:confirm',
    actor: 'treasurer1',
    at: NOON,
    memberId: 'm1',
    target: 'pledge',
    months: ['2026-11'],
    amount: 10_000n,
    channel: 'cash',
    ...over,
  };
}
