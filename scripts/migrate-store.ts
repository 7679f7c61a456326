import { createCrashPoints } from '../src/adapters/crash/crash-points.ts';
import { print, recordLine } from './lib/print.ts';
import { progressLine } from './lib/progress-line.ts';
import { readConfig } from './lib/read-config.ts';
import { runCommand, WrongUsage, type ExitCode } from './lib/run-command.ts';

const USAGE = `npm run --silent migrate-store -- --to ADDRESS [--with-findings]
Copies the embedded store in DATA_DIR into an empty database of MongoDB and compares every row, sum
and book on both sides. Stop the bot first. The old store stays as it is; the new one is not served
before everything was found the same. Interrupted, run it again: it goes on where it was.
  --with-findings   also when a book is not sound; says which
  --to   such as mongodb://user:password@host:27017/sajja?replicaSet=rs0; then MONGODB_URI of the bot
`;

await runCommand({
  name: 'migrate-store',
  usage: USAGE,
  options: { to: { type: 'string' }, 'with-findings': { type: 'boolean', default: false } },
  async run({ to, 'with-findings': mayBeUnsound }) {
    if (to === undefined || !/^mongodb(\+srv)?:\/\/\S+$/.test(to)) {
      throw new WrongUsage('--to expects an address that begins with mongodb:// or mongodb+srv://');
    }
    return migrate(to, mayBeUnsound);
  },
});

async function migrate(uri: string, mayBeUnsound: boolean): Promise<ExitCode> {
  const config = readConfig();
  const started = performance.now();
  const { storeFile } = await import('../src/composition/open-store.ts');
  const { moveStore } = await import('../src/composition/keep/move-store.ts');
  const { unsound, ...moved } = await moveStore({
    file: storeFile(config),
    uri,
    mayBeUnsound,
    now: Date.now(),
    at: createCrashPoints(config.crashAt),
    onProgress: progressLine('migrate-store'),
  });
  for (const fault of unsound) process.stderr.write(`migrate-store: ${fault}\n`);
  const { balances, entries, from, groups, isResumed, rows, to } = moved;
  const seconds = Math.round(performance.now() - started) / 1_000;
  const same = 'rows, checksums, balances and books';
  const facts = { from, to, resumed: isResumed, rows, groups, entries, balances, same, seconds };
  print(recordLine(facts));
  process.stderr.write(
    'migrate-store: done. Set MONGODB_URI to this address and start the bot, with the same DATA_KEY ' +
      `(or ${config.dataDir}/data.key). Do not start it on the old store again: keep that as it is.\n`,
  );
  return 0;
}
