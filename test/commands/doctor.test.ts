import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openCore } from '../../src/composition/core.ts';
import { checkBackups } from '../../src/composition/doctor/check-backups.ts';
import { examine } from '../../src/composition/doctor/examine.ts';
import type { Finding } from '../../src/composition/doctor/finding.ts';
import { newKeyPair } from '../../src/adapters/backup/seal-keys.ts';
import { backupKeyText } from '../../src/config/backup-keys.ts';
import { parseEnv } from '../../src/config/env.ts';
import { SECRET, startPair, TOKEN, type Pair } from '../unit/simulator/bot.ts';
import { describeMongo, describeMongod } from '../support/stores.ts';
import { withDatabase } from '../support/mongo-databases.ts';
import { OwnMongod } from '../support/own-mongod.ts';
import { runScript } from './run-script.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sajja-doctor-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function look(env: Record<string, string>, options: { now?: () => number } = {}) {
  const found = new Map<string, Finding>();
  const { now = Date.now } = options;
  const examination = { env, nodeVersion: '26.0.0', now, lineLimitMs: 400 };
  for await (const finding of examine(examination)) {
    expect(JSON.stringify(finding)).not.toMatch(/at \w+ \(|node:|\.ts:\d/);
    found.set(finding.check, finding);
  }
  return (check: string): Finding => {
    const finding = found.get(check);
    if (!finding) throw new Error(`no line ${check}: ${[...found.keys()].join(', ')}`);
    return finding;
  };
}

async function fillStore(env: Record<string, string>): Promise<void> {
  const parsed = parseEnv(env);
  if (parsed.kind === 'faults') throw new Error(parsed.faults.join());
  const core = await openCore(parsed.config);
  await core.store.close();
}

describe('without LINE credentials', () => {
  test('says that this is the sandbox, checks what can be, and finds nothing wrong', async () => {
    const { status, stdout } = await runScript('doctor', [], { DATA_DIR: dataDir });
    expect(stdout).toContain('no LINE credentials');
    expect(stdout).not.toContain('FAIL');
    expect(status).toBe(0);
  });

  test('tells every wrong variable on its own line and exits with 1', async () => {
    const { status, stdout } = await runScript('doctor', [], { PORT: 'x', DATA_KEY: 'short' });
    expect(stdout).toMatch(/FAIL {2}environment +PORT: /);
    expect(stdout).toMatch(/FAIL {2}environment +DATA_KEY: /);
    expect(status).toBe(1);
  });

  test('prints one JSON object with --json, and exits with 2 when used wrongly', async () => {
    const { stdout } = await runScript('doctor', ['--json'], { DATA_DIR: dataDir });
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] };
    expect(ok).toBe(true);
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['store', 'quota']));
    expect((await runScript('doctor', ['--wrong'], {})).status).toBe(2);
  });
});

test('an old Node is told', async () => {
  for await (const first of examine({ env: {}, nodeVersion: '20.20.0', now: Date.now })) {
    expect(first).toMatchObject({ check: 'program', state: 'fail' });
    break;
  }
});

