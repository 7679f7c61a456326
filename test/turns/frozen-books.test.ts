import { expect, test } from '@jest/globals';
import { unfreezeBooks } from '../../src/conversation/books/unfreeze-books.ts';
import { ledgerAccounts, ledgerHeads } from '../../src/stores/schema/ledger-tables.ts';
import { inboxTable } from '../../src/stores/schema/inbox.ts';
import { describeStores } from '../support/stores.ts';
import { GROUP, OTHER_GROUP } from '../support/world.ts';
import { useStages, type Stage } from './stage.ts';

const BEING_CHECKED = 'บัญชีของกลุ่มมีจุดที่ไม่ตรงกัน';
const FROZEN = 'หยุดบันทึกไว้ชั่วคราวเพื่อตรวจสอบ';

async function deposit(stage: Stage, who: 'treasurer' | 'otherTreasurer', line: string) {
  const typed = stage.words(who, line);
  await stage.said(typed);
  const confirm = stage.press(who, stage.button(typed, 'ยืนยัน'));
  await stage.give([confirm]);
  // What a failed turn says is left to a sweep.
  await stage.until('an answer', () => stage.answerTo(confirm) !== undefined);
  return { confirm, answer: stage.answerTo(confirm) };
}

/** What somebody who owns the database does: the cash box of the first group holds a baht more. */
async function setCash(stage: Stage, balance: bigint): Promise<void> {
  const key = { groupId: GROUP, account: 'cash' };
  expect(await stage.store.updateEach(ledgerAccounts, [{ key, patch: { balance } }])).toEqual([
    true,
  ]);
}

const pushed = (stage: Stage, who: Parameters<Stage['pushedTo']>[0]) =>
  stage.bot.words(stage.pushedTo(who));

async function linkOperator(stage: Stage): Promise<void> {
  await stage.bot.core.uow.transact(({ offices }) =>
    offices.add({
      officeId: 'o-operator',
      office: 'operator',
      area: '',
      name: 'ผู้ดูแล',
      personId: 'p-both',
      since: '2026-01-01',
      until: null,
    }),
  );
}

describeStores((_name, openStore) => {
  const start = useStages(openStore);

  test('a violated invariant freezes that group at once, and all who check are told, once', async () => {
    const stage = await start();
    const { freezes, ledger, audit } = stage.bot.core.uow.read;
    await linkOperator(stage);
    expect((await deposit(stage, 'treasurer', '12 100')).answer).toContain('2569/0001');
    await setCash(stage, 10_100n);

    const met = await deposit(stage, 'treasurer', '15 100');
    expect(met.answer).toContain(BEING_CHECKED);
    expect(met.answer).toContain('ยังไม่ได้บันทึก');
    expect(await stage.entries()).toBe(1);
    const { eventId } = met.confirm;
    expect(await stage.store.reader.get(inboxTable, { eventId })).toMatchObject({ state: 'dead' });
    expect(await ledger.head(GROUP)).toMatchObject({ state: 'frozen', seq: 1 });
    const why = { seq: 1, field: 'cash', by: 'turn', liftedAt: null };
    expect(await freezes.open(GROUP)).toMatchObject(why);
    expect((await audit.ofGroup(GROUP, 1))[0]).toMatchObject({ verb: 'ledger.freeze' });

    const refused = await deposit(stage, 'treasurer', '20 100');
    expect(refused.answer).toContain(FROZEN);
    expect(await stage.entries()).toBe(1);
    expect((await deposit(stage, 'otherTreasurer', '12 100')).answer).toContain('2569/0001');
    expect(await stage.entries(OTHER_GROUP)).toBe(1);

    await stage.until('the word to the chair', () => pushed(stage, 'chair') !== '');
    for (const who of ['chair', 'auditor'] as const) {
      expect(pushed(stage, who).match(/หยุดบันทึกรายการของกลุ่มไว้ก่อน/g)).toHaveLength(1);
    }
    expect(pushed(stage, 'both')).toContain('BK-3804-001 ถูกระงับ: entry 1 cash: I4');
    expect(pushed(stage, 'secretary')).toBe('');
    expect(stage.bot.words(stage.pushedTo('member'))).not.toContain('หยุดบันทึก');

    await setCash(stage, 10_000n);
    const deps = { ...stage.bot.core, storeNow: () => stage.store.now() };
    const open = () =>
      stage.bot.core.uow.transact((stores) =>
        unfreezeBooks(deps, stores, GROUP, 'put back by hand, seen by two'),
      );
    expect([await open(), await open()]).toEqual([true, false]);
    expect((await deposit(stage, 'treasurer', '15 100')).answer).toContain('2569/0002');
    await stage.settle();
    expect(pushed(stage, 'auditor')).toContain('เปิดให้บันทึกรายการได้ตามเดิม');
  });

  test('books whose head is gone are frozen too, and nobody is told twice', async () => {
    const stage = await start();
    const head = await stage.store.reader.get(ledgerHeads, { groupId: GROUP });
    await stage.store.transact((writer) => writer.remove(ledgerHeads, { groupId: GROUP }));
    expect((await deposit(stage, 'treasurer', '12 100')).answer).toContain(BEING_CHECKED);
    expect((await deposit(stage, 'treasurer', '15 100')).answer).toContain(BEING_CHECKED);
    expect(await stage.bot.core.uow.read.freezes.ofGroup(GROUP, 9)).toHaveLength(1);
    await stage.until('the word', () => pushed(stage, 'auditor') !== '');
    expect(stage.pushedTo('auditor')).toHaveLength(1);
    if (head) await stage.store.insertEach(ledgerHeads, [head]);
  });
});
