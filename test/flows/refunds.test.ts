import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { equalShares, readShares } from '../../src/features/savings/refunds/read-shares.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, type Who } from '../support/world.ts';

describe('shares as they are typed', () => {
  test.each([
    ['50 50', [5_000, 5_000]],
    ['33.33/33.33/33.34', [3_333, 3_333, 3_334]],
    ['๖๐, ๔๐', [6_000, 4_000]],
    ['60% 40%', [6_000, 4_000]],
    ['100', [10_000]],
    ['0.5 99.5', [50, 9_950]],
  ])('%s', (text, shares) => {
    expect(readShares(text)).toEqual({ kind: 'shares', shares });
  });

  test.each(['60 30', '50 50 1', '99.99', '33.33 33.33 33.33'])('%s do not make 100', (text) => {
    expect(readShares(text).kind).toBe('not-whole');
  });

  test.each(['', 'ลูกชาย', '50 0 50', '-50 150', '33.333 66.667', '1e2', '10 '.repeat(11)])(
    '%p cannot be read',
    (text) => expect(readShares(text).kind).toBe('unreadable'),
  );

  test.each([1, 2, 3, 7, 10])('%i equal ones make 100', (count) => {
    const shares = equalShares(count);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(10_000);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(count);
  });
});

describe('paid back', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startTestBot();
    for (const line of ['12 100', '12 พิเศษ 200.01', '20 300']) {
      await bot.says('treasurer', line);
      await bot.presses('treasurer', 'ยืนยัน บันทึก');
    }
  });
  afterEach(() => bot.stop());

  const read = () => bot.core.uow.read;
  const memberId = (no: string) => `m-${GROUP}-${no.padStart(4, '0')}`;
  const savings = (no: string) => read().ledger.savings(GROUP, memberId(no));
  const stateOf = async (no: string) => (await read().members.byId(memberId(no)))?.state;
  const entries = async () => (await read().ledger.head(GROUP))?.seq ?? 0;
  const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));

  async function ask(line: string, ...answers: string[]): Promise<string> {
    await bot.says('treasurer', line);
    for (const answer of answers) await bot.says('treasurer', answer);
    return presses('treasurer', 'ยืนยัน บันทึก');
  }

  test('to whoever resigns: they agree, then an officer; the membership ends', async () => {
    await bot.says('treasurer', '12 ลาออก');
    const card = bot.words(await bot.says('treasurer', 'ลาออก'));
    for (const word of ['300.01', 'สามร้อยบาทหนึ่งสตางค์', 'สมาชิกเอง']) {
      expect(card).toContain(word);
    }
    await presses('treasurer', 'ยืนยัน บันทึก');
    expect(bot.words(bot.shown('member'))).toContain('คุณลาออกและรับเงินสะสมคืนใช่ไหม');
    expect(await presses('member', 'ยืนยัน ได้เงินแล้ว')).toContain('กรรมการอีกคน');
    expect(await stateOf('12')).toBe('active');
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await savings('12')).toEqual({ pledge: 0n, special: 0n });
    expect(await stateOf('12')).toBe('resigned');
    expect(await read().ledger.entry(GROUP, 4)).toMatchObject({
      kind: 'refund',
      actor: 'p-treasurer',
      approvers: ['p-member', 'p-auditor'],
    });
    expect(bot.words(bot.shown('member'))).toContain('2569/0004');
    expect(bot.words(await bot.says('member', 'เช็คยอด'))).not.toContain('เงินสัจจะสะสม');
  });

  test('more than the cash in hand is said as soon as the member is named, and on the card', async () => {
    await bot.core.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'bank-pay-in',
        groupId: GROUP,
        idemKey: 'test',
        actor: 'p-treasurer',
        at: bot.clock.now(),
        memberId: null,
        amount: 40_000n,
      }),
    );
    const short = 'เงินสดในมือมี 200.01 บาท ไม่พอ ขาดอีก 100 บาท';
    expect(bot.words(await bot.says('treasurer', '12 ลาออก'))).toContain(short);
    const card = await bot.says('treasurer', 'ลาออก');
    expect(bot.words(card)).toContain(short);
    expect(bot.labels(card)).toContain('ถอนจากธนาคารก่อน');
    expect(bot.labels(card)).not.toContain('ยืนยัน บันทึก');
  });

  test('to beneficiaries by share, adding up to the satang; the dead are not asked', async () => {
    await bot.says('treasurer', '12 เสียชีวิต');
    await bot.says('treasurer', 'เสียชีวิต');
    expect(bot.words(await bot.says('treasurer', '50 49'))).toContain('รวมได้ 99');
    const card = bot.words(await bot.says('treasurer', '33.33 33.33 33.34'));
    for (const word of ['99.99', '100.03', '33.34%']) expect(card).toContain(word);
    await presses('treasurer', 'ยืนยัน บันทึก');
    expect(bot.labels(bot.shown('member')).some((one) => one.startsWith('ยืนยัน'))).toBe(false);
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect((await read().ledger.entry(GROUP, 4))?.facts).toEqual({
      channel: 'cash',
      reason: 'deceased',
      shares: '3333/3333/3334',
      paid: '9999/9999/10003',
    });
    expect(await stateOf('12')).toBe('deceased');
  });

  test('a deposit that comes in between refuses it: nothing may stay behind', async () => {
    await ask('20 ลาออก', 'ลาออก');
    await bot.says('treasurer', '20 พิเศษ 5');
    await bot.presses('treasurer', 'ยืนยัน บันทึก');
    expect(await presses('chair', 'ยืนยัน อนุมัติ')).toContain('ยังมีอีก 5 บาท');
    expect(await stateOf('20')).toBe('active');
    expect(await savings('20')).toEqual({ pledge: 30_000n, special: 500n });
  });

  test('not out of a box that is empty, nor twice', async () => {
    await ask('20 ลาออก', 'ลาออก');
    expect(await ask('20 ลาออก', 'ลาออก')).toContain('รออยู่แล้ว');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await entries()).toBe(4);
    expect(bot.words(await bot.says('treasurer', '20 ลาออก'))).toContain('ออกจากกลุ่มไปแล้ว');
  });

  test.each([
    ['2 ลาออก', 'ไม่มีเงินสะสมให้คืน'],
    ['15 ลาออก', 'ไม่มีเงินสะสมให้คืน'],
    ['9999 ลาออก', 'ไม่พบ “9999”'],
    ['คืนเงินสะสม', 'คืนเงินสะสมทั้งหมดให้ใคร'],
    ['คืนเงินสะสม 12', 'คืนเพราะอะไร'],
  ])('%s: %s', async (line, expected) => {
    expect(bot.words(await bot.says('treasurer', line))).toContain(expected);
    expect(await entries()).toBe(3);
  });

  test('somebody on the committee hands the post over first', async () => {
    await bot.says('treasurer', '4 100');
    await bot.presses('treasurer', 'ยืนยัน บันทึก');
    expect(bot.words(await bot.says('treasurer', '4 ลาออก'))).toContain('พ้นตำแหน่งก่อน');
  });

  test('nobody but a treasurer begins one, and a lost post ends it', async () => {
    for (const who of ['member', 'chair', 'districtOfficer'] as const) {
      await bot.says(who, '12 ลาออก');
      await bot.says(who, 'คืนเงินสะสม');
      expect(bot.words(bot.shown(who))).not.toContain('คืนเงินสะสมทั้งหมด');
    }
    await ask('20 ลาออก', 'ลาออก');
    await bot.core.uow.transact(({ members }) =>
      members.endPost(`post-${memberId('1')}-treasurer`, '2026-11-24'),
    );
    expect(await presses('chair', 'ยืนยัน อนุมัติ')).toContain('ไม่ได้เป็นเหรัญญิกแล้ว');
    expect(await entries()).toBe(3);
  });
});
