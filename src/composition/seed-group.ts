import type { DemoGroup } from '../demo/demo-data.ts';
import type { UnitOfWork, Writers } from '../ports/stores/stores.ts';

/** A transaction must end well within its time limit on a slow machine, too. */
const ROWS_PER_TRANSACTION = 400;
const COMMANDS_PER_TRANSACTION = 300;

type Told = (entries: number, isDone: boolean) => void;

/** People, members, committee and journal of a group whose own row and books are there. */
export async function writeGroup(uow: UnitOfWork, demo: DemoGroup, told: Told): Promise<void> {
  const { group, members, people, posts } = demo;
  await inParts(uow, people, ROWS_PER_TRANSACTION, (stores, person) => stores.people.add(person));
  await inParts(uow, members, ROWS_PER_TRANSACTION, (stores, one) => stores.members.add(one));
  await inParts(uow, posts, ROWS_PER_TRANSACTION, (stores, post) => stores.members.addPost(post));
  const { answers, commands, disputes } = demo.journal();
  for (const part of parts(commands, COMMANDS_PER_TRANSACTION)) {
    await uow.transact(async ({ ledger }) => {
      const results = await ledger.postMany(group.groupId, part);
      const refused = results.find(({ kind }) => kind !== 'posted');
      if (refused) throw new Error(`demo data of ${group.code} breaks the rules: ${refused.kind}`);
    });
    told(part.length, false);
  }
  await inParts(uow, answers, ROWS_PER_TRANSACTION, (stores, answer) =>
    stores.receipts.putAnswer(answer),
  );
  await inParts(uow, disputes, ROWS_PER_TRANSACTION, (stores, dispute) =>
    stores.receipts.openDispute(dispute),
  );
  told(0, true);
}

async function inParts<T>(
  uow: UnitOfWork,
  items: readonly T[],
  size: number,
  write: (stores: Writers, item: T) => Promise<void>,
): Promise<void> {
  for (const part of parts(items, size)) {
    await uow.transact(async (stores) => {
      for (const item of part) await write(stores, item);
    });
  }
}

function* parts<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
