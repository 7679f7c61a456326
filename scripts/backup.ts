import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { newKeyPair } from '../src/adapters/backup/seal-keys.ts';
import { createCrashPoints } from '../src/adapters/crash/crash-points.ts';
import { backupKeyText } from '../src/config/backup-keys.ts';
import type { Config } from '../src/config/env.ts';
import type { Taken } from '../src/composition/keep/take-backup.ts';
import { print, recordLine } from './lib/print.ts';
import { progressLine } from './lib/progress-line.ts';
import { readConfig } from './lib/read-config.ts';
import { CannotDo, runCommand, WrongUsage, type ExitCode } from './lib/run-command.ts';

const USAGE = `npm run --silent backup -- [--to FILE] [--plain]
Writes everything in the store that the environment names into one file, as of one moment; the bot
may run meanwhile. The file is sealed with BACKUP_PUBLIC_KEY: reading it takes the private key, which
need not be on this machine. Names and LINE ids in it stay sealed with DATA_KEY besides.
It is written under another name and gets its own when it is whole. Copy it off this machine.
  --to FILE   a new file, or a folder for one; DATA_DIR/backups unless given
  --plain     not sealed: whoever has the file can read amounts and rules
npm run --silent backup -- --new-key
Makes a pair of keys. Shown once; keep the private one where this machine cannot reach it, twice.
`;

await runCommand({
  name: 'backup',
  usage: USAGE,
  options: {
    to: { type: 'string' },
    plain: { type: 'boolean', default: false },
    'new-key': { type: 'boolean', default: false },
  },
  async run({ to, plain, 'new-key': newKey }) {
    if (newKey) {
      if (plain || to !== undefined) throw new WrongUsage('--new-key goes with no other option');
      return showNewKey();
    }
    return backUp(readConfig(), to, plain);
  },
});

function showNewKey(): ExitCode {
  const { publicKey, privateKey } = newKeyPair();
  print(`BACKUP_PUBLIC_KEY=${backupKeyText('public', publicKey)}`);
  print(`BACKUP_PRIVATE_KEY=${backupKeyText('private', privateKey)}`);
  process.stderr.write(
    'backup: set BACKUP_PUBLIC_KEY on this machine. Keep the private key in two places apart from it, ' +
      'never in its environment: it is not shown again, and without it no backup can be read\n',
  );
  return 0;
}

async function backUp(config: Config, to: string | undefined, plain: boolean): Promise<ExitCode> {
  const publicKey = keyFor(config, plain);
  const file = fileFor(config, to);
  const started = performance.now();
  const { openSnapshot } = await import('../src/composition/open-snapshot.ts');
  const { takeBackup } = await import('../src/composition/keep/take-backup.ts');
  const snapshot = await openSnapshot(config);
  try {
    makeFolder(dirname(file));
    const tell = progressLine('backup');
    const taken = await takeBackup(snapshot, {
      file,
      publicKey,
      at: createCrashPoints(config.crashAt),
      onRows: (rows) => tell(`${rows.toLocaleString('en-US')} rows`),
    });
    report(file, taken, publicKey !== undefined, performance.now() - started);
    return 0;
  } finally {
    await snapshot.close();
  }
}

function keyFor({ backupPublicKey }: Config, plain: boolean): Uint8Array | undefined {
  if (plain) return undefined;
  if (backupPublicKey) return backupPublicKey;
  throw new CannotDo(
    'BACKUP_PUBLIC_KEY is not set, so that the backup would not be sealed. ' +
      'Make a pair of keys with npm run --silent backup -- --new-key and set it, or say --plain.',
  );
}

/** `sajja-20261124T030500Z.backup`: sorts by time. */
function nameNow(): string {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return `sajja-${time}.backup`;
}

function fileFor({ dataDir }: Config, to: string | undefined): string {
  const given = resolve(to ?? join(dataDir, 'backups', nameNow()));
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? join(given, nameNow()) : given;
  if (existsSync(file)) {
    throw new CannotDo(`${file} is there already; a backup never replaces a file`);
  }
  return file;
}

/** One level: a mistyped place should not become a tree of folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw new CannotDo(`${folder} cannot be made: ${(error as Error).message}`);
  }
}

function report(file: string, taken: Taken, isSealed: boolean, tookMs: number): void {
  const { bytes, groups, heads, rows, sha256, takenAt } = taken;
  print(
    recordLine({
      file,
      sealed: isSealed,
      takenAt: new Date(takenAt).toISOString(),
      rows,
      groups,
      heads,
      bytes,
      sha256,
      seconds: Math.round(tookMs) / 1_000,
    }),
  );
  process.stderr.write('backup: whole; copy it off this machine\n');
}
