import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inboxTable } from '../../src/stores/schema/inbox.ts';
import { OwnMongod } from '../support/own-mongod.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { describeMongod } from '../support/stores.ts';
import { WHO, type Who } from '../support/world.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { keyOf, REAL, startAndEnd } from '../e2e/support/start-process.ts';

const TEST_MS = 60_000;
const STOPS_WITHIN_MS = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'sajja-env-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'a-file');
writeFileSync(file, '');

describe('what is missing or malformed ends the start at once, one line each', () => {
  test(
    'everything that is wrong is said, not only the first thing',
    async () => {
      const { code, stdout, lines } = await startAndEnd({
        PORT: '99999',
        HOST: '0.0.0.0',
        LINE_CHANNEL_SECRET: 'secret',
        LINE_API_BASE_URL: 'http://line.example',
        LINE_DATA_API_BASE_URL: 'ftp://x',
        MONGODB_URI: 'postgres://x',
        DATA_KEY: 'c2hvcnQ=',
        PUBLIC_URL: 'http://bot.example',
        LOG_LEVEL: 'loud',
        SAJJA_DEMO: 'big',
        SAJJA_COMMANDS_PER_MINUTE: '-1',
        SAJJA_RECEIPT_RESERVE_PERCENT: '101',
      });
      expect(code).toBe(1);
      expect(stdout).toBe('');
      expect(new Set(lines.map((line) => line.split(':')[0]))).toEqual(
        new Set([
          'DATA_KEY',
          'LINE_API_BASE_URL',
          'LINE_CHANNEL_ACCESS_TOKEN',
          'LINE_DATA_API_BASE_URL',
          'LOG_LEVEL',
          'MONGODB_URI',
          'PORT',
          'PUBLIC_URL',
          'SAJJA_COMMANDS_PER_MINUTE',
          'SAJJA_DEMO',
          'SAJJA_RECEIPT_RESERVE_PERCENT',
        ]),
      );
      expect(lines).toHaveLength(11);
      expect(lines.join('\n')).not.toContain('c2hvcnQ=');
    },
    TEST_MS,
  );

  const CASES: readonly { what: string; env: Record<string, string>; says: RegExp }[] = [
    {
      what: 'a token without its secret',
      env: { LINE_CHANNEL_ACCESS_TOKEN: 'token' },
      says: /^LINE_CHANNEL_SECRET: is missing/,
    },
    {
      what: 'the sandbox on an address that others reach',
      env: { HOST: '0.0.0.0' },
      says: /^HOST: without LINE credentials this is the sandbox/,
    },
    {
      what: 'credentials without a data key',
      env: { ...REAL, DATA_KEY: '', DATA_DIR: join(folder, 'no-key') },
      says: /^DATA_KEY is not set/,
    },
    {
      what: 'an address that is not this machine’s',
      env: { ...REAL, HOST: '203.0.113.7', DATA_DIR: join(folder, 'host') },
      says: /^HOST 203\.0\.113\.7 is no address of this machine/,
    },
    {
      what: 'a folder that cannot be made',
      env: { ...REAL, DATA_DIR: join(file, 'data') },
      says: /^DATA_DIR .* cannot be made/,
    },
    ...(existsSync('/proc/self')
      ? [
          {
            what: 'a folder that no system call can make',
            env: { DATA_DIR: '/proc/x', SAJJA_DEMO: 'none' },
            says: /^DATA_DIR \/proc\/x cannot be made\nPoint DATA_DIR/,
          },
          {
            what: 'a folder in which nothing can be written',
            env: { ...REAL, DATA_DIR: '/proc' },
            says: /the store file cannot be used.*\n.*Check DATA_DIR \(\/proc\)/s,
          },
        ]
      : []),
    {
      what: 'a MongoDB that does not answer',
      env: { ...REAL, MONGODB_URI: 'mongodb://127.0.0.1:9/sajja' },
      says: /no MongoDB server answers\nCheck MONGODB_URI/,
    },
    {
      what: 'an address of MongoDB that cannot be read',
      env: { ...REAL, MONGODB_URI: 'mongodb://127.0.0.1/sajja?nonsense=1' },
      says: /^the address of MongoDB cannot be read\nSet MONGODB_URI/,
    },
  ];
  test(
    `one by one: ${CASES.map(({ what }) => what).join('; ')}`,
    async () => {
      // Side by side, for one of them waits for a server that never answers.
      const ends = await Promise.all(CASES.map(({ env }) => startAndEnd(env)));
      for (const [index, { what, says }] of CASES.entries()) {
        const { code, lines = [] } = ends[index] ?? {};
        expect({ what, code, said: lines.join('\n') }).toEqual({
          what,
          code: 1,
          said: expect.stringMatching(says),
        });
        expect(lines.length).toBeLessThanOrEqual(2);
      }
    },
    TEST_MS,
  );

  test.each([
    ['the sandbox', { DATA_DIR: join(folder, 'port-a'), SAJJA_DEMO: 'none' }],
    ['with credentials', { ...REAL, DATA_DIR: join(folder, 'port-b') }],
  ])(
    'a port that is in use: %s',
    async (_, env) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const PORT = String((other.address() as AddressInfo).port);
      const { code, lines } = await startAndEnd({ ...env, PORT, HOST: '127.0.0.1' });
      expect({ code, lines }).toEqual({
        code: 1,
        lines: [`PORT ${PORT} is in use by another program`, expect.stringContaining('PORT')],
      });
      other.close();
    },
    TEST_MS,
  );
});

