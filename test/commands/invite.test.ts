import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openCore, type Core } from '../../src/composition/core.ts';
import { parseLinkCode } from '../../src/domain/link-code.ts';
import { testConfig } from '../support/bot.ts';
import { withDatabase } from '../support/mongo-databases.ts';
import { describeMongo } from '../support/stores.ts';
import { runScript } from './run-script.ts';

const DATA_KEY = Buffer.alloc(32, 7).toString('base64');
const DAY = 86_400_000;
const PROVINCE = ['--role', 'province-officer', '--area', '38', '--name', 'นายสยาม ตัวอย่าง'];

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sajja-invite-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const env = (more: Record<string, string> = {}) => ({ DATA_DIR: dataDir, DATA_KEY, ...more });

async function inStore<T>(more: Record<string, string>, work: (core: Core) => Promise<T>) {
  const core = await openCore(testConfig(env(more)));
  try {
    return await work(core);
  } finally {
    await core.store.close();
  }
}

async function stored(core: Core, printed: string) {
  const code = parseLinkCode(printed);
  if (code === undefined) throw new Error(`no code: ${printed}`);
  return core.uow.read.links.byHash(core.sealer.lookupKey('link-code', code));
}

describe('npm run invite', () => {
  test('prints a code for the first officer and nothing else on stdout', async () => {
    const run = await runScript('invite', [...PROVINCE, '--days', '7'], env());
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\n$/);
    expect(run.stderr).toContain('province-officer 38');
    await inStore({}, async (core) => {
      const code = await stored(core, run.stdout);
      expect(code).toMatchObject({ state: 'open', medium: 'paper', issuedBy: 'operator' });
      const life = (code?.expiresAt ?? 0) - (code?.issuedAt ?? 0);
      expect(life).toBe(7 * DAY);
      const [office] = await core.uow.read.offices.inArea('province-officer', '38');
      expect(office).toMatchObject({ name: 'นายสยาม ตัวอย่าง', personId: null });
      expect(code?.target).toEqual({ kind: 'office', officeId: office?.officeId });
    });
  });

  test('again for the same person: a new code, the old one withdrawn, one office', async () => {
    const first = await runScript('invite', PROVINCE, env());
    const second = await runScript('invite', PROVINCE, env());
    await inStore({}, async (core) => {
      expect((await stored(core, first.stdout))?.state).toBe('withdrawn');
      expect((await stored(core, second.stdout))?.state).toBe('open');
      expect(await core.uow.read.offices.inArea('province-officer', '38')).toHaveLength(1);
    });
  });

  test('somebody who is linked in that office already is refused', async () => {
    await runScript('invite', PROVINCE, env());
    await inStore({}, (core) =>
      core.uow.transact(async (stores) => {
        const [office] = await stores.offices.inArea('province-officer', '38');
        await stores.offices.link(office?.officeId ?? '', 'p-someone');
      }),
    );
    const run = await runScript('invite', PROVINCE, env());
    expect([run.status, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('--replace');
    const again = await runScript('invite', [...PROVINCE, '--replace'], env());
    expect(again.status).toBe(0);
    await inStore({}, async (core) => {
      const offices = await core.uow.read.offices.inArea('province-officer', '38');
      expect(offices.map(({ personId }) => personId)).toEqual([null]);
    });
  });

  test('while a bot writes the embedded store: exit 1 and what to do', async () => {
    await inStore({}, async () => {
      const run = await runScript('invite', PROVINCE, env());
      expect([run.status, run.stdout]).toEqual([1, '']);
      expect(run.stderr).toContain('the bot is running');
      expect(run.stderr).toContain('stop it');
      expect(run.stderr).not.toMatch(/at \w+ \(|node:/);
    });
  });

  test('in a sandbox whose clock was moved it goes by that clock, and says so', async () => {
    const ahead = 30 * DAY;
    await inStore({}, ({ uow }) =>
      uow.transact(({ settings }) =>
        settings.put('sandbox-clock-offset', String(ahead), Date.now()),
      ),
    );
    const run = await runScript('invite', PROVINCE, env());
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('the sandbox');
    await inStore({}, async (core) => {
      const code = await stored(core, run.stdout);
      expect(code?.issuedAt).toBeGreaterThan(Date.now() + ahead - DAY / 24);
      expect(code?.expiresAt).toBeGreaterThan(Date.now() + ahead + DAY / 2);
    });
    const line = { LINE_CHANNEL_SECRET: 's'.repeat(32), LINE_CHANNEL_ACCESS_TOKEN: 't'.repeat(40) };
    const real = await runScript('invite', [...PROVINCE, '--replace'], env(line));
    expect(real.status).toBe(0);
    expect(real.stderr).not.toContain('the sandbox');
  });

  test.each([
    ['no role', ['--area', '38', '--name', 'นายดี มี']],
    ['a role that nobody invites to', ['--role', 'operator', '--area', '38', '--name', 'นายดี มี']],
    [
      'a district for the province',
      ['--role', 'province-officer', '--area', '3804', '--name', 'นายดี'],
    ],
    ['a district that is none', ['--role', 'field-officer', '--area', '3809', '--name', 'นายดี มี']],
    ['a name with digits', ['--role', 'field-officer', '--area', '3804', '--name', 'นายดี 1']],
    ['eight days', [...PROVINCE, '--days', '8']],
    ['half a day', [...PROVINCE, '--days', '0.5']],
    ['an unknown option', [...PROVINCE, '--role2', 'x']],
  ])('%s: exit 2, nothing stored', async (_, args) => {
    const run = await runScript('invite', args, env());
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a faulty environment: exit 1, each fault one line', async () => {
    const run = await runScript('invite', PROVINCE, env({ MONGODB_URI: 'x', PORT: 'y' }));
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(2);
  });

  test('--help tells how on stdout: exit 0', async () => {
    const run = await runScript('invite', ['--help'], env());
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('--role');
  });
});

describeMongo((uri) => {
  test('invites while a bot is using the same database', async () => {
    const mongo = { MONGODB_URI: withDatabase(uri, `sajja_invite_${process.pid}`) };
    await inStore(mongo, async (core) => {
      const run = await runScript('invite', PROVINCE, env(mongo));
      expect(run.stderr).toContain('province-officer 38');
      expect((await stored(core, run.stdout))?.state).toBe('open');
    });
  }, 60_000);
});
