import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createBooksChecker } from '../../src/composition/books-checker.ts';
import { jobDeps } from '../../src/composition/jobs.ts';
import { openCore, type Core } from '../../src/composition/core.ts';
import { freezeBooks } from '../../src/conversation/books/freeze-books.ts';
import { ledgerGroups } from '../../src/stores/ledger/verify/ledger-groups.ts';
import { anchorHeads } from '../../src/features/witness/anchor-heads.ts';
import { addMonths, monthAt } from '../../src/domain/bangkok-time.ts';
import { createLocalLine } from '../../src/simulator/local-line.ts';
import { createFakeMessenger } from '../support/fake-messenger.ts';
import { testConfig } from '../support/bot.ts';
import { runScript, type ScriptRun } from '../commands/run-script.ts';
import { tempFolder } from '../commands/temp-folder.ts';

/** A day that has passed on any machine, and the eve of the home group's next deposit day. */
const TODAY = '2026-06-24';
const EVE = '2026-07-04T09:00+07:00';
const KEY = Buffer.alloc(32, 7).toString('base64');
const folder = tempFolder();
const env = { DATA_DIR: folder.path, DATA_KEY: KEY };
const file = join(folder.path, 'sajja.sqlite');
const run = (name: string, args: string[], more: Record<string, string> = {}): Promise<ScriptRun> =>
  runScript(name, args, { ...env, ...more });
const DRY = ['run', 'reminders', '--at', EVE, '--dry-run'];

function count(table: string): unknown {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'];
  } finally {
    db.close();
  }
}

// Several processes one after the other, on a machine that may be busy.
jest.setTimeout(60_000);

let seeded: ScriptRun;
beforeAll(async () => {
  seeded = await run('seed', ['--demo', 'small', '--today', TODAY]);
});
afterAll(() => folder.remove());

describe('seed', () => {
  test('says on stdout what it filled', () => {
    expect(seeded.status).toBe(0);
    expect(seeded.stdout).toMatch(
      /^small: 3 groups, 350 members, [\d,]+ entries, [\d,]+\.00 baht of pledge savings in \d+ s \(.+\)\n$/,
    );
  });

  test('refuses to do it twice', async () => {
    const { status, stderr, stdout } = await run('seed', ['--demo', 'small', '--today', TODAY]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^seed: the store .+ is not empty; nothing was changed\. .+\n$/);
  });

  test('prints the personas’ file', async () => {
    const { status, stdout } = await run('seed', ['--personas']);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { personas: unknown[] }).personas.length).toBeGreaterThan(10);
  });
});

describe('verify', () => {
  test('sums up in one line, and as JSON', async () => {
    const words = await run('verify', []);
    expect(words.status).toBe(0);
    expect(words.stdout).toMatch(/^3 groups, \d+ entries, 0 findings, [\d.]+ s\n$/);
    const json = await run('verify', ['--json']);
    expect(json.status).toBe(0);
    expect(JSON.parse(json.stdout)).toMatchObject({ groups: 3, cut: false, findings: [] });
  });

  test('compares the books with the anchor file', async () => {
    const ANCHOR_FILE = join(folder.path, 'kept', 'anchors.jsonl');
    const missing = await run('verify', [], { ANCHOR_FILE });
    expect(missing.status).toBe(1);
    expect(missing.stdout).toContain('I11 anchor-file: is not there');
    const core = await openCore(testConfig({ ...env, ANCHOR_FILE }));
    const deps = jobDeps(core, createFakeMessenger());
    const [log, at] = [core.anchors, core.clock.now()];
    if (log) await anchorHeads(deps, { log, at });
    await core.store.close();
    const agrees = await run('verify', [], { ANCHOR_FILE });
    expect(agrees.stdout).toMatch(/^2 anchors of 1 files compared\n3 groups, .* 0 findings/);
    expect(agrees.status).toBe(0);
    const lines = readFileSync(ANCHOR_FILE, 'utf8').split('\n');
    writeFileSync(ANCHOR_FILE, lines.slice(1).join('\n'));
    const cut = await run('verify', ['--anchors', ANCHOR_FILE]);
    expect(cut.status).toBe(1);
    expect(cut.stdout).toMatch(/^group BK-\d+-\d+ entry \d+ I11 anchor-file\[1\]: does not follow/);
  });
});

