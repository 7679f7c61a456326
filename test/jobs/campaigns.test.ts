import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { instantOf } from '../../src/domain/bangkok-time.ts';
import { campaignsJob } from '../../src/features/campaigns/campaigns.job.ts';
import type { RowOf } from '../../src/ports/records/table.ts';
import { campaignChunksTable } from '../../src/stores/schema/campaign-chunks.ts';
import { campaignRecipientsTable } from '../../src/stores/schema/campaign-recipients.ts';
import { outboxTable } from '../../src/stores/schema/outbox.ts';
import { describeStores } from '../support/stores.ts';
import { Killed, openBench, sealer, type Bench } from './support/bench.ts';
import { addCampaign } from './support/campaign.ts';
import {
  addGroup,
  addLinked,
  addMember,
  addOffice,
  addPerson,
  pay,
  userIdOf,
} from './support/village.ts';

const TEN = instantOf('2026-12-04', 10);
const SECOND = 1000;
const HOUR = 3_600_000;

describeStores((_, openStore) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(openStore, TEN);
    for (const groupId of ['a', 'b']) await addGroup(bench.uow, groupId);
    await addPerson(bench.uow, 'o');
    await addOffice(bench.uow, 'district-officer', '3801', 'o');
  });
  afterEach(() => bench.close());

  const tick = (at = bench.clock.ms) => {
    bench.clock.ms = at;
    return campaignsJob.run(bench.deps, { at, dryRun: false });
  };
  /** Ticks until nothing moves any more, half a minute apart. */
  const settle = async () => {
    for (let i = 0; i < 40; i += 1) await tick(bench.clock.ms + 31 * SECOND);
  };
  const campaign = async () => {
    const found = await bench.uow.read.campaigns.byId('c1');
    if (!found) throw new Error('no campaign');
    return found;
  };
  const chunks = () => bench.store.scan(campaignChunksTable, { limit: 1000 });
  const notices = async () =>
    (await bench.store.scan(outboxTable, { limit: 100 })).filter((row) => row.personId === 'o');
  const bodyOf = (row: RowOf<typeof outboxTable>) =>
    sealer.open(row.body ?? new Uint8Array(), `outbox/body/${row.outboxId}`);
  const arrivedAt = () => [...bench.line.arrived.keys()].toSorted();

  test('goes to everyone of the audience who can be reached, once, though in two groups', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addLinked(bench.uow, 'a', 2);
    await addMember(bench.uow, 'b', 1, { personId: 'p-a-1' });
    await addMember(bench.uow, 'b', 2);
    await addPerson(bench.uow, 'blocked', { state: 'blocked' });
    await addMember(bench.uow, 'b', 3, { personId: 'blocked' });
    await addPerson(bench.uow, 'silent', { wantsNews: false });
    await addMember(bench.uow, 'b', 4, { personId: 'silent' });
    await addPerson(bench.uow, 'gone');
    await addMember(bench.uow, 'b', 5, { personId: 'gone', state: 'resigned' });
    await addPerson(bench.uow, 'en', { lang: 'en' });
    await addMember(bench.uow, 'b', 6, { personId: 'en' });
    await addCampaign(bench.uow, TEN);
    await tick(TEN - SECOND);
    expect(bench.line.calls).toEqual([]);
    await tick(TEN);
    await tick(TEN + 15 * SECOND);
    expect(arrivedAt()).toEqual(['U-en', 'U-p-a-1', 'U-p-a-2']);
    expect(bench.line.doubles()).toEqual([]);
    expect(bench.line.arrived.get('U-en')?.[0]).toContain('News for members');
    expect(bench.line.arrived.get('U-p-a-1')?.[0]).toContain('ประชุมใหญ่ 15 ธ.ค.');
    expect(await campaign()).toMatchObject({
      state: 'done',
      recipients: 3,
      tally: { accepted: 3, unknown: 0 },
      finishedAt: TEN,
    });
    const [notice] = await notices();
    expect(notice && bodyOf(notice)).toContain('LINE รับไว้แล้ว');
    expect(await bench.uow.read.quota.latest()).toMatchObject({ used: 3 });
  });

  test('reaches the committee only, or those who have not paid the month', async () => {
    const treasurer = await addLinked(bench.uow, 'a', 1);
    const other = await addLinked(bench.uow, 'a', 2);
    await bench.uow.transact((stores) =>
      stores.members.addPost({
        postId: 'post',
        groupId: 'a',
        memberId: treasurer.memberId,
        post: 'treasurer',
        since: '2020-01-01',
        until: null,
      }),
    );
    await pay(bench.uow, treasurer, ['2026-12'], TEN);
    await addCampaign(bench.uow, TEN, { who: 'committee' });
    await tick();
    expect(arrivedAt()).toEqual([userIdOf(treasurer.personId ?? '')]);
    await addCampaign(bench.uow, TEN, { campaignId: 'c2', who: 'unpaid' });
    await tick();
    expect(bench.line.calls.at(-1)?.to).toEqual([userIdOf(other.personId ?? '')]);
  });

  test('leaves out groups that are closed or no longer in the area, and stops when the office ended', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addLinked(bench.uow, 'b', 1);
    await addGroup(bench.uow, 'far', { districtCode: '3802', tambonCode: '380201' });
    await addLinked(bench.uow, 'far', 1);
    await bench.uow.transact((stores) => stores.groups.change('b', { state: 'closed' }));
    await addCampaign(bench.uow, TEN, { groupIds: ['a', 'b', 'far'] });
    await addCampaign(bench.uow, TEN, { campaignId: 'c2', createdBy: 'someone' });
    await tick();
    expect(arrivedAt()).toEqual(['U-p-a-1']);
    expect((await bench.uow.read.campaigns.byId('c2'))?.state).toBe('cancelled');
  });

  test('a lost answer is asked again with the same key and body, and LINE says it has it', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN);
    bench.line.script.push('lost', { kind: 'ambiguous', detail: '503' });
    await settle();
    const [first, ...others] = bench.line.calls;
    expect(others).toHaveLength(2);
    for (const call of others) expect(call).toEqual(first);
    expect(bench.line.doubles()).toEqual([]);
    expect(await campaign()).toMatchObject({ state: 'done', tally: { accepted: 1 } });
  });

  test('after 23 hours without an answer it is unknown, and never sent under another key', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN, { notAfter: TEN + 80 * HOUR });
    bench.line.script.push(
      'lost',
      ...Array.from({ length: 100 }, () => ({ kind: 'ambiguous' as const, detail: 'timeout' })),
    );
    await tick();
    await tick(TEN + 2 * HOUR);
    expect(new Set(bench.line.calls.map((call) => call.retryKey)).size).toBe(1);
    const before = bench.line.calls.length;
    await tick(TEN + 23 * HOUR);
    expect(bench.line.calls).toHaveLength(before);
    expect(await campaign()).toMatchObject({ state: 'done', tally: { accepted: 0, unknown: 1 } });
  });

  test('too fast: everything waits for the next tick and goes with the same key', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN);
    bench.line.script.push({ kind: 'rate-limited' });
    await tick();
    expect(await campaign()).toMatchObject({ state: 'sending', tally: { accepted: 0 } });
    await tick(TEN + 31 * SECOND);
    expect(new Set(bench.line.calls.map((call) => call.retryKey)).size).toBe(1);
    expect((await campaign()).state).toBe('done');
  });

  test('a bad recipient is found by halving under new keys; the others get it', async () => {
    for (let number = 1; number <= 9; number += 1) await addLinked(bench.uow, 'a', number);
    bench.line.refuses.add('U-p-a-4');
    await addCampaign(bench.uow, TEN);
    await settle();
    expect(arrivedAt()).toHaveLength(8);
    expect(bench.line.doubles()).toEqual([]);
    expect(await campaign()).toMatchObject({ state: 'done', tally: { accepted: 8, refused: 1 } });
    const refused = (await chunks()).filter((chunk) => chunk.state === 'refused');
    expect(refused.map((chunk) => chunk.people)).toEqual([['p-a-4']]);
    const keys = bench.line.calls.map((call) => call.retryKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a message that LINE refuses for everyone is held after a handful of refusals', async () => {
    for (let number = 1; number <= 40; number += 1) {
      await addLinked(bench.uow, 'a', number);
      bench.line.refuses.add(`U-p-a-${number}`);
    }
    await addCampaign(bench.uow, TEN);
    await settle();
    expect(await campaign()).toMatchObject({ state: 'paused', pause: 'refused' });
    expect(bench.line.calls.length).toBeLessThan(25);
    expect(await notices()).toHaveLength(1);
  });

  test('a refused channel is no reason to split: held, and told', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addLinked(bench.uow, 'a', 2);
    await addCampaign(bench.uow, TEN);
    bench.line.script.push({ kind: 'refused', status: 401, detail: 'Authentication failed' });
    await settle();
    expect(await campaign()).toMatchObject({ state: 'paused', pause: 'channel' });
    expect(bench.line.calls).toHaveLength(1);
  });

  test('never eats the quota kept for receipts: held before the call, and told', async () => {
    bench.line.quotaNow = { limit: 10, used: 6 };
    for (let number = 1; number <= 3; number += 1) await addLinked(bench.uow, 'a', number);
    await addCampaign(bench.uow, TEN);
    await settle();
    expect(bench.line.calls).toEqual([]);
    expect(await campaign()).toMatchObject({ state: 'paused', pause: 'quota' });
    expect(await notices()).toHaveLength(1);
  });

  test('LINE says the quota is gone: held with nothing lost', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN);
    bench.line.script.push({ kind: 'quota-exhausted' });
    await tick();
    expect(await campaign()).toMatchObject({ state: 'paused', pause: 'quota' });
    await bench.uow.transact((stores) =>
      stores.campaigns.change('c1', { state: 'sending', pause: null, dueAt: TEN }),
    );
    await tick(TEN + 31 * SECOND);
    expect(bench.line.doubles()).toEqual([]);
    expect(await campaign()).toMatchObject({ state: 'done', tally: { accepted: 1 } });
  });

  test('waits while nobody can say what is left of the quota', async () => {
    bench.line.quotaNow = undefined;
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN);
    await tick();
    expect(bench.line.calls).toEqual([]);
    bench.line.quotaNow = { limit: null, used: 0 };
    await tick();
    expect((await campaign()).state).toBe('done');
  });

  test('rests at night, goes on in the morning, and is not sent late', async () => {
    await addLinked(bench.uow, 'a', 1);
    const evening = instantOf('2026-12-04', 19, 59);
    await addCampaign(bench.uow, evening);
    await tick(evening + 2 * 60_000);
    await tick(instantOf('2026-12-05', 6, 59));
    expect(bench.line.calls).toEqual([]);
    await tick(instantOf('2026-12-05', 7));
    expect(bench.line.calls).toHaveLength(1);
    await addCampaign(bench.uow, evening, { campaignId: 'c2' });
    await tick(instantOf('2026-12-06', 10));
    expect(bench.line.calls).toHaveLength(1);
    expect((await bench.uow.read.campaigns.byId('c2'))?.state).toBe('expired');
  });

  test('many more people than were reviewed are for the officer to decide', async () => {
    for (let number = 1; number <= 7; number += 1) await addLinked(bench.uow, 'a', number);
    await addCampaign(bench.uow, TEN, { approved: 1 });
    await tick();
    expect(await campaign()).toMatchObject({ state: 'paused', pause: 'grown', recipients: 7 });
    expect(bench.line.calls).toEqual([]);
  });

  test('cancelled while sending: what is accepted stands, the rest is not sent', async () => {
    for (let number = 1; number <= 4; number += 1) await addLinked(bench.uow, 'a', number);
    await addPerson(bench.uow, 'en', { lang: 'en' });
    await addMember(bench.uow, 'b', 1, { personId: 'en' });
    await addCampaign(bench.uow, TEN);
    bench.line.script.push(undefined, { kind: 'rate-limited' });
    await tick();
    expect(await campaign()).toMatchObject({ state: 'sending', tally: { accepted: 1 } });
    await bench.uow.transact((stores) =>
      stores.campaigns.change('c1', { state: 'stopping', stopAs: 'cancelled', dueAt: TEN }),
    );
    await settle();
    expect(bench.line.calls).toHaveLength(2);
    expect(await campaign()).toMatchObject({
      state: 'cancelled',
      tally: { accepted: 1, cancelled: 4, unknown: 0 },
    });
  });

  const stopNow = () =>
    bench.uow.transact((stores) =>
      stores.campaigns.change('c1', { state: 'stopping', stopAs: 'cancelled', dueAt: TEN }),
    );
  /** The process dies once LINE has the message and before its answer is stored. */
  const dieAfterCall = async (): Promise<void> => {
    const at = (point: string) => {
      if (point === 'chunk:called') throw new Killed(point);
    };
    const run = campaignsJob.run({ ...bench.deps, at }, { at: TEN, dryRun: false });
    await expect(run).rejects.toThrow(Killed);
  };

  test('cancelled during a call: its answer still counts, nothing else is sent', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addPerson(bench.uow, 'en', { lang: 'en' });
    await addMember(bench.uow, 'b', 1, { personId: 'en' });
    await addCampaign(bench.uow, TEN);
    const multicast = bench.line.multicast.bind(bench.line);
    bench.line.multicast = async (...call) => {
      await stopNow();
      return multicast(...call);
    };
    await settle();
    expect(bench.line.calls).toHaveLength(1);
    expect(await campaign()).toMatchObject({
      state: 'cancelled',
      tally: { accepted: 1, cancelled: 1, unknown: 0 },
    });
  });

  test('cancelled after a call whose answer nobody kept: waited for, then unknown', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN);
    await dieAfterCall();
    await stopNow();
    await tick(TEN + SECOND);
    expect((await campaign()).state).toBe('stopping');
    await tick(TEN + 31 * SECOND);
    expect(await campaign()).toMatchObject({ state: 'cancelled', tally: { unknown: 1 } });
    expect(bench.line.calls).toHaveLength(1);
  });

  test('killed after a call and away for a day: unknown, not sent a second time', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN, { notAfter: TEN + 80 * HOUR });
    await dieAfterCall();
    await tick(TEN + 24 * HOUR);
    expect(bench.line.calls).toHaveLength(1);
    expect(await campaign()).toMatchObject({ state: 'done', tally: { unknown: 1 } });
  });

  test('those who opted out between finding and sending get nothing', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addLinked(bench.uow, 'a', 2);
    await addCampaign(bench.uow, TEN);
    bench.line.quotaNow = undefined;
    await tick();
    await bench.uow.transact((stores) => stores.people.change('p-a-2', { wantsNews: false }));
    bench.line.quotaNow = { limit: null, used: 0 };
    await tick();
    expect(arrivedAt()).toEqual(['U-p-a-1']);
    expect(await campaign()).toMatchObject({ state: 'done', tally: { accepted: 1, left: 1 } });
  });

  test('a campaign for nobody is done at once and says so', async () => {
    await addCampaign(bench.uow, TEN);
    await tick();
    expect(await campaign()).toMatchObject({ state: 'done', recipients: 0 });
    expect(await notices()).toHaveLength(1);
  });

  test('a dry run and the list say what is due, and move nothing', async () => {
    await addLinked(bench.uow, 'a', 1);
    await addCampaign(bench.uow, TEN + HOUR);
    const line = { what: 'scheduled', campaign: 'c1', approved: 10_000, accepted: 0 };
    expect(await campaignsJob.list?.(bench.deps, TEN)).toMatchObject([
      { dueAt: TEN + HOUR, line: { ...line, begins: '2026-12-04T11:00+07:00' } },
    ]);
    expect(await campaignsJob.run(bench.deps, { at: TEN, dryRun: true })).toEqual([]);
    const at = TEN + HOUR;
    expect(await campaignsJob.run(bench.deps, { at, dryRun: true })).toMatchObject([line]);
    expect(await campaign()).toMatchObject({ state: 'scheduled', recipients: 0 });
    expect(bench.line.calls).toEqual([]);
  });

  test('1,001 people make three frozen chunks of at most 500', async () => {
    await bench.uow.transact(async (stores) => {
      for (let number = 1; number <= 1001; number += 1) {
        const personId = `p-${String(number).padStart(4, '0')}`;
        await stores.campaigns.addRecipient({
          campaignId: 'c1',
          personId,
          lang: 'th',
          answeredAt: null,
        });
      }
    });
    await addCampaign(bench.uow, TEN, {
      state: 'resolving',
      resolving: { stage: 'people', next: 2, langs: ['th'] },
    });
    bench.line.quotaNow = undefined;
    await tick();
    const sizes = (await chunks()).map((chunk) => chunk.people.length);
    expect(sizes).toEqual([500, 500, 1]);
    const people = (await chunks()).flatMap((chunk) => chunk.people);
    expect(people).toEqual(people.toSorted());
    expect(new Set(people).size).toBe(1001);
  }, 30_000);

  test('three instances ticking at once: each person once, one key a chunk', async () => {
    for (let number = 1; number <= 20; number += 1) {
      const lang = number % 3 === 0 ? 'en' : 'th';
      await addPerson(bench.uow, `x-${number}`, { lang });
      await addMember(bench.uow, number % 2 ? 'a' : 'b', number, { personId: `x-${number}` });
    }
    await addCampaign(bench.uow, TEN);
    await Promise.all([tick(), tick(), tick()]);
    await settle();
    expect(arrivedAt()).toHaveLength(20);
    expect(bench.line.doubles()).toEqual([]);
    expect(await chunks()).toHaveLength(2);
    expect(await campaign()).toMatchObject({ state: 'done', tally: { accepted: 20 } });
    expect(await notices()).toHaveLength(1);
  });

  test('killed at every point and run again: each person once, keys as stored before the call', async () => {
    for (let number = 1; number <= 3; number += 1) await addLinked(bench.uow, 'a', number);
    await addPerson(bench.uow, 'en', { lang: 'en' });
    await addMember(bench.uow, 'b', 1, { personId: 'en' });
    let kills = 0;
    for (let point = 0; point < 24; point += 1) {
      const campaignId = `k${String(point).padStart(2, '0')}`;
      bench.line.arrived.clear();
      const calls = bench.line.calls.length;
      await addCampaign(bench.uow, bench.clock.ms, {
        campaignId,
        notAfter: bench.clock.ms + 1000 * HOUR,
      });
      bench.killAt(point);
      try {
        await tick(bench.clock.ms + 31 * SECOND);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
      }
      bench.killAt(Infinity);
      for (let i = 0; i < 3; i += 1) await tick(bench.clock.ms + 31 * SECOND);
      expect(arrivedAt()).toEqual(['U-en', 'U-p-a-1', 'U-p-a-2', 'U-p-a-3']);
      expect(bench.line.doubles()).toEqual([]);
      const stored = new Map((await chunks()).map((chunk) => [chunk.retryKey, chunk.people]));
      const made = bench.line.calls.slice(calls);
      expect(made.every((call) => stored.has(call.retryKey))).toBe(true);
      expect(new Set(made.map((call) => call.retryKey)).size).toBe(2);
      expect(await bench.uow.read.campaigns.byId(campaignId)).toMatchObject({
        state: 'done',
        tally: { accepted: 4, unknown: 0 },
      });
    }
    expect(kills).toBeGreaterThan(14);
    const rows = await bench.store.scan(campaignRecipientsTable, { limit: 1000 });
    expect(rows).toHaveLength(24 * 4);
  }, 60_000);
});
