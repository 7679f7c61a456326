import { memberAccount } from '../../../../src/domain/ledger/account-name.ts';
import type { RecordStore } from '../../../../src/ports/records/record-store.ts';
import {
  ledgerAccounts,
  ledgerEntries,
  pledgeMonths,
} from '../../../../src/stores/schema/ledger-tables.ts';
import { members } from '../../../../src/stores/schema/members.ts';
import type { PaperBook } from './paper-book.ts';

const ALL = { limit: 1_000_000 };

/** What the store has otherwise than the book on paper. */
export async function booksFaults(
  disk: RecordStore,
  book: PaperBook,
  groupId: string,
): Promise<string[]> {
  const inGroup = <R extends { groupId: string }>(rows: readonly R[]): R[] =>
    rows.filter((row) => row.groupId === groupId);
  const people = inGroup(await disk.scan(members, ALL));
  const numbers = new Map(people.map(({ memberId, memberNo }) => [memberId, memberNo]));
  const accounts = inGroup(await disk.scan(ledgerAccounts, ALL));
  const entries = inGroup(await disk.scan(ledgerEntries, ALL));
  const months = inGroup(await disk.scan(pledgeMonths, ALL));
  const balances = new Map(accounts.map(({ account, balance }) => [account as string, balance]));
  const faults: string[] = [];
  const bad = (what: string, real: bigint, paper: bigint): void => {
    if (real !== paper)
      faults.push(`${groupId}: ${what} is ${real} in the books, ${paper} on paper`);
  };
  for (const { memberId, memberNo } of people) {
    for (const savings of ['pledge', 'special'] as const) {
      const real = -(balances.get(memberAccount(memberId, savings)) ?? 0n);
      bad(`${savings} of ${memberNo}`, real, book.savings(groupId, memberNo, savings));
    }
  }
  for (const place of ['cash', 'bank'] as const)
    bad(place, balances.get(place) ?? 0n, book.held(groupId, place));
  const paid = months.map(({ memberId, month }) => `${numbers.get(memberId)} ${month}`).toSorted();
  faults.push(...differing(groupId, 'month', paid, book.monthsPaid(groupId)));
  const booked = entries.map(
    ({ kind, receiptNo, seq }) => receiptNo ?? (kind === 'suspense' ? kind : `#${seq}`),
  );
  const told = book.lines
    .filter(({ group }) => group === groupId)
    .map(({ kind, no }) => (kind === 'suspense' ? kind : no));
  faults.push(...differing(groupId, 'entry', booked.toSorted(), told.toSorted()));
  return faults;
}

/** What one list has and the other has not, each as often as it is there. */
function differing(
  groupId: string,
  what: string,
  real: readonly string[],
  paper: readonly string[],
): string[] {
  const left = [...paper];
  const unknown = real.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...unknown.map(
      (one) => `${groupId}: ${what} ${one} is in the books, and nobody was told of it`,
    ),
    ...left.map((one) => `${groupId}: ${what} ${one} was told, and is not in the books`),
  ];
}
