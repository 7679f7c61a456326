import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { CampaignChunk } from '../../../src/ports/stores/campaigns-store.ts';
import type { Writers } from '../../../src/ports/stores/stores.ts';
import { campaignChunksTable } from '../../../src/stores/schema/campaign-chunks.ts';
import { campaignsTable } from '../../../src/stores/schema/campaigns.ts';
import { openBench, type Bench } from '../../jobs/support/bench.ts';
import { addCampaign } from '../../jobs/support/campaign.ts';
import { addPerson } from '../../jobs/support/village.ts';
import { describeStores } from '../../support/stores.ts';

const chunk: CampaignChunk = {
  chunkId: 'c1:00000',
  campaignId: 'c1',
  lang: 'th',
  people: ['p1', 'p2'],
  to: null,
  state: 'ready',
  retryKey: '5f0c1b7e-0000-4000-8000-000000000001',
  tries: 0,
  ambiguous: false,
  counted: false,
  firstTriedAt: null,
  nextAt: 0,
  leaseUntil: 0,
  fence: 0,
  requestId: '',
};

describeStores((_, openStore) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(openStore, 1_000);
  });
  afterEach(() => bench.close());
  const read = () => bench.uow.read.campaigns;
  const write = <R>(work: (stores: Writers) => Promise<R>): Promise<R> => bench.uow.transact(work);

  test('a campaign comes back as it went in; confirmed twice it is one', async () => {
    const campaign = await addCampaign(bench.uow, 5);
    expect(await read().byId('c1')).toEqual(campaign);
    const again = { ...campaign, createdBy: 'someone else' };
    expect(await write((stores) => stores.campaigns.add(again))).toBe(false);
    expect(await read().byId('c1')).toEqual(campaign);
    expect(await read().byId('c2')).toBeUndefined();
  });

  test('words are sealed at rest', async () => {
    await addCampaign(bench.uow, 5);
    const [row] = await bench.store.scan(campaignsTable, { limit: 1 });
    expect(Buffer.from(row?.body ?? []).toString('utf8')).not.toContain('ประชุม');
  });

  test('a change keeps the rest, bodies included', async () => {
    const campaign = await addCampaign(bench.uow, 5);
    const bodies = { th: [{ type: 'text', text: 'ก' } as never] };
    await write((stores) => stores.campaigns.change('c1', { bodies }));
    await write((stores) => stores.campaigns.change('c1', { state: 'sending', dueAt: 9 }));
    expect(await read().byId('c1')).toEqual({ ...campaign, bodies, state: 'sending', dueAt: 9 });
    await expect(write((stores) => stores.campaigns.change('no', { dueAt: 1 }))).rejects.toThrow();
  });

  test('lists by state and time, and by office, newest first', async () => {
    await addCampaign(bench.uow, 30, { campaignId: 'late' });
    await addCampaign(bench.uow, 10, { campaignId: 'early' });
    await addCampaign(bench.uow, 20, { campaignId: 'sent', state: 'done' });
    await addCampaign(bench.uow, 15, { campaignId: 'other', officeId: 'elsewhere' });
    const ids = async (list: Promise<{ campaignId: string }[]>) =>
      (await list).map((one) => one.campaignId);
    expect(await ids(read().due('scheduled', 29, 10))).toEqual(['early', 'other']);
    expect(await ids(read().due('scheduled', 30, 10))).toEqual(['early', 'other', 'late']);
    expect(await ids(read().due('scheduled', 30, 1))).toEqual(['early']);
    expect(await ids(read().ofOffice('office-o', 10))).toEqual(['late', 'sent', 'early']);
  });

  test('a recipient is on the list once; an answer counts once, and only of a recipient', async () => {
    const recipient = { campaignId: 'c1', personId: 'p1', lang: 'th', answeredAt: null };
    await write((stores) => stores.campaigns.addRecipient(recipient));
    const answer = (personId: string, at: number) =>
      write((stores) => stores.campaigns.answer('c1', personId, at));
    expect([await answer('p1', 7), await answer('p1', 8), await answer('p2', 9)]).toEqual([
      true,
      false,
      false,
    ]);
    await write((stores) => stores.campaigns.addRecipient({ ...recipient, lang: 'en' }));
    expect(await read().recipient('c1', 'p1')).toEqual({ ...recipient, answeredAt: 7 });
    expect([await read().countRecipients('c1'), await read().countAnswers('c1')]).toEqual([1, 1]);
    expect(await read().recipientsAfter('c1', 'th', '', 10)).toHaveLength(1);
    expect(await read().recipientsAfter('c1', 'th', 'p1', 10)).toEqual([]);
    expect(await read().recipientsAfter('c1', 'en', '', 10)).toEqual([]);
  });

  test('a chunk obeys its fence, hides its addresses, and forgets them once settled', async () => {
    await write((stores) => stores.campaigns.addChunk(chunk));
    const to = ['Uaaaa', 'Ubbbb'];
    const taken = { to, fence: 1, leaseUntil: 50, nextAt: 50 };
    expect(await write((stores) => stores.campaigns.changeChunk(chunk, taken))).toBe(true);
    expect(await read().chunk('c1:00000')).toEqual({ ...chunk, ...taken });
    const [row] = await bench.store.scan(campaignChunksTable, { limit: 1 });
    expect(Buffer.from(row?.to ?? []).toString('utf8')).not.toContain('Uaaaa');
    const late = write((stores) => stores.campaigns.changeChunk(chunk, { state: 'accepted' }));
    expect(await late).toBe(false);
    expect(await read().openChunks('c1', 49, 10)).toEqual([]);
    expect(await read().openChunks('c1', 50, 10)).toHaveLength(1);
    const held = { ...chunk, ...taken };
    await write((stores) => stores.campaigns.changeChunk(held, { state: 'accepted', fence: 2 }));
    expect(await read().chunk('c1:00000')).toMatchObject({ state: 'accepted', to: null });
    expect(await read().openChunks('c1', null, 10)).toEqual([]);
    const settled = { ...held, fence: 2 };
    const revive = write((stores) => stores.campaigns.changeChunk(settled, { tries: 9 }));
    expect(await revive).toBe(false);
  });

  test('two chunks never share a retry key', async () => {
    await write((stores) => stores.campaigns.addChunk(chunk));
    const twin = { ...chunk, chunkId: 'c1:00001' };
    await expect(write((stores) => stores.campaigns.addChunk(twin))).rejects.toThrow(
      DuplicateRecordError,
    );
  });

  test('finds who can be reached among many, page by page', async () => {
    const wanted: string[] = [];
    for (let i = 0; i < 130; i += 1) {
      const personId = `p${String(i).padStart(3, '0')}`;
      const state = i % 10 === 3 ? 'blocked' : 'following';
      await addPerson(bench.uow, personId, { state, wantsNews: i % 10 !== 7 });
      if (i % 2 === 1 || i < 4) wanted.push(personId);
    }
    const asked = ['a-nobody', ...wanted.toReversed(), 'z-nobody', 'p001'];
    const found = (await read().reach(asked)).map(({ personId }) => personId);
    const expected = wanted.filter((id) => !['3', '7'].includes(id.at(-1) ?? ''));
    expect(found).toEqual(expected);
    expect(await read().reach([])).toEqual([]);
  });

  test('a member is reminded of a month once', async () => {
    const sent = {
      memberId: 'm',
      month: '2026-12',
      groupId: 'g',
      personId: 'p',
      outcome: 'sent',
      outboxId: 'o',
      at: 1,
    } as const;
    await write((stores) => stores.reminders.addSent(sent));
    await expect(write((stores) => stores.reminders.addSent(sent))).rejects.toThrow(
      DuplicateRecordError,
    );
    await write((stores) => stores.reminders.addSent({ ...sent, month: '2027-01' }));
    expect(await bench.uow.read.reminders.countSent('g', '2026-12', 'sent')).toBe(1);
    expect(await bench.uow.read.reminders.countSent('g', '2026-12', 'without-quota')).toBe(0);
    expect(await bench.uow.read.reminders.sent('m', '2027-01')).toEqual({
      ...sent,
      month: '2027-01',
    });
  });
});
