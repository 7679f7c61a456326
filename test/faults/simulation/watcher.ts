import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type { RowOf } from '../../../src/ports/records/table.ts';
import {
  ledgerAccounts,
  ledgerCommands,
  ledgerEntries,
  ledgerHeads,
} from '../../../src/stores/schema/ledger-tables.ts';
import { members } from '../../../src/stores/schema/members.ts';
import { posts } from '../../../src/stores/schema/posts.ts';
import { verifyStore } from '../../../src/stores/ledger/verify/verify-store.ts';

type EntryRow = RowOf<typeof ledgerEntries>;
type CommandRow = RowOf<typeof ledgerCommands>;

const ALL = { limit: 1_000_000 };
/** Above this a second officer agrees in the first group; in the other one, too. */
export const CEILING_SATANG = 100_000n;
/** Who may have asked, and who may have agreed, by kind of entry: said here again, apart from the rules. */
const TAKES_ANOTHER = ['reversal', 'suspense', 'refund', 'special-withdrawal'];
const MAY_AGREE: Readonly<Record<string, readonly string[]>> = {
  suspense: ['chair', 'secretary', 'auditor'],
};
const OFFICERS = ['chair', 'auditor'];
/** Decides over a correction where the committee has nobody else. */
const FIELD_OFFICER = 'p-fieldofficer';

/** Looks at the books from outside, as they are on the disk, and remembers how they were. */
export class Watcher {
  readonly faults: string[] = [];
  /** How many entries of each kind were posted. */
  readonly kinds = new Map<string, number>();
  readonly #judged = new Map<string, number>();
  #entries = new Map<string, EntryRow>();
  #commands = new Map<string, CommandRow>();

  /**
   * Whether whoever posted since the last time may: asked at once, while their posts are the same.
   * @returns whether there is anything new
   */
  async judgeNew(disk: RecordStore): Promise<boolean> {
    let hasNew = false;
    for (const { groupId, seq } of await disk.scan(ledgerHeads, ALL)) {
      const before = this.#judged.get(groupId) ?? 0;
      if (seq === before) continue;
      hasNew = true;
      this.#judged.set(groupId, seq);
      const roles = await rolesOf(disk);
      for (let at = before + 1; at <= seq; at += 1) {
        const entry = await disk.reader.get(ledgerEntries, { groupId, seq: at });
        if (!entry) throw new Error(`no entry ${groupId}/${at}`);
        this.kinds.set(entry.kind, (this.kinds.get(entry.kind) ?? 0) + 1);
        // A correction is two entries; both members are concerned by each.
        const [before, after] = [at - 1, at + 1].map((other) => ({ groupId, seq: other }));
        const other = entry.facts['replaced'] === true ? after : before;
        const isPair = entry.facts['replaced'] === true || entry.facts['corrects'] !== undefined;
        const pair = isPair && other ? await disk.reader.get(ledgerEntries, other) : undefined;
        this.faults.push(...authorityFaults(entry, roles, pair?.memberId ?? null));
      }
    }
    return hasNew;
  }

  /** I1–I7 and I9–I12, over everything. */
  async look(disk: RecordStore): Promise<void> {
    for await (const report of verifyStore(disk, { sha256, chart: STANDARD_CHART })) {
      for (const finding of report.findings) this.faults.push(JSON.stringify(finding));
    }
    for (const { frozenReason, groupId, state } of await disk.scan(ledgerHeads, ALL)) {
      if (state !== 'open') this.faults.push(`${groupId} is ${state}: ${frozenReason}`);
    }
    const entries = await disk.scan(ledgerEntries, ALL);
    const commands = await disk.scan(ledgerCommands, ALL);
    this.#commands = this.#kept('command', this.#commands, commands, commandKey);
    this.#entries = this.#kept('entry', this.#entries, entries, entryKey);
    await this.#compareBalances(disk, entries);
  }