describe('jobs', () => {
  test('lists each job and what is to come', async () => {
    const { status, stdout } = await run('jobs', ['list', '--json']);
    expect(status).toBe(0);
    interface Listed {
      job: string;
      due: { due: string }[];
      coming: { due: string }[];
    }
    const jobs = JSON.parse(stdout) as Listed[];
    expect(jobs.map(({ job }) => job).toSorted()).toEqual([
      'anchors',
      'campaigns',
      'check-books',
      'complaints',
      'day-totals',
      'group-chats',
      'handovers',
      'pictures',
      'reminders',
    ]);
    expect(jobs.find(({ job }) => job === 'reminders')?.coming.length).toBeGreaterThan(0);
    const now = Date.now();
    const times = (lines: 'due' | 'coming') =>
      jobs.flatMap((job) => job[lines].map(({ due }) => due));
    for (const due of [...times('due'), ...times('coming')]) {
      expect(due).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d\+07:00$/);
    }
    expect(times('due').filter((due) => Date.parse(due) > now)).toEqual([]);
    // Cut to the minute.
    expect(times('coming').filter((due) => Date.parse(due) < now - 120_000)).toEqual([]);
    const words = (await run('jobs', ['list'])).stdout;
    expect(words).toMatch(/^job=reminders schedule="\* \* \* \* \*" due=\d+ coming=\d+$/m);
    expect(words).toMatch(/^ {2}coming: what=reminder due=\S+\+07:00 group=BK-/m);
  });

  test('a dry run says who would get what, and writes nothing', async () => {
    const { status, stdout } = await run('jobs', [...DRY, '--json']);
    expect(status).toBe(0);
    const lines = JSON.parse(stdout) as { what: string; memberNo?: string; people?: number }[];
    const reminded = lines.filter(({ what }) => what === 'reminder');
    expect(reminded.map(({ memberNo }) => memberNo)).toContain('0012');
    expect(lines.at(-1)).toMatchObject({ what: 'total', people: reminded.length });
    expect(stdout).not.toContain('นางบุญมี ตัวอย่าง');
    expect([count('outbox'), count('reminder_occurrences')]).toEqual([0, 0]);
  });

  test('a real run needs credentials, and says so', async () => {
    const { status, stderr } = await run('jobs', ['run', 'reminders', '--at', EVE]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^jobs: without LINE credentials .* only --dry-run is possible\. .+\n$/);
  });
});

describe('while a bot holds the store', () => {
  let core: Core;
  beforeAll(async () => {
    core = await openCore(testConfig(env));
  });
  afterAll(() => core.store.close());

  test('verify and a dry run work', async () => {
    expect((await run('verify', [])).status).toBe(0);
    expect((await run('jobs', DRY)).status).toBe(0);
    expect((await run('jobs', ['list'])).status).toBe(0);
  });

  test.each([
    ['seed', ['--demo', 'small']],
    ['jobs', ['run', 'reminders', '--at', EVE]],
  ])('%s %j is refused in one line', async (name, args) => {
    const line = { LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' };
    const api = { LINE_API_BASE_URL: 'http://127.0.0.1:9' };
    const { status, stderr, stdout } = await run(name, args, { ...line, ...api });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^\w+: another process already writes to .+\. Stop the other process.+\n$/,
    );
  });
});

