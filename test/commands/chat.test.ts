import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as prettier from 'prettier';
import { openSandbox } from '../../scripts/chat/open-sandbox.ts';
import { openCore } from '../../src/composition/core.ts';
import { seedDemo } from '../../src/composition/seed.ts';
import { parseEnv } from '../../src/config/env.ts';
import { dateAt } from '../../src/domain/bangkok-time.ts';
import { runScript } from './run-script.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'sajja-chat-test-'));
const env = { DATA_DIR: dataDir };

beforeAll(async () => {
  const parsed = parseEnv({ ...env, LOG_LEVEL: 'silent' });
  if (parsed.kind === 'faults') throw new Error(parsed.faults.join('\n'));
  const core = await openCore(parsed.config, { mayMakeKey: true });
  const outcome = await seedDemo(core, { demo: 'small', today: dateAt(core.clock.now()) });
  await core.store.close();
  expect(outcome.kind).toBe('seeded');
}, 60_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const chat = (args: string[], lines: string[]) =>
  runScript('chat', args, env, lines.map((line) => `${line}\n`).join(''));

describe('the bot in a terminal, lines from a pipe', () => {
  test('a treasurer takes a deposit by number; the member is shown the receipt and answers it', async () => {
    const { status, stdout, stderr } = await chat(
      ['--as', 'treasurer'],
      ['12 100', '/press ยืนยัน', '/as member', 'เช็คยอด', '/1'],
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/treasurer> 12 100\n {2}│ บันทึกเงินฝากนี้ไหม/);
    expect(stdout).toContain('(หนึ่งร้อยบาทถ้วน)');
    expect(stdout).toMatch(/~ แม่บุญมี \(member\) is shown:\n {2}~ {3}│ ✓ บันทึกแล้ว/);
    expect(stdout).toMatch(/member> เช็คยอด\n {2}│ ยอดเงินของคุณ/);
    expect(stdout).toMatch(/\[1\] \S/);
    expect(status).toBe(0);
  }, 60_000);

  test('speaks English where asked, moves the clock, and says what cannot be done', async () => {
    const { status, stdout } = await chat(
      ['--as', 'chair', '--lang', 'en'],
      ['balance', '/as member2', 'menu', '/clock tomorrow-9', '/99', '/nonsense', '/as nobody'],
    );
    expect(stdout).toMatch(/chair> balance\n {2}│ Your savings/);
    expect(stdout).toMatch(/member2> menu\n {2}│ What would you like to do/);
    expect(stdout).toMatch(/now \d{4}-\d\d-\d\d 09:00/);
    expect(stdout).toContain('! there is no button 99');
    expect(stdout).toContain('! there is no /nonsense');
    expect(stdout).toContain('! nobody here is called nobody');
    expect(status).toBe(1);
  }, 60_000);

  test('shows the menu of the role, which follows a change of language at once', async () => {
    const lines = ['/menu', '/1', 'ยกเลิก', 'ภาษา', '/press English', 'menu', '/menu'];
    const { status, stdout } = await chat(['--as', 'other-treasurer'], lines);
    expect(stdout).toMatch(/> \/menu\n {2}\[1\] รับฝากเงิน/);
    expect(stdout).toMatch(/> \/1\n {2}\S/);
    expect(stdout).toMatch(/> \/menu\n {2}\[1\] Record a deposit/);
    expect(status).toBe(0);
  }, 60_000);

  test('--record prints the conversation as a script of the tests', async () => {
    const { stdout, stderr } = await chat(
      ['--as', 'treasurer', '--record', '--flow', 'savings.record-deposit'],
      ['15 100', '/press ยืนยัน', '/as other-member', 'เมนู'],
    );
    const script = JSON.parse(stdout) as { steps: object[] };
    expect(script).toMatchObject({ flow: 'savings.record-deposit', lang: 'th', as: 'treasurer' });
    expect(script.steps[0]).toMatchObject({ says: '15 100', sees: ['บันทึกเงินฝากนี้ไหม'] });
    expect(script.steps[1]).toMatchObject({ others: { member2: [expect.any(String)] } });
    expect(script.steps[2]).toMatchObject({ as: 'otherMember', says: 'เมนู' });
    expect(stderr).toContain('treasurer> 15 100');
    const file = 'test/flows/scripts/recorded.json';
    const rules = await prettier.resolveConfig(file);
    expect(await prettier.check(stdout, { ...rules, filepath: file })).toBe(true);
    expect(stdout).toContain(`"others": { "member2"`);
  }, 60_000);
});

test('joining a sandbox that runs, the last buttons of everybody can be pressed', async () => {
  const sandbox = await openSandbox(env);
  try {
    const join = (args: string[], lines: string[]) =>
      chat(['--url', sandbox.origin, ...args], lines);
    await join(['--as', 'treasurer'], ['12 200']);
    const { status, stdout } = await join(
      ['--as', 'treasurer'],
      ['/press ยืนยัน', '/as member', '/press ถูกต้อง'],
    );
    expect(stdout).toMatch(/\(shown last · ข้อความล่าสุด\)\n {2}│ บันทึกเงินฝากนี้ไหม/);
    expect(stdout).toMatch(/\[1\] ยืนยัน/);
    expect(stdout).toContain('บันทึกแล้ว');
    expect(status).toBe(0);
  } finally {
    await sandbox.close();
  }
}, 60_000);

test('never speaks where real people are, and is not used wrongly', async () => {
  const real = await runScript('chat', [], { ...env, LINE_CHANNEL_SECRET: 'x' });
  expect(real).toMatchObject({ status: 1, stdout: '' });
  expect(real.stderr).toContain('real people');
  expect((await runScript('chat', ['--lang', 'lo'], {})).status).toBe(2);
  const nobody = await runScript('chat', ['--url', 'http://127.0.0.1:1'], {});
  expect(nobody).toMatchObject({ status: 1, stderr: expect.stringContaining('no sandbox') });
}, 30_000);
