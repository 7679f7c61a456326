import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { headDigits } from '../../src/domain/ledger/head-digits.ts';
import type { DepositCommand, LedgerCommand } from '../../src/domain/ledger/ledger-command.ts';
import type { Post } from '../../src/domain/roles/roles.ts';
import { announceJob } from '../../src/features/group-chats/announce.job.ts';
import { dayTotalsJob } from '../../src/features/witness/day-totals.job.ts';
import { sumDay } from '../../src/features/witness/sum-day.ts';
import { outboxTable } from '../../src/stores/schema/outbox.ts';
import { wordsOf } from '../support/messages.ts';
import { describeStores } from '../support/stores.ts';
import { Killed, openBench, type Bench } from './support/bench.ts';
import { addGroup, addMember, addPerson } from './support/village.ts';

const at = (time: string): number => Date.parse(`${time}+07:00`);
const DAY = '2026-11-05';
const NOON = at('2026-11-05T12:00');
const MORNING = at('2026-11-06T07:00');

describeStores((_name, openStore) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(openStore, NOON);
    await village();
  });
  afterEach(() => bench.close());

  const run = (when: number) => dayTotalsJob.run(bench.deps, { at: when, dryRun: false });

  async function village(): Promise<void> {
    await addGroup(bench.uow, 'g1');
    await addGroup(bench.uow, 'g2', { rules: { depositDay: 20 } });
    const posts: [string, Post[]][] = [
      ['chair', ['chair', 'registrar']],
      ['treasurer', ['treasurer']],
      ['auditor', ['auditor']],
      ['member', []],
    ];
    for (const [index, [name, held]] of posts.entries()) {
      await addPerson(bench.uow, `p-${name}`);
      const linked = { memberId: `m-${name}`, personId: `p-${name}` };
      await addMember(bench.uow, 'g1', index + 1, linked);
      await bench.uow.transact(async ({ members }) => {
        for (const post of held) {
          const postId = `${name}-${post}`;
          const since = '2020-01-01';
          await members.addPost({
            postId,
            groupId: 'g1',
            memberId: `m-${name}`,
            post,
            since,
            until: null,
          });
        }
      });
    }
  }

  async function post(...commands: readonly LedgerCommand[]): Promise<void> {
    for (const command of commands) {
      const result = await bench.uow.transact(({ ledger }) => ledger.post(command));
      expect(result.kind).toBe('posted');
    }
  }

  const base = (idemKey: string) => ({
    groupId: 'g1',
    idemKey,
    actor: 'p-treasurer',
    memberId: 'm-member',
    at: NOON,
  });
  const deposit = (idemKey: string, over: Partial<DepositCommand> = {}): DepositCommand => ({
    ...base(idemKey),
    kind: 'deposit',
    target: 'pledge',
    months: ['2026-11'],
    amount: 10_000n,
    channel: 'cash',
    ...over,
  });

  test('the committee gets the day’s totals and the digits of the books, once, whoever ticks', async () => {
    await post(
      deposit('k1'),
      deposit('k2', { memberId: 'm-chair', channel: 'transfer', amount: 20_000n }),
      deposit('k3', { target: 'special', months: [], amount: 5_000n }),
      { ...base('k4'), kind: 'entrance-fee', amount: 2_000n, channel: 'cash' },
      deposit('k5', { months: ['2026-12'], effectiveDate: '2026-11-04' }),
    );
    expect(await run(at('2026-11-05T23:50'))).toEqual([]);
    expect(await run(at('2026-11-06T06:50'))).toEqual([]);
    const dry = await dayTotalsJob.run(bench.deps, { at: MORNING, dryRun: true });
    expect(dry).toEqual([{ what: 'day-totals', group: 'BK-3801-g1', day: DAY }]);
    const lines = (await Promise.all([run(MORNING), run(MORNING)])).flat();
    const line = { what: 'day-totals', group: 'BK-3801-g1', day: DAY, seq: 5, receipts: 4 };
    expect(lines).toEqual([{ ...line, messages: 3 }]);
    expect(await run(MORNING + 600_000)).toEqual([]);

    const sent = await outbox();
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['p-auditor', 'p-chair', 'p-treasurer']);
    expect(new Set(sent.map(({ category }) => category))).toEqual(new Set(['notice']));
    const head = await bench.uow.read.ledger.head('g1');
    const digits = headDigits(head?.hash ?? '');
    for (const part of [
      '4 ใบ',
      '300 บาท',
      '50 บาท',
      '20 บาท',
      '170 บาท',
      '200 บาท',
      '5 พฤศจิกายน',
      digits,
      'รายการที่ 5',
    ]) {
      expect(sent[0]?.words).toContain(part);
    }
    expect(await bench.uow.read.witness.totalsOf('g1', DAY)).toMatchObject({ seq: 5, people: 3 });
  });

  test('what was paid out stands apart; what was taken back counts as if never made', async () => {
    await post(
      deposit('k1'),
      deposit('k2', { memberId: 'm-chair', channel: 'transfer', amount: 20_000n }),
      deposit('k3', { target: 'special', months: [], amount: 5_000n }),
      {
        ...base('k4'),
        kind: 'special-withdrawal',
        approvers: ['p-member'],
        amount: 2_000n,
        channel: 'cash',
      },
      {
        ...base('k5'),
        memberId: null,
        kind: 'reversal',
        approvers: ['p-chair'],
        reversesSeq: 2,
        reason: 'wrong-amount',
        replaced: false,
      },
    );
    const { ledger } = bench.uow.read;
    expect(await sumDay(ledger, 'g1', DAY)).toEqual({
      receipts: 3,
      pledge: 10_000n,
      special: 5_000n,
      other: 0n,
      cash: 15_000n,
      transfer: 0n,
      paidOut: 2_000n,
    });
  });

  test('what was missed is caught up with for three days, and not later; a day without a deposit counts', async () => {
    expect(await run(at('2026-11-09T07:00'))).toEqual([]);
    expect(await run(at('2026-11-08T20:00'))).toEqual([]);
    expect(await run(at('2026-11-08T19:50'))).toMatchObject([{ receipts: 0, messages: 3 }]);
    expect(await run(at('2026-11-21T08:00'))).toMatchObject([{ group: 'BK-3801-g2', messages: 0 }]);
    const listed = await dayTotalsJob.list?.(bench.deps, NOON);
    expect(listed?.at(0)).toEqual({
      dueAt: at('2026-11-06T07:00'),
      line: { what: 'day-totals', group: 'BK-3801-g1', day: DAY },
    });
  });

  test('killed inside, it is done by the next tick; killed after, it is not done again', async () => {
    await post(deposit('k1'));
    bench.killAt(0);
    await expect(run(MORNING)).rejects.toThrow(Killed);
    expect(await outbox()).toEqual([]);
    bench.killAt(1);
    await expect(run(MORNING)).rejects.toThrow(Killed);
    bench.killAt(Infinity);
    expect(await run(MORNING)).toEqual([]);
    expect(await outbox()).toHaveLength(3);
  });

  const tieRoom = (announcedFor: string | null = null) =>
    bench.uow.transact(({ chatTies }) =>
      chatTies.add({
        tieId: 't1',
        groupId: 'g1',
        chatId: 'C1',
        lang: 'en',
        tiedBy: 'p-chair',
        at: NOON,
        people: null,
        sizedAt: null,
        announcedFor,
      }),
    );

  test("the group's room hears the sums and the digits, in the language of who tied it, and no name", async () => {
    await tieRoom();
    await post(deposit('k1'), deposit('k2', { memberId: 'm-chair', amount: 20_000n }));
    await run(MORNING);
    const [said] = await inRoom();
    expect(said).toContain('2 receipts, 300 baht in all');
    const head = await bench.uow.read.ledger.head('g1');
    expect(said).toContain(headDigits(head?.hash ?? ''));
    expect(said).not.toMatch(/m-member|นาง|นาย/);
  });

  test('the deposit day is said in the room once, when members are reminded, its size known first', async () => {
    await tieRoom();
    const tick = (time: string) => announceJob.run(bench.deps, { at: at(time), dryRun: false });
    const due = '2026-12-04T09:00';
    expect(await tick('2026-12-04T08:50')).toEqual([]);
    bench.line.groupPeople = undefined;
    await bench.uow.transact((stores) => stores.chatTies.end('t1', { by: 'left', at: NOON }));
    await bench.uow.transact((stores) =>
      stores.chatTies.add({
        tieId: 't2',
        groupId: 'g1',
        chatId: 'C2',
        lang: 'th',
        tiedBy: 'p-chair',
        at: NOON,
        people: null,
        sizedAt: null,
        announcedFor: null,
      }),
    );
    const about = { group: 'BK-3801-g1', day: '2026-12-05' };
    expect(await tick(due)).toEqual([{ what: 'held', ...about, messages: null }]);
    bench.line.groupPeople = 31;
    const said = { what: 'deposit-day', ...about, messages: 31 };
    const dry = await announceJob.run(bench.deps, { at: at(due), dryRun: true });
    expect(dry).toEqual([{ ...said, messages: null }]);
    expect((await Promise.all([tick(due), tick(due)])).flat()).toEqual([said]);
    expect(await tick('2026-12-04T09:10')).toEqual([]);
    expect(await tick('2026-12-04T18:00')).toEqual([]);
    const words = await inRoom();
    expect(words).toHaveLength(1);
    expect(words[0]).toContain('5 ธันวาคม 2569');
  });

  async function inRoom(): Promise<string[]> {
    const said: string[] = [];
    for (const { outboxId } of await bench.store.scan(outboxTable, { limit: 100 })) {
      const item = await bench.uow.read.outbox.byId(outboxId);
      if (item?.to.kind === 'chat') said.push(item.messages.map(wordsOf).join('\n'));
    }
    return said;
  }

  async function outbox() {
    const sent: { to: string; category: string; words: string }[] = [];
    for (const { outboxId } of await bench.store.scan(outboxTable, { limit: 100 })) {
      const item = await bench.uow.read.outbox.byId(outboxId);
      if (!item || item.to.kind !== 'person') continue;
      const words = item.messages.map(wordsOf).join('\n');
      sent.push({ to: item.to.personId, category: item.category, words });
    }
    return sent;
  }
});
