import { sha256 } from '../adapters/crypto/sha256.ts';
import type { DemoGroup } from '../demo/demo-data.ts';
import { STANDARD_CHART } from '../domain/ledger/chart.ts';
import type { LedgerCommand } from '../domain/ledger/ledger-command.ts';
import { StoreUnavailableError } from '../ports/records/errors.ts';
import type { PostResult } from '../ports/stores/ledger-store.ts';
import type { UnitOfWork, Writers } from '../ports/stores/stores.ts';
import { RecordLedgerWriter } from '../stores/ledger/ledger-writer.ts';
import type { Core } from './core.ts';
import { onNewBooks, readAccounts } from './new-books.ts';

/** A transaction must end well within its time limit on a slow machine, too. */
const ROWS_PER_TRANSACTION = 300;
const COMMANDS_PER_TRANSACTION = 300;
/** Slower, asking for each key whether it was used: repeats what a lost answer has left unsure. */
const COMMANDS_WITH_CARE = 50;
const CAREFUL_TRIES = 3;

const RULES = { sha256, chart: STANDARD_CHART };

type Told = (entries: number, isDone: boolean) => void;

/** People, members, committee and journal of a group whose own row and books are there. */
export async function writeGroup(core: Core, demo: DemoGroup, told: Told): Promise<void> {
  const { uow } = core;
  const { group, members, people, posts } = demo;
  await inParts(uow, people, (stores, person) => stores.people.add(person));
  await inParts(uow, members, (stores, member) => stores.members.add(member));
  await inParts(uow, posts, (stores, post) => stores.members.addPost(post));
  const { answers, commands, disputes } = demo.journal();
  for (const part of parts(commands, COMMANDS_PER_TRANSACTION)) {
    const results = await postPart(core, group.groupId, part);
    const refused = results.find(({ kind }) => kind !== 'posted' && kind !== 'replayed');
    if (refused) throw new Error(`demo data of ${group.code} breaks the rules: ${refused.kind}`);
    told(part.length, false);
  }
  await inParts(uow, answers, (stores, answer) => stores.receipts.putAnswer(answer));
  await inParts(uow, disputes, (stores, dispute) => stores.receipts.openDispute(dispute));
  told(0, true);
}

async function postPart(
  { store, uow }: Core,
  groupId: string,
  commands: readonly LedgerCommand[],
): Promise<PostResult[]> {
  try {
    return await store.transact(async (writer) => {
      await readAccounts(writer, groupId);
      return new RecordLedgerWriter(onNewBooks(writer), RULES).postMany(groupId, commands);
    });
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
  const results: PostResult[] = [];
  for (const few of parts(commands, COMMANDS_WITH_CARE)) {
    results.push(...(await postWithCare(uow, groupId, few)));
  }
  return results;
}

async function postWithCare(
  uow: UnitOfWork,
  groupId: string,
  commands: readonly LedgerCommand[],
): Promise<PostResult[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await uow.transact(({ ledger }) => ledger.postMany(groupId, commands));
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || attempt === CAREFUL_TRIES) throw error;
    }
  }
}

async function inParts<T>(
  uow: UnitOfWork,
  items: readonly T[],
  write: (stores: Writers, item: T) => Promise<void>,
): Promise<void> {
  for (const part of parts(items, ROWS_PER_TRANSACTION)) {
    await uow.transact(async (stores) => {
      for (const item of part) await write(stores, item);
    });
  }
}

function* parts<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