test('backups: no key for them, the private key on the same machine, and as it should be', async () => {
  const { publicKey, privateKey } = newKeyPair();
  const env = { DATA_DIR: dataDir, LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' };
  const seen = (more: Record<string, string>): Finding => {
    const parsed = parseEnv({ ...env, ...more });
    if (parsed.kind === 'faults') throw new Error(parsed.faults.join());
    return checkBackups(parsed.config, Date.now());
  };
  const both = {
    BACKUP_PUBLIC_KEY: backupKeyText('public', publicKey),
    BACKUP_PRIVATE_KEY: backupKeyText('private', privateKey),
  };
  expect(seen({})).toMatchObject({ state: 'warn', todo: expect.stringContaining('--new-key') });
  expect(seen(both)).toMatchObject({
    state: 'warn',
    says: expect.stringContaining('every backup'),
  });
  const sealing = { BACKUP_PUBLIC_KEY: both.BACKUP_PUBLIC_KEY };
  expect(seen(sealing)).toMatchObject({ state: 'ok', says: expect.stringContaining('none lies') });
  mkdirSync(join(dataDir, 'backups'));
  writeFileSync(join(dataDir, 'backups', 'a.backup'), '');
  expect(seen(sealing).says).toContain('is 0 h old');
});

describe('the embedded store', () => {
  test('is well, also while the bot runs', async () => {
    const env = { DATA_DIR: dataDir, DATA_KEY: KEY };
    const parsed = parseEnv(env);
    if (parsed.kind === 'faults') throw new Error();
    const core = await openCore(parsed.config);
    const line = await look(env);
    await core.store.close();
    expect(line('store').state).toBe('ok');
    expect(line('schema').state).toBe('ok');
    expect(line('indexes').state).toBe('ok');
    expect(line('data key')).toMatchObject({ state: 'ok', says: 'from DATA_KEY, fits the store' });
  });

  test('with another key', async () => {
    await fillStore({ DATA_DIR: dataDir, DATA_KEY: KEY });
    const line = await look({ DATA_DIR: dataDir, DATA_KEY: OTHER_KEY });
    expect(line('data key').state).toBe('fail');
    expect(line('data key').todo).toContain('DATA_KEY');
  });

  test.each([
    [
      'a file that is no database',
      'store',
      'fail',
      (file: string) => writeFileSync(file, 'x'.repeat(5000)),
    ],
    [
      'data of a later version',
      'schema',
      'fail',
      sql("UPDATE schema_meta SET value = 999 WHERE name = 'version'"),
    ],
    [
      'data of an earlier version',
      'schema',
      'warn',
      sql("UPDATE schema_meta SET value = 0 WHERE name = 'version'"),
    ],
    ['a lost index', 'indexes', 'fail', dropIndex],
  ] as const)('%s', async (_, check, state, harm) => {
    const env = { DATA_DIR: dataDir, DATA_KEY: KEY };
    await fillStore(env);
    harm(join(dataDir, 'sajja.sqlite'));
    const line = await look(env);
    expect(line(check).state).toBe(state);
    expect(line(check).todo).toBeTruthy();
  });

  test('a DATA_DIR that is a file', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    const line = await look({ DATA_DIR: join(file, 'data') });
    expect(line('store')).toMatchObject({ state: 'fail' });
  });

  test('a folder at the place of the file', async () => {
    mkdirSync(join(dataDir, 'sajja.sqlite'));
    expect((await look({ DATA_DIR: dataDir }))('store').state).toBe('fail');
  });
});

function sql(statement: string) {
  return (file: string): void => {
    const db = new DatabaseSync(file);
    db.exec(statement);
    db.close();
  };
}

function dropIndex(file: string): void {
  const db = new DatabaseSync(file);
  const row = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .get();
  db.exec(`DROP INDEX "${String(row?.['name'])}"`);
  db.close();
}