describe('reminders run by hand, with credentials', () => {
  const credentials = { channelSecret: 'secret', channelAccessToken: 'token' };
  const line = createLocalLine({
    ...credentials,
    botUserId: `U${'b'.repeat(32)}`,
    webhookUrl: 'http://127.0.0.1:1/webhook',
    users: [],
    rateLimits: false,
  });
  let origin = '';
  beforeAll(async () => {
    ({ origin } = await line.listen());
  });
  afterAll(() => line.close());

  test('each who has not paid is sent one, and running it again sends none', async () => {
    // A reminder is worth nothing after its day: this one is ahead.
    const month = addMonths(monthAt(Date.now()), 1);
    const at = ['--at', `${month}-04T09:00+07:00`];
    const ahead = await run('jobs', ['run', 'reminders', ...at, '--dry-run', '--json']);
    const total = (JSON.parse(ahead.stdout) as { people?: number }[]).at(-1);
    expect(total?.people).toBeGreaterThan(20);
    const real = {
      LINE_CHANNEL_SECRET: credentials.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: credentials.channelAccessToken,
      LINE_API_BASE_URL: origin,
    };
    const pushes = () => line.requests.filter(({ path }) => path.endsWith('/message/push'));
    for (const round of [1, 2]) {
      const { status, stderr } = await run('jobs', ['run', 'reminders', ...at], real);
      expect({ round, status, stderr }).toEqual({ round, status: 0, stderr: '' });
      const to = pushes().map(({ body }) => (JSON.parse(body) as { to: string }).to);
      expect({ round, sent: to.length, people: new Set(to).size }).toEqual({
        round,
        sent: total?.people,
        people: total?.people,
      });
    }
  });
});

describe('a store that was changed by hand', () => {
  test('is told by group, entry and field, and exits 1', async () => {
    expect(existsSync(file)).toBe(true);
    const db = new DatabaseSync(file);
    const guards = db
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .all('ledger_entries');
    expect(guards.length).toBeGreaterThan(0);
    for (const { name } of guards) db.exec(`DROP TRIGGER "${String(name)}"`);
    const entry = db
      .prepare("SELECT groupId, seq FROM ledger_entries WHERE kind = 'deposit' LIMIT 1")
      .get();
    db.prepare(
      "UPDATE ledger_entries SET effectiveDate = '2026-01-01' WHERE groupId = ? AND seq = ?",
    ).run(String(entry?.['groupId']), Number(entry?.['seq']));
    for (const { sql } of guards) db.exec(String(sql));
    db.close();
    const { status, stderr, stdout } = await run('verify', ['--json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { findings } = JSON.parse(stdout) as {
      findings: { group: string; seq: number; field: string }[];
    };
    const [group] = findings.map((finding) => finding.group);
    expect(group).toMatch(/^BK-\d{4}-\d{3}$/);
    const seq = Number(entry?.['seq']);
    expect(findings).toContainEqual(expect.objectContaining({ group, seq, field: 'hash' }));
    const words = await run('verify', []);
    expect(words.stdout).toContain(`group ${group} entry ${seq} I11 hash:`);
    expect(words.stdout).toMatch(/3 groups, \d+ entries, [1-9]\d* findings, [\d.]+ s\n$/);
  });

  test('frozen books are explained, and opened by the operator with a reason that is kept', async () => {
    const freeze = (core: Core, groupId: string) =>
      core.uow.transact(async (stores) => {
        const deps = { ...core, storeNow: () => core.store.now() };
        const fault = { groupId, seq: 3, field: 'hash', what: 'I11: does not match the content' };
        await freezeBooks(deps, stores, fault, 'check-books');
        return (await stores.groups.byId(groupId))?.code ?? '';
      });
    const core = await openCore(testConfig(env));
    const found: string[] = [];
    for await (const groupId of ledgerGroups(core.store)) found.push(groupId);
    const [wrong, sound] = [
      await soundness(core, found, true),
      await soundness(core, found, false),
    ];
    const [wrongCode, soundCode] = [await freeze(core, wrong), await freeze(core, sound)];
    await core.store.close();

    const words = await run('verify', []);
    expect(words.stdout).toMatch(
      new RegExp(
        `^group ${soundCode} is frozen since 2\\S+, met by check-books: entry 3 hash: I11`,
        'm',
      ),
    );
    const reason = ['--reason', 'the row was put back from the backup of Monday'];
    const opened = await run('unfreeze', ['--group', soundCode, ...reason]);
    expect(opened).toMatchObject({ status: 0, stderr: '' });
    const again = await run('unfreeze', ['--group', soundCode, ...reason]);
    expect(again).toMatchObject({ status: 1, stdout: '' });
    expect(again.stderr).toContain('are not frozen');
    const stays = await run('unfreeze', ['--group', wrongCode, ...reason]);
    expect(stays).toMatchObject({ status: 1, stderr: expect.stringContaining('stay frozen') });
    expect(stays.stdout).toContain('I11 hash');
    const despite = ['--group', wrongCode, '--despite-findings', ...reason];
    expect((await run('unfreeze', despite)).status).toBe(0);
    expect(await run('unfreeze', ['--group', 'BK-0', ...reason])).toMatchObject({ status: 1 });

    const after = await openCore(testConfig(env));
    const { audit, freezes, ledger } = after.uow.read;
    expect(await ledger.head(sound)).toMatchObject({ state: 'open', frozenReason: null });
    expect((await freezes.ofGroup(sound, 9))[0]).toMatchObject({
      liftedBy: 'operator',
      liftReason: reason[1],
    });
    expect((await audit.ofGroup(sound, 1))[0]).toMatchObject({
      actor: 'operator',
      verb: 'ledger.unfreeze',
      reason: reason[1],
    });
    await after.store.close();
  });
});

/** The first group whose books are wrong, or sound. */
async function soundness(core: Core, groups: readonly string[], wrong: boolean): Promise<string> {
  for (const groupId of groups) {
    const { findings } = await createBooksChecker(core.store).check(groupId);
    if (findings.length > 0 === wrong) return groupId;
  }
  throw new Error('no such group');
}

describe('a seed that was interrupted', () => {
  test('is refused with what to do', async () => {
    const other = tempFolder();
    const core = await openCore(testConfig({ DATA_DIR: other.path, DATA_KEY: KEY }));
    await core.uow.transact((stores) => stores.settings.put('seed', 'running', 0));
    await core.store.close();
    const { status, stderr } = await runScript('seed', ['--demo', 'small'], {
      DATA_DIR: other.path,
      DATA_KEY: KEY,
    });
    other.remove();
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^seed: the store .+ holds part of a demo: .+ Delete .+, then seed again\.\n$/,
    );
  });
});