describeMongod((binary) => {
  let server: OwnMongod;
  beforeAll(async () => {
    server = new OwnMongod(binary, false);
    await server.start();
  }, TEST_MS);
  afterAll(() => server.stop());

  test(
    'a MongoDB without a replica set is refused: money needs transactions',
    async () => {
      const MONGODB_URI = server.uri.replace(/\/$/, '/sajja');
      const { code, lines } = await startAndEnd({ ...REAL, MONGODB_URI });
      expect(code).toBe(1);
      expect(lines.join('\n')).toMatch(/replica set/);
      expect(lines).toHaveLength(2);
    },
    TEST_MS,
  );
});

describePlaces((store, newPlace) => {
  let bot: ServedBot;
  beforeAll(async () => {
    bot = await ServedBot.start(newPlace());
  }, TEST_MS);
  afterAll(() => bot.end());

  const secondEnv = () => ({ ...REAL, ...bot.commandEnv(), PORT: '0' });

  test(
    'another data key is refused: it would read no name',
    async () => {
      await bot.stop();
      const { code, lines } = await startAndEnd({ ...secondEnv(), DATA_KEY: keyOf(9) });
      expect({ code, lines }).toEqual({
        code: 1,
        lines: [
          'DATA_KEY is not the key that this store was filled with',
          expect.stringContaining('DATA_KEY'),
        ],
      });
      await bot.up();
      expect(bot.words('member')).toBe('');
      await bot.says('member', 'เช็คยอด');
    },
    TEST_MS,
  );

  if (store === 'embedded') {
    test(
      'a second process on one file is refused, and the first goes on',
      async () => {
        const { code, lines } = await startAndEnd(secondEnv());
        expect(code).toBe(1);
        expect(lines[0]).toContain('another process already writes to');
        expect(lines).toHaveLength(2);
        await bot.says('member', 'เช็คยอด');
      },
      TEST_MS,
    );
  }

  const ASKING: readonly Who[] = ['member', 'member2', 'chair', 'auditor', 'both', 'otherMember'];

  test(
    'told to stop while busy, it ends within 10 s with 0; what it acknowledged is done after',
    async () => {
      const mark = bot.line.mark();
      // On one store the first answer hangs in LINE for longer than a stop may take.
      const hangs = store === 'embedded';
      if (hangs) bot.line.faults.failNext({ endpoint: 'reply', delayMs: 30_000 });
      const sent = await Promise.all(
        ASKING.flatMap((who) =>
          // What waits behind a hanging message of the same person waits for its lease, too.
          (hangs ? ['เช็คยอด'] : ['เช็คยอด', 'ส่งวันไหน']).map(async (text) => ({
            who,
            ...(await bot.line.text(WHO[who], text)),
          })),
        ),
      );
      const acknowledged = sent.filter(({ status }) => status === 200);
      expect(acknowledged.length).toBeGreaterThan(0);
      const started = performance.now();
      expect(await bot.stop()).toBe(0);
      expect(performance.now() - started).toBeLessThan(STOPS_WITHIN_MS);
      bot.line.faults.clear();
      await bot.up();
      const eyes = await bot.watch();
      try {
        await eventually(async () => {
          for (const { eventIds } of acknowledged) {
            const [eventId = ''] = eventIds;
            const row = await eyes.store.reader.get(inboxTable, { eventId });
            expect(row).toMatchObject({ state: 'done' });
          }
          const shown = ASKING.flatMap((who) => bot.messages(who, mark));
          expect(shown).toHaveLength(acknowledged.length);
        }, TEST_MS);
      } finally {
        await eyes.store.close();
      }
    },
    TEST_MS,
  );
});
