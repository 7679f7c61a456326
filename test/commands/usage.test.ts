import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { runScript } from './run-script.ts';
import { tempFolder } from './temp-folder.ts';

jest.setTimeout(30_000);

const folder = tempFolder();
afterAll(() => folder.remove());
const run = (name: string, ...args: string[]) => runScript(name, args, { DATA_DIR: folder.path });

describe('each command', () => {
  const KEEPING = ['backup', 'restore', 'migrate-store', 'outbox'];
  test.each(['seed', 'verify', 'jobs', 'unfreeze', ...KEEPING])(
    '%s tells its use and exits 0',
    async (name) => {
      const { status, stderr, stdout } = await run(name, '--help');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^npm run (--silent )?${name} -- `, 'm'));
    },
  );

  test.each([
    ['interpret-missed', 'npm run interpret:missed'],
    ['flows', 'npm run flows -- funnel'],
    ['check', 'npm run check\n'],
  ])('%s tells its use and exits 0', async (name, use) => {
    const { status, stdout } = await run(name, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(use);
  });

  test.each([
    ['interpret-missed', ['--limit', '0'], '--limit expects a number from 1 to 1000'],
    ['flows', [], 'expects funnel'],
    ['flows', ['funnel', '--flow', 'tea.make'], 'there is no flow tea.make; there are: '],
    ['flows', ['funnel', '--since', 'today'], '--since expects a day of the calendar'],
    ['seed', [], '--demo expects small or province'],
    ['seed', ['--demo', 'large'], '--demo expects small or province'],
    ['seed', ['--demo', 'small', '--today', '2026-02-30'], '--today expects a day of the calendar'],
    ['seed', ['--demo', 'small', '--today', '2999-01-01'], '--today may not lie after today'],
    ['seed', ['--demo', 'small', '--fast'], "Unknown option '--fast'"],
    ['backup', ['--plain', '--new-key'], '--new-key goes with no other option'],
    ['backup', ['x'], "Unexpected argument 'x'"],
    ['restore', [], 'expects the file of a backup'],
    ['restore', ['a', '--check', '--replace'], '--check replaces nothing'],
    ['migrate-store', [], '--to expects an address that begins with mongodb://'],
    ['migrate-store', ['--to', 'localhost'], '--to expects an address'],
    ['outbox', [], 'expects list, release, drop'],
    ['outbox', ['drop'], 'drop expects ids, or --all'],
    ['outbox', ['release', 'x', '--all'], 'release expects ids, or --all'],
    ['outbox', ['list', '--kind', 'letter'], '--kind expects one of message'],
    ['verify', ['everything'], "Unexpected argument 'everything'"],
    ['unfreeze', [], '--group expects the code of a group'],
    ['unfreeze', ['--group', '3801-001', '--reason', 'done'], '--reason expects 10 to 300'],
    ['check', ['--fast'], "Unknown option '--fast'"],
    ['check', ['format'], "Unexpected argument 'format'"],
    ['jobs', [], 'expects list, or run NAME'],
    ['jobs', ['list', '--dry-run'], 'list takes no option'],
    [
      'jobs',
      ['run'],
      'run expects the name of a job; there are: anchors, campaigns, check-books, complaints, day-totals, group-chats, handovers, pictures, reminders',
    ],
    [
      'jobs',
      ['run', 'tea', '--at', 'x'],
      'there is no job tea; there are: anchors, campaigns, check-books, complaints, day-totals, group-chats, handovers, pictures, reminders',
    ],
    ['jobs', ['run', 'reminders'], 'run expects --at'],
    [
      'jobs',
      ['run', 'reminders', '--at', '2026-12-04T09:00'],
      '--at expects a time with its offset',
    ],
    ['jobs', ['run', 'reminders', '--at', '2026-02-30T09:00Z'], '--at expects a time'],
    ['jobs', ['run', 'reminders', 'now', '--at', '2026-12-04T09:00Z'], 'too many words: now'],
  ])('%s %j is wrong usage: one line, exit 2, nothing made', async (name, args, says) => {
    const { status, stderr, stdout } = await run(name, ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('tells every fault of the environment, a line each', async () => {
    const env = { DATA_DIR: folder.path, PORT: 'x', MONGODB_URI: 'http://x' };
    const { status, stderr } = await runScript('verify', [], env);
    expect(status).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^verify: PORT: /);
    expect(lines[1]).toMatch(/^verify: MONGODB_URI: /);
  });

  test('verify without a store says so', async () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    const { status, stderr } = await runScript('verify', [], {
      DATA_DIR: folder.path,
      DATA_KEY: key,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^verify: there is no store at .+\n$/);
  });
});
