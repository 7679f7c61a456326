import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { describeStores } from '../support/stores.ts';
import { useStages, type Stage } from './stage.ts';

/** What a token opens to does not hang on the store: the slower one shows less of the same. */
const MUTATIONS = { embedded: 1_000, mongodb: 120 };
const AT_ONCE = 50;

async function cardOf(stage: Stage, line = '12 40'): Promise<string> {
  const said = stage.words('treasurer', line);
  await stage.said(said);
  return stage.button(said, 'ยืนยัน');
}

/** A token with one place changed, cut, lengthened, mixed or made up. */
function mutated(token: string, i: number): string {
  const at = i % token.length;
  const other = token[at] === 'A' ? 'B' : 'A';
  switch (i % 6) {
    case 0:
      return token.slice(0, at) + other + token.slice(at + 1);
    case 1:
      return token.slice(0, at);
    case 2:
      return token.slice(0, at) + token.slice(at + 1);
    case 3:
      return `${token}${other.repeat((i % 7) + 1)}`;
    case 4:
      return token.slice(0, at) + token.slice(at).split('').toReversed().join('') + '=';
    default:
      return randomBytes((i % 80) + 1).toString('base64url');
  }
}

describeStores((name, openStore) => {
  const start = useStages(openStore);

  test('ยืนยัน tapped twice at once, as two events, takes the deposit once and says so', async () => {
    const stage = await start();
    for (let round = 1; round <= 5; round += 1) {
      const token = await cardOf(stage, `12 ${round * 10}`);
      const taps = [stage.press('treasurer', token), stage.press('treasurer', token)];
      await Promise.all(taps.map((tap) => stage.give([tap])));
      await stage.settle();
      const answers = taps.map((tap) => stage.answerTo(tap) ?? '');
      expect(answers.filter((answer) => answer.includes('กดซ้ำไม่มีผล'))).toHaveLength(1);
      for (const answer of answers) expect(answer).toContain(`2569/000${round}`);
      expect(await stage.entries()).toBe(round);
    }
    expect(stage.pushedTo('member')).toHaveLength(5);
  });

  test('a button pressed by anybody else does nothing, another treasurer included', async () => {
    const stage = await start();
    const token = await cardOf(stage);
    for (const who of [
      'otherTreasurer',
      'member',
      'chair',
      'provinceOfficer',
      'stranger',
    ] as const) {
      const answer = await stage.said(stage.press(who, token));
      expect(answer).toContain('ปุ่มนี้ใช้กับ LINE ของคุณไม่ได้');
      expect(answer).not.toContain('0012');
    }
    expect(await stage.entries()).toBe(0);
    await stage.said(stage.press('treasurer', token));
    expect(await stage.entries()).toBe(1);
  });

  test(`of ${MUTATIONS[name]} forged and edited buttons none is executed`, async () => {
    const stage = await start();
    const token = await cardOf(stage);
    const forged = Array.from({ length: MUTATIONS[name] }, (_, i) => mutated(token, i)).filter(
      (one) => one !== token,
    );
    expect(forged.length).toBeGreaterThan(MUTATIONS[name] - 10);
    for (let from = 0; from < forged.length; from += AT_ONCE) {
      const some = forged.slice(from, from + AT_ONCE);
      await stage.give(some.map((one) => stage.press('treasurer', one)));
      await stage.settle();
    }
    expect(await stage.entries()).toBe(0);
    const rows = await stage.bot.core.uow.read.turns.ofFlow('savings.record-deposit', 0, 2_000);
    const outcomes = rows.map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === 'not-a-button')).toHaveLength(forged.length);
    await stage.said(stage.press('treasurer', token));
    expect(await stage.entries()).toBe(1);
  }, 120_000);

  test('a post taken away between card and ยืนยัน is missed at ยืนยัน', async () => {
    const stage = await start();
    const token = await cardOf(stage);
    const { core } = stage.bot;
    await core.uow.transact(async ({ members }) => {
      await members.endPost('post-m-g-one-0001-treasurer', '2026-11-24');
    });
    const answer = await stage.said(stage.press('treasurer', token));
    expect(answer).toBeDefined();
    expect(answer).not.toContain('บันทึกแล้ว');
    expect(await stage.entries()).toBe(0);
    expect(await stage.pledge('0012')).toBe(0n);
    expect(stage.pushedTo('member')).toEqual([]);
  });

  test('too many commands are told once a minute; deposits and one’s own money do not count', async () => {
    const stage = await start({ env: { SAJJA_COMMANDS_PER_MINUTE: '3' } });
    const hello = () => stage.said(stage.words('member', 'สวัสดี'));
    for (let i = 0; i < 3; i += 1) expect(await hello()).toBeDefined();
    expect(await hello()).toContain('ส่งมาเร็วเกินไป');
    expect(await hello()).toBeUndefined();
    const balance = stage.words('member', 'เช็คยอด');
    expect(await stage.said(balance)).toContain('0012');
    const history = stage.press('member', stage.button(balance, 'รายการ'));
    expect(await stage.said(history)).not.toContain('ส่งมาเร็วเกินไป');
    expect(await stage.said(stage.words('member2', 'สวัสดี'))).toBeDefined();
    for (const amount of [10, 20, 30, 40, 50]) {
      await stage.said(stage.press('treasurer', await cardOf(stage, `12 ${amount}`)));
    }
    expect(await stage.entries()).toBe(5);
    stage.bot.clock.advance(60_000);
    expect(await hello()).not.toContain('ส่งมาเร็วเกินไป');
  });
});
