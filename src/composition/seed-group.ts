import { sha256 } from '../adapters/crypto/sha256.ts';
import type { DemoGroup } from '../demo/demo-data.ts';
import { STANDARD_CHART } from '../domain/ledger/chart.ts';
import type { LedgerCommand } from '../domain/ledger/ledger-command.ts';
import { StoreUnavailableError } from '../ports/records/errors.ts';
import type { PostResult } from '../ports/stores/ledger-store.ts';
import { RecordLedgerWriter } from '../stores/ledger/ledger-writer.ts';
import type { Core } from './core.ts';
import { onNewBooks, readAccounts } from './new-books.ts';
import { ANSWERS, DISPUTES, MEMBERS, PEOPLE, POSTS_HELD } from './seed-sorts.ts';
import { parts, patiently, writeInParts } from './write-parts.ts';

/** As many as end well within a transaction's time limit on a slow machine, too. */
const COMMANDS_PER_TRANSACTION = 300;
/** Slower, asking for each key whether it was used: repeats what a lost answer has left unsure. */
const COMMANDS_WITH_CARE = 50;

const RULES = { sha256, chart: STANDARD_CHART };

type Told = (entries: number, isDone: boolean) => void;

/** People, members, committee and journal of a group whose own row and books are there. */
export async function writeGroup(core: Core, demo: DemoGroup, told: Told): Promise<void> {
  const { uow } = core;
  const { group } = demo;
  await writeInParts(uow, demo.people, PEOPLE);
  await writeInParts(uow, demo.members, MEMBERS);
  await writeInParts(uow, demo.posts, POSTS_HELD);
  const { answers, commands, disputes } = demo.journal();
  for (const part of parts(commands, COMMANDS_PER_TRANSACTION)) {
    const results = await postPart(core, group.groupId, part);
    const refused = results.find(({ kind }) => kind !== 'posted' && kind !== 'replayed');
    if (refused) throw new Error(`demo data of ${group.code} breaks the rules: ${refused.kind}`);
    told(part.length, false);
  }
  await writeInParts(uow, answers, ANSWERS);
  await writeInParts(uow, disputes, DISPUTES);
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
    const post = () => uow.transact(({ ledger }) => ledger.postMany(groupId, few));
    results.push(...(await patiently(post)));
  }
  return results;
}
