import { readFileSync } from 'node:fs';
import { DamagedBackupError } from '../src/adapters/backup/damaged-backup-error.ts';
import { createCrashPoints } from '../src/adapters/crash/crash-points.ts';
import { createSealer } from '../src/adapters/crypto/node-sealer.ts';
import type { RestoreFile } from '../src/composition/keep/restore-embedded.ts';
import type { Restored } from '../src/composition/keep/restore-backup.ts';
import { readBackupKey } from '../src/config/backup-keys.ts';
import type { Config } from '../src/config/env.ts';
import { print, recordLine } from './lib/print.ts';
import { progressLine } from './lib/progress-line.ts';
import { readConfig } from './lib/read-config.ts';
import { CannotDo, runCommand, WrongUsage, type ExitCode } from './lib/run-command.ts';

const USAGE = `npm run --silent restore -- FILE [--key-file KEY] [--replace | --check] [--with-findings]
Puts a backup into the store that the environment names. Checks all of it first: checksums, numbers
of rows, every book, and that DATA_KEY is the key that its personal data is sealed with. Stop the bot.
What was unsent in it is held: npm run outbox -- list. Nothing is sent by itself after a restore.
  --key-file KEY  file with the private key; else BACKUP_PRIVATE_KEY. Not needed for --plain backups
  --replace       set the store that is there aside (embedded: a file of another name)
  --with-findings also when a book is not sound, as it was where the backup comes from; says which
  --check         only try: reads and checks everything in a temporary file, replaces nothing
With MongoDB the database in MONGODB_URI must be empty: name a new one, restore, start the bot with it.
`;

await runCommand({
  name: 'restore',
  usage: USAGE,
  options: {
    'key-file': { type: 'string' },
    replace: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    'with-findings': { type: 'boolean', default: false },
  },
  takesWords: true,
  async run({ 'key-file': keyFile, replace, check, 'with-findings': mayBeUnsound }, words) {
    const [file, ...more] = words;
    if (file === undefined) throw new WrongUsage('expects the file of a backup');
    if (more.length > 0) throw new WrongUsage(`too many words: ${more.join(' ')}`);
    if (replace && check) throw new WrongUsage('--check replaces nothing');
    const config = readConfig();
    const mode = check ? 'check' : replace ? 'replace' : 'fill';
    try {
      return await restore(config, file, { keyFile, mode, mayBeUnsound });
    } catch (error) {
      if (!(error instanceof DamagedBackupError)) throw error;
      throw new CannotDo(`${file} cannot be restored: ${error.message}. Nothing was replaced.`);
    }
  },
});

type Mode = 'check' | 'replace' | 'fill';

interface How {
  keyFile: string | undefined;
  mode: Mode;
  mayBeUnsound: boolean;
}

async function restore(
  config: Config,
  file: string,
  { keyFile, mode, mayBeUnsound }: How,
): Promise<ExitCode> {
  const started = performance.now();
  const text = await openFile(file, privateKey(config, keyFile));
  const { loadDataKey } = await import('../src/composition/data-key.ts');
  const sealer = createSealer(loadDataKey(config, false));
  const tell = progressLine('restore');
  const restoring: RestoreFile = {
    text,
    dataKey: sealer.lookupKey('data-key', 'check'),
    mayBeUnsound,
    now: Date.now(),
    at: createCrashPoints(config.crashAt),
    onProgress: tell,
  };
  const { where, aside, ...restored } = await into(config, restoring, mode);
  report(restored, mode, where, aside, performance.now() - started);
  if (config.anchorFile !== undefined && mode !== 'check') {
    process.stderr.write(
      'restore: npm run verify now compares with ANCHOR_FILE and names what came after the backup; ' +
        'then put that file aside before the bot starts, or it freezes those books\n',
    );
  }
  return 0;
}

interface Landed extends Restored {
  where: string;
  aside?: string | undefined;
}

async function into(config: Config, restoring: RestoreFile, mode: Mode): Promise<Landed> {
  const { restoreEmbedded, tryRestore } =
    await import('../src/composition/keep/restore-embedded.ts');
  if (mode === 'check') return { ...(await tryRestore(config, restoring)), where: 'nowhere' };
  if (config.mongodbUri === undefined) {
    return restoreEmbedded(config, restoring, mode === 'replace');
  }
  if (mode === 'replace') {
    throw new CannotDo(
      'a database of MongoDB is not replaced: name a new one in MONGODB_URI, restore into it, ' +
        'and start the bot with that address. The old one then stays as it is.',
    );
  }
  const { restoreMongo } = await import('../src/composition/keep/restore-mongo.ts');
  return restoreMongo(config, restoring);
}

async function openFile(
  file: string,
  key: Uint8Array | undefined,
): Promise<AsyncIterable<Uint8Array>> {
  const { openBackupFile } = await import('../src/adapters/backup/backup-file.ts');
  const opening = await openBackupFile(file, key).catch((error: unknown) => {
    if (error instanceof DamagedBackupError) throw error;
    throw new CannotDo(`${file} cannot be read: ${(error as Error).message}`);
  });
  switch (opening.kind) {
    case 'text':
      return opening.text;
    case 'needs-key':
      throw new CannotDo(
        `${file} is sealed: give the private key with --key-file, or in BACKUP_PRIVATE_KEY`,
      );
    case 'other-key':
      throw new CannotDo(`${file} is sealed to another key than this private one`);
  }
}

function privateKey(config: Config, keyFile: string | undefined): Uint8Array | undefined {
  if (keyFile === undefined) return config.backupPrivateKey;
  const read = readBackupKey('private', readKeyFile(keyFile));
  if ('key' in read) return read.key;
  throw new CannotDo(`the key in ${keyFile} ${read.fault}`);
}

/** The key alone, or as a line of what `--new-key` printed. */
function readKeyFile(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    return /BACKUP_PRIVATE_KEY=(\S+)/.exec(text)?.[1] ?? text;
  } catch (error) {
    throw new CannotDo(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function report(
  { entries, groups, heads, rows, takenAt, unsound }: Restored,
  mode: Mode,
  where: string,
  aside: string | undefined,
  tookMs: number,
): void {
  const seconds = Math.round(tookMs) / 1_000;
  const facts = { takenAt: new Date(takenAt).toISOString(), rows, groups, entries, heads, seconds };
  for (const fault of unsound) process.stderr.write(`restore: ${fault}\n`);
  if (mode === 'check') {
    print(recordLine({ whole: true, ...facts }));
    return;
  }
  print(recordLine({ store: where, ...facts, ...(aside !== undefined && { aside }) }));
  process.stderr.write(
    'restore: whole. What was unsent is held: npm run outbox -- list. ' +
      'Deposits entered after the backup are to be entered again from their receipts.\n',
  );
}
