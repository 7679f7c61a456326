import { expect, test } from '@jest/globals';
import { describeStores } from '../support/stores.ts';
import { useStages } from './stage.ts';

describeStores((_name, openStore) => {
  const start = useStages(openStore);

  test('words overtaken by later ones answer no question; the step is asked again', async () => {
    const stage = await start();
    const before = stage.bot.clock.now();
    const late = stage.words('treasurer', '15 500', { at: before + 10 });
    await stage.said(stage.words('treasurer', '12 40', { at: before + 500 }));
    const answer = await stage.said(late);
    expect(answer).toContain('ข้อความนี้มาช้า');
    expect(answer).toContain('0012');
    expect(answer).not.toContain('500');
    expect(await stage.entries()).toBe(0);
  });

  test('a late picture answers no question either', async () => {
    const stage = await start();
    const before = stage.bot.clock.now();
    await stage.said(stage.words('treasurer', '12 40', { at: before + 500 }));
    const image = { kind: 'image', messageId: 'm-late' } as const;
    const answer = await stage.said(stage.event('treasurer', image, { at: before + 10 }));
    expect(answer).toContain('ข้อความนี้มาช้า');
  });

  test('outside a dialogue a late message is answered as it stands', async () => {
    const stage = await start();
    const before = stage.bot.clock.now();
    await stage.said(stage.words('member', 'สวัสดี', { at: before + 500 }));
    const answer = await stage.said(stage.words('member', 'เช็คยอด', { at: before + 10 }));
    expect(answer).toContain('0012');
  });

  test('a press on the card of an earlier state changes nothing and shows the present one', async () => {
    const stage = await start();
    const first = stage.words('treasurer', '12 40');
    await stage.said(first);
    const old = stage.button(first, 'ยืนยัน');
    const changed = stage.press('treasurer', stage.button(first, 'เปลี่ยนจำนวนเงิน'));
    await stage.said(changed);
    await stage.said(stage.words('treasurer', '70'));
    const pressed = stage.press('treasurer', old);
    const answer = await stage.said(pressed);
    expect(answer).toContain('การ์ดนี้เก่าแล้ว');
    expect(answer).toContain('70 บาท');
    expect(await stage.entries()).toBe(0);
    await stage.said(stage.press('treasurer', stage.button(pressed, 'ยืนยัน')));
    expect(await stage.pledge('0012')).toBe(7_000n);
  });

  test('a phone whose clock runs far ahead does not make all that follows late', async () => {
    const stage = await start();
    const before = stage.bot.clock.now();
    const far = stage.words('treasurer', '12 40', { at: before + 86_400_000 });
    await stage.said(far);
    stage.bot.clock.advance(120_000);
    const at = before + 121_000;
    await stage.said(stage.press('treasurer', stage.button(far, 'เปลี่ยนจำนวนเงิน'), { at }));
    const answer = await stage.said(stage.words('treasurer', '70', { at: at + 1_000 }));
    expect(answer).toContain('70 บาท');
  });

  test('a button that its step does not know any more asks the step again', async () => {
    const stage = await start();
    const { core } = stage.bot;
    const line = stage.words('treasurer', '12 40');
    await stage.said(line);
    const person = await core.uow.read.people.byUserId('U00000000000000000000000000000003');
    const session = await core.uow.read.sessions.of(person?.personId ?? '');
    if (!person || !session?.run) throw new Error('no dialogue');
    const { runId, step, rev } = session.run;
    const forgotten = ['s', runId, step, String(rev), 'a-button-of-last-year'].join('\n');
    const token = core.sealer.sealToken(forgotten, `button/${person.personId}`);
    const answer = await stage.said(stage.press('treasurer', token));
    expect(answer).toContain('40 บาท');
    expect(await stage.entries()).toBe(0);
    expect((await stage.inbox()).map(({ state }) => state)).toEqual(['done', 'done']);
  });
});