describe('what the store knows of how people get on', () => {
  test('interpret:missed prints shapes with counts, flows their funnel', async () => {
    const core = await openCore(testConfig(env));
    await core.uow.transact(async ({ missed, turns }) => {
      const shape = 'ฝาก ?th-short | idle | member | th | late';
      await missed.count(shape, { day: TODAY, eventId: 'e1' });
      await missed.count(shape, { day: TODAY, eventId: 'e2' });
      const about = { runId: 'r1', flow: 'savings.record-deposit', lang: 'th' };
      await turns.add({
        eventId: 'e1',
        ...about,
        fromStep: null,
        toStep: 'member',
        outcome: 'moved',
        at: 1_000,
      });
      await turns.add({
        eventId: 'e2',
        ...about,
        fromStep: 'member',
        toStep: null,
        outcome: 'cancelled',
        at: 5_000,
      });
    });
    await core.store.close();
    const missed = await run('interpret-missed', []);
    expect(missed).toEqual({
      status: 0,
      stdout: `    2  ${TODAY}  ฝาก ?th-short | idle | member | th | late\n`,
      stderr: '',
    });
    const funnel = await run('flows', ['funnel', '--flow', 'savings.record-deposit']);
    expect(funnel.status).toBe(0);
    expect(
      funnel.stdout
        .trim()
        .split('\n')
        .map((line) => line.split(/ +/)),
    ).toEqual([
      ['flow', 'step', 'lang', 'came', 'went-on', 'asked-again', 'gave-up', 'median-s'],
      ['savings.record-deposit', 'member', 'th', '1', '0', '0', '1', '-'],
    ]);
  });
});
