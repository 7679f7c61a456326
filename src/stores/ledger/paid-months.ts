import type { Month } from '../../domain/bangkok-time.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { EntryDraft } from '../../domain/ledger/entry-draft.ts';
import type { RecordReader, RecordWriter } from '../../ports/records/record-store.ts';
import { pledgeMonths } from '../schema/ledger-tables.ts';

interface PaidMonth {
  readonly memberId: string;
  readonly month: Month;
  readonly isStored: boolean;
  amount: bigint;
  entrySeq: number;
  isChanged: boolean;
}

/** By their keys they are read beside the accounts, and need not be sent before they are read again. */
const MONTHS_ONE_BY_ONE = 3;

/** The months of a group's members that a run of commands touches, as they become. */
export class PaidMonths {
  readonly #groupId: string;
  readonly #months = new Map<string, PaidMonth>();

  constructor(groupId: string) {
    this.#groupId = groupId;
  }

  isPaid(memberId: string, month: Month): boolean {
    return (this.#months.get(keyOf(memberId, month))?.amount ?? 0n) !== 0n;
  }

  /** Reads what these drafts touch, each member's in one reading. */
  async load(reader: RecordReader, drafts: readonly EntryDraft[]): Promise<void> {
    const wanted = [...monthsByMember(drafts)];
    await Promise.all(wanted.map(([memberId, months]) => this.#load(reader, memberId, months)));
  }

  /** @returns false when the entry bears a month that was not read */
  apply({ memberId, months, seq }: Entry): boolean {
    for (const { amount, month } of months) {
      const paid = this.#months.get(keyOf(memberId ?? '', month));
      if (paid === undefined) return false;
      paid.amount += amount;
      paid.entrySeq = seq;
      paid.isChanged = true;
    }
    return true;
  }

  async save(writer: RecordWriter): Promise<void> {
    const groupId = this.#groupId;
    for (const {
      amount,
      entrySeq,
      isChanged,
      isStored,
      memberId,
      month,
    } of this.#months.values()) {
      if (!isChanged) continue;
      if (amount !== 0n) {
        await writer.put(pledgeMonths, { groupId, memberId, month, amount, entrySeq });
      } else if (isStored) {
        await writer.remove(pledgeMonths, { groupId, memberId, month });
      }
    }
  }

  async #load(reader: RecordReader, memberId: string, months: ReadonlySet<Month>): Promise<void> {
    const sorted = [...months].toSorted();
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return;
    const groupId = this.#groupId;
    const rows =
      sorted.length <= MONTHS_ONE_BY_ONE
        ? await Promise.all(
            sorted.map((month) => reader.get(pledgeMonths, { groupId, memberId, month })),
          )
        : await reader.find(pledgeMonths, {
            index: 'key',
            eq: { groupId, memberId },
            range: { gte: first, lte: last },
          });
    const stored = new Map(rows.flatMap((row) => (row ? [[row.month, row]] : [])));
    for (const month of months) {
      const { amount = 0n, entrySeq = 0 } = stored.get(month) ?? {};
      const isStored = stored.has(month);
      const paid = { memberId, month, isStored, amount, entrySeq, isChanged: false };
      this.#months.set(keyOf(memberId, month), paid);
    }
  }
}

function monthsByMember(drafts: readonly EntryDraft[]): Map<string, Set<Month>> {
  const byMember = new Map<string, Set<Month>>();
  for (const { memberId, months } of drafts) {
    if (memberId === null || months.length === 0) continue;
    const known = byMember.get(memberId) ?? new Set();
    for (const { month } of months) known.add(month);
    byMember.set(memberId, known);
  }
  return byMember;
}

function keyOf(memberId: string, month: Month): string {
  return `${month}:${memberId}`;
}