  /** I6 and I10: what was there is there, as it was. */
  #kept<R>(
    what: string,
    before: ReadonlyMap<string, R>,
    now: readonly R[],
    key: (row: R) => string,
  ): Map<string, R> {
    const rows = new Map(now.map((row) => [key(row), row]));
    for (const [name, row] of before) {
      if (!isDeepStrictEqual(rows.get(name), row)) this.faults.push(`${what} ${name} has changed`);
    }
    return rows;
  }

  /** A sum over a list, as one would do it on paper. */
  async #compareBalances(disk: RecordStore, entries: readonly EntryRow[]): Promise<void> {
    const sums = new Map<string, bigint>();
    for (const { groupId, postings } of entries) {
      for (const { account, amount } of postings) {
        const key = `${groupId} ${account}`;
        sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount));
      }
    }
    for (const { account, balance, groupId } of await disk.scan(ledgerAccounts, ALL)) {
      const sum = sums.get(`${groupId} ${account}`) ?? 0n;
      if (sum !== balance) this.faults.push(`${groupId} ${account} is ${balance}, not ${sum}`);
    }
  }
}

const entryKey = ({ groupId, seq }: EntryRow): string => `${groupId}/${seq}`;
const commandKey = ({ groupId, idemKey }: CommandRow): string => `${groupId}/${idemKey}`;

interface Roles {
  /** `person group` → posts held now. */
  posts: ReadonlyMap<string, readonly string[]>;
  personOf: ReadonlyMap<string, string | null>;
}

async function rolesOf(disk: RecordStore): Promise<Roles> {
  const rows = await disk.scan(members, ALL);
  const personOf = new Map(rows.map(({ memberId, personId }) => [memberId, personId]));
  const held = new Map<string, string[]>();
  for (const { groupId, memberId, post, until } of await disk.scan(posts, ALL)) {
    const key = `${personOf.get(memberId)} ${groupId}`;
    if (until === null) held.set(key, [...(held.get(key) ?? []), post]);
  }
  return { posts: held, personOf };
}

/** @param concerned another member whose money it is */
function authorityFaults(entry: EntryRow, roles: Roles, concerned: string | null): string[] {
  const { actor, approvers, facts, groupId, kind, memberId } = entry;
  const faults: string[] = [];
  const bad = (what: string): void => {
    faults.push(`I8: ${kind} ${entryKey(entry)} ${what}`);
  };
  const postsOf = (person: string): readonly string[] =>
    roles.posts.get(`${person} ${groupId}`) ?? [];
  const owner = memberId === null ? null : (roles.personOf.get(memberId) ?? null);
  if (approvers.includes(actor)) bad('was agreed to by its maker');
  if (new Set(approvers).size !== approvers.length) bad('names somebody twice');
  const involved = [actor, owner, concerned && (roles.personOf.get(concerned) ?? null)];
  const hasAnybodyElse = (): boolean =>
    [...roles.posts].some(([key, held]) => {
      const [person = '', group] = key.split(' ');
      const isOther = group === groupId && !involved.includes(person);
      return isOther && held.some((post) => OFFICERS.includes(post));
    });
  const isCorrecting = kind === 'reversal' || facts['corrects'] !== undefined;
  for (const approver of approvers) {
    const may = MAY_AGREE[kind] ?? OFFICERS;
    if (isCorrecting && approver === FIELD_OFFICER && !hasAnybodyElse()) continue;
    const isOwn = kind === 'special-withdrawal' && approver === owner;
    if (!isOwn && approver === owner) bad('was agreed to by whose money it is');
    if (!isOwn && !postsOf(approver).some((post) => may.includes(post)))
      bad(`was agreed to by ${approver}, who holds no such post`);
  }
  if (approvers.length === 0 && !postsOf(actor).includes('treasurer'))
    bad(`was made alone by ${actor}, who is no treasurer`);
  if (approvers.length === 0 && (TAKES_ANOTHER.includes(kind) || isCorrecting))
    bad('was made alone');
  const size = entry.postings.reduce((sum, { amount }) => sum + abs(BigInt(amount)), 0n) / 2n;
  const needsOfficer = size > CEILING_SATANG && ['special-withdrawal', 'expense'].includes(kind);
  if (needsOfficer && !approvers.some((one) => one !== owner)) bad('is above the ceiling');
  return faults;
}

const abs = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
