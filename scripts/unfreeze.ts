import type { Core } from '../src/composition/core.ts';
import { unfreezeBooks } from '../src/conversation/books/unfreeze-books.ts';
import type { BooksFinding } from '../src/ports/books-checker.ts';
import { openForWriting } from './lib/open-for-writing.ts';
import { print } from './lib/print.ts';
import { CannotDo, runCommand, WrongUsage, type ExitCode } from './lib/run-command.ts';

const USAGE = `npm run unfreeze -- --group CODE --reason "WHY" [--despite-findings]
Opens the books of a group again that were frozen because they contradicted themselves. They are
recomputed first: while anything is wrong with them they stay frozen. Its auditor and chair are told.
  --group    the group's code, or its id, as npm run verify prints it
  --reason   what was wrong and how it was settled, 10 to 300 characters; it is kept for good
  --despite-findings   open them although something is wrong that nobody can mend
An embedded store is written by one process: stop the bot first. With MongoDB the bot may run.
`;

const REASON_MIN = 10;
const REASON_MAX = 300;

await runCommand({
  name: 'unfreeze',
  usage: USAGE,
  options: {
    group: { type: 'string' },
    reason: { type: 'string' },
    'despite-findings': { type: 'boolean', default: false },
  },
  async run({ group, reason, 'despite-findings': despite }) {
    if (group === undefined || group === '') {
      throw new WrongUsage('--group expects the code of a group');
    }
    const why = readReason(reason);
    const core = await openForWriting();
    try {
      return await unfreeze(core, await groupIdOf(core, group), { why, despite });
    } finally {
      await core.store.close();
    }
  },
});

function readReason(text = ''): string {
  const reason = text.trim();
  if (reason.length >= REASON_MIN && reason.length <= REASON_MAX) return reason;
  throw new WrongUsage(
    `--reason expects ${REASON_MIN} to ${REASON_MAX} characters: what was wrong, and how it was settled`,
  );
}

async function groupIdOf({ uow }: Core, text: string): Promise<string> {
  const { groups, freezes } = uow.read;
  const group = (await groups.byCode(text)) ?? (await groups.byId(text));
  if (group) return group.groupId;
  // The group's own row may be what is gone.
  if (await freezes.open(text)) return text;
  throw new CannotDo(`there is no group ${text}`);
}

async function unfreeze(
  core: Core,
  groupId: string,
  { why, despite }: { why: string; despite: boolean },
): Promise<ExitCode> {
  const { createBooksChecker } = await import('../src/composition/books-checker.ts');
  const { findings } = await createBooksChecker(core.store).check(groupId);
  for (const finding of findings) print(lineOf(finding));
  if (findings.length > 0 && !despite) {
    throw new CannotDo(
      `${findings.length} findings: the books of ${groupId} stay frozen`,
      'restore them, or, when nobody can mend them, say --despite-findings',
    );
  }
  const deps = { ...core, storeNow: () => core.store.now() };
  const lifted = await core.uow.transact((stores) => unfreezeBooks(deps, stores, groupId, why));
  if (!lifted) throw new CannotDo(`the books of ${groupId} are not frozen`);
  print(`the books of ${groupId} are open again`);
  return 0;
}

function lineOf({ groupId, seq, invariant, field, what }: BooksFinding): string {
  const entry = seq === null ? 'books' : `entry ${seq}`;
  return `group ${groupId} ${entry} ${invariant} ${field}: ${what}`;
}