describe('real LINE', () => {
  let pair: Pair;
  let env: Record<string, string>;

  beforeEach(async () => {
    pair = await startPair({ quota: { limit: 300 } });
    const { webhookUrl } = { webhookUrl: await registered() };
    env = {
      DATA_DIR: dataDir,
      DATA_KEY: KEY,
      LINE_CHANNEL_SECRET: SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
      LINE_API_BASE_URL: pair.origin,
      PUBLIC_URL: new URL(webhookUrl).origin,
    };
  });
  afterEach(() => pair.stop());

  async function registered(): Promise<string> {
    const { endpoint } = await pair.client.getWebhookEndpoint();
    return endpoint;
  }

  test('everything as it should be', async () => {
    const line = await look(env);
    for (const check of [
      'token',
      'clock',
      'webhook address',
      'webhook test',
      'quota',
      'public address',
    ]) {
      expect(line(check)).toMatchObject({ state: 'ok' });
    }
    expect(line('quota').says).toContain('300 of 300');
    expect(line('rich menus')).toMatchObject({ state: 'warn', says: '10 of 10 are not at LINE' });
    expect(line('console')).toMatchObject({ state: 'note' });
    expect(line('console').todo).toContain('redelivery');
    expect(pair.line.failures).toEqual([]);
  });

  test('no line shows the token or the secret', async () => {
    const { stdout, stderr } = await runScript('doctor', [], {
      ...env,
      LINE_CHANNEL_ACCESS_TOKEN: 'tok-en',
    });
    expect(stdout + stderr).not.toMatch(/tok-en|channel-secret/);
    expect(stdout).toMatch(/FAIL {2}token .*LINE_CHANNEL_ACCESS_TOKEN/);
    expect(stdout).toMatch(/skip {2}webhook test/);
  });

  test.each([
    ['a time of trouble', { status: 500 }, 'fail', 'api.line-status.info'],
    ['too many requests', { status: 429 }, 'warn', 'some minutes'],
    ['a broken connection', { destroySocket: true }, 'fail', 'internet connection'],
    ['no answer in time', { delayMs: 2_000 }, 'fail', 'internet connection'],
  ] as const)('%s at the token', async (_, fault, state, todo) => {
    pair.line.faults.failNext({ endpoint: 'info', ...fault });
    const token = (await look(env))('token');
    expect(token.state).toBe(state);
    expect(token.todo).toContain(todo);
  });

  test.each([
    ['get-webhook-endpoint', 'webhook address'],
    ['test-webhook-endpoint', 'webhook test'],
    ['quota', 'quota'],
    ['quota-consumption', 'quota'],
    ['list-rich-menus', 'rich menus'],
  ])('a failing %s is one line, the others stand', async (endpoint, check) => {
    pair.line.faults.failNext({ endpoint, status: 503 });
    const line = await look(env);
    expect(line(check).state).toBe('fail');
    expect(line('console').state).toBe('note');
  });

  test('something that is not LINE', async () => {
    const { PUBLIC_URL: bot = '' } = env;
    const token = (await look({ ...env, LINE_API_BASE_URL: bot }))('token');
    expect(token.state).toBe('fail');
    expect(token.todo).toContain('Messaging API channel');
  });

  test('a clock that is ahead', async () => {
    const line = await look(env, { now: () => Date.now() + 90_000 });
    expect(line('clock').says).toMatch(/^(89|90|91) s ahead of/);
    expect(line('clock').state).toBe('fail');
  });

  test('a webhook address of another bot, and none', async () => {
    await pair.client.setWebhookEndpoint({ endpoint: 'https://elsewhere.example.org/webhook' });
    expect((await look(env))('webhook address').says).toContain('elsewhere.example.org');
    pair.line.setWebhookUrl('');
    expect((await look(env))('webhook address').says).toBe('LINE has no webhook address');
    pair.line.faults.failNext({ endpoint: 'get-webhook-endpoint', status: 404 });
    expect((await look(env))('webhook address').says).toBe('LINE has no webhook address');
  });

  test("LINE's own test: another secret, a bot that is down, a slow one", async () => {
    pair.bot.status = 401;
    expect((await look(env))('webhook test').todo).toContain('LINE_CHANNEL_SECRET');
    pair.bot.status = 503;
    expect((await look(env))('webhook test').todo).toContain('store');
    pair.bot.status = 200;
    await pair.bot.stop();
    expect((await look(env))('webhook test').todo).toContain('Start the bot');
  });

  test('a used-up and an unlimited month', async () => {
    pair.line.setQuota(0);
    expect((await look(env))('quota')).toMatchObject({ state: 'fail' });
    pair.line.setQuota(null);
    expect((await look(env))('quota')).toMatchObject({ state: 'ok' });
  });

  test('without PUBLIC_URL, and with plain http towards the real LINE', async () => {
    const { PUBLIC_URL: bot, ...bare } = env;
    const line = await look(bare);
    expect(line('public address').state).toBe('fail');
    expect(line('webhook address').state).toBe('warn');
    const plain = { ...env, PUBLIC_URL: bot ?? '', LINE_API_BASE_URL: 'https://127.0.0.1:1' };
    expect((await look(plain))('public address').state).toBe('fail');
  });
});

describeMongo((uri) => {
  const database = `sajja_doctor_${process.pid}`;
  const env = () => ({
    DATA_DIR: dataDir,
    DATA_KEY: KEY,
    MONGODB_URI: withDatabase(uri, database),
  });

  test('an empty database, then a filled one, then a lost index', async () => {
    const empty = await look(env());
    expect(empty('store').state).toBe('ok');
    expect(empty('replica set').state).toBe('ok');
    expect(empty('indexes').state).toBe('skip');
    await fillStore(env());
    const filled = await look(env());
    for (const check of ['schema', 'indexes', 'data key']) expect(filled(check).state).toBe('ok');
    const { connect } = await import('../../src/adapters/mongo/connection.ts');
    const connection = await connect(env().MONGODB_URI);
    try {
      await connection.db!.collection('inbox').dropIndexes();
      expect((await look(env()))('indexes').state).toBe('fail');
    } finally {
      await connection.db!.dropDatabase();
      await connection.close();
    }
  }, 30_000);

  test('nobody there', async () => {
    const line = await look({
      DATA_DIR: dataDir,
      MONGODB_URI: 'mongodb://user:geheim@127.0.0.1:1/x',
    });
    expect(line('store').state).toBe('fail');
    expect(JSON.stringify(line('store'))).not.toContain('geheim');
  }, 15_000);
});

describeMongod((binary) => {
  const mongod = new OwnMongod(binary, false);
  afterEach(() => mongod.stop());

  test('a server that is no replica set', async () => {
    await mongod.start();
    const line = await look({ DATA_DIR: dataDir, MONGODB_URI: mongod.uri });
    expect(line('replica set').state).toBe('fail');
    expect(line('replica set').todo).toContain('--replSet');
  }, 30_000);
});
