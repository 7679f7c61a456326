import type { DemoData, DemoGroup, DemoJournal } from '../../../src/demo/demo-data.ts';
import type { Month } from '../../../src/domain/bangkok-time.ts';
import type { Member } from '../../../src/ports/stores/members-store.ts';

export interface Account {
  group: DemoGroup;
  member: Member;
  /** Satang. */
  pledge: bigint;
  months: Month[];
  deposits: number;
}

export interface Books {
  journals: Map<DemoGroup, DemoJournal>;
  accounts: Account[];
}

/** What the journals of a demo come to for each member, without any store. */
export function booksOf(demo: DemoData): Books {
  const journals = new Map(demo.groups.map((group) => [group, group.journal()]));
  const accounts = demo.groups.flatMap((group) => accountsOf(group, journals.get(group)));
  return { journals, accounts };
}

function accountsOf(group: DemoGroup, journal: DemoJournal | undefined): Account[] {
  const byId = new Map<string, Account>(
    group.members.map((member) => [
      member.memberId,
      { group, member, pledge: 0n, months: [], deposits: 0 },
    ]),
  );
  for (const command of journal?.commands ?? []) {
    const account = command.memberId === null ? undefined : byId.get(command.memberId);
    if (!account) continue;
    if (command.kind === 'opening-balance') account.pledge += command.balances.pledge ?? 0n;
    if (command.kind !== 'deposit') continue;
    account.pledge += command.amount;
    account.months.push(...command.months);
    account.deposits += 1;
  }
  return [...byId.values()];
}

/** The value at a share of the sorted list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? NaN;
}
