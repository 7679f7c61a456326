import { describe, expect, test } from '@jest/globals';
import { PICTURE_UNUSED_DAYS } from '../../src/config/limits.ts';
import { fetchMedia } from '../../src/conversation/delivery/fetch-media.ts';
import { picturesJob } from '../../src/features/everyday/pictures.job.ts';
import type { Content } from '../../src/ports/messenger.ts';
import type { MediaRequest } from '../../src/ports/stores/media-requests-store.ts';
import { describeStores } from '../support/stores.ts';
import { useStages, type Stage } from './stage.ts';

const picture = (length: number): Content => ({
  kind: 'content',
  bytes: new Uint8Array(length).fill(7),
  mime: 'image/jpeg',
});

const wanted = (requestId: string, personId = 'p-member'): MediaRequest => ({
  requestId,
  personId,
  runId: 'r1',
  messageId: requestId,
  state: 'wanted',
  tries: 0,
  nextAt: 0,
});

describeStores((_name, openStore) => {
  const start = useStages(openStore);

  async function fetched(stage: Stage, request: MediaRequest, ...answers: Content[]) {
    const { core, messenger } = stage.bot;
    const asked: string[] = [];
    messenger.content = async (_id, part) => {
      asked.push(part);
      return answers.shift() ?? { kind: 'unreachable' };
    };
    const deps = { ...core, messenger, storeNow: () => core.store.now(), random: () => 0 };
    await fetchMedia(deps, request);
    return asked;
  }
  const want = (stage: Stage, ...requests: MediaRequest[]) =>
    stage.bot.core.uow.transact(async ({ mediaRequests }) => {
      for (const request of requests) await mediaRequests.add(request);
    });
  /** Not due yet: the bot's own sweep leaves it to the test. */
  const waiting = (stage: Stage, requestId: string): MediaRequest => ({
    ...wanted(requestId),
    nextAt: stage.bot.clock.now() + 30_000,
  });
  const events = async (stage: Stage) =>
    (await stage.inbox()).filter(({ eventId }) => eventId.startsWith('media:'));
  const due = (stage: Stage, later = 0) =>
    stage.bot.core.uow.read.mediaRequests.due(stage.bot.clock.now() + later, 9);

  test('a picture is kept with its preview, small ones being their own', async () => {
    const stage = await start();
    const [a, b] = [waiting(stage, 'a'), waiting(stage, 'b')];
    await want(stage, a, b);
    expect(await fetched(stage, a, picture(1_000))).toEqual(['original']);
    const large = [picture(1_000_001), picture(5)];
    expect(await fetched(stage, b, ...large)).toEqual(['original', 'preview']);
    expect(await due(stage, 60_000)).toEqual([]);
    expect((await events(stage)).map(({ eventId }) => eventId)).toEqual(['media:a', 'media:b']);
  });

  test('one that is not ready is asked for again later; the sixth time the person is told', async () => {
    const stage = await start();
    await want(stage, wanted('a'));
    for (let tries = 0; tries < 5; tries += 1) {
      const [request] = await due(stage, 60_000);
      if (!request) throw new Error('given up too early');
      expect(request.tries).toBe(tries);
      await fetched(stage, request, { kind: 'not-ready' });
      expect(await due(stage)).toEqual([]);
    }
    expect(await events(stage)).toEqual([]);
    const [last] = await due(stage, 60_000);
    if (!last) throw new Error('given up too early');
    await fetched(stage, last, { kind: 'not-ready' });
    expect(await due(stage, 60_000)).toEqual([]);
    expect(await events(stage)).toHaveLength(1);
  });

  test('one that is gone or too large is told at once', async () => {
    const stage = await start();
    const [a, b, c] = [waiting(stage, 'a'), waiting(stage, 'b'), waiting(stage, 'c')];
    await want(stage, a, b, c);
    await fetched(stage, a, { kind: 'gone' });
    await fetched(stage, b, { kind: 'too-large' });
    await fetched(stage, c, picture(1_000_001), picture(1_000_001));
    expect(await events(stage)).toHaveLength(3);
  });

  test('fetched by two instances at once it comes back once', async () => {
    const stage = await start();
    await want(stage, wanted('a'));
    const both = [1, 2].map(() => fetched(stage, wanted('a'), picture(5), picture(5)));
    await Promise.all(both);
    expect(await events(stage)).toHaveLength(1);
  });

  describe('pictures that nothing refers to', () => {
    const DAY = 86_400_000;
    const jobOf = (stage: Stage) => ({
      ...stage.bot.core,
      messenger: stage.bot.messenger,
      storeNow: () => stage.bot.core.store.now(),
    });
    /** Three of them, one kept by an announcement, one by an entry for good. */
    async function withThree(stage: Stage): Promise<string[]> {
      await want(stage, wanted('a'), wanted('b'), wanted('c'));
      for (const id of ['a', 'b', 'c']) await fetched(stage, wanted(id), picture(5));
      const { uow, clock } = stage.bot.core;
      const found = await uow.read.media.endingBy(clock.now() + 31 * DAY, 9);
      const [, announced = '', slip = ''] = found.map(({ mediaId }) => mediaId);
      await uow.transact(async ({ media }) => {
        await media.keep(announced, clock.now() + 200 * DAY);
        await media.keep(slip, 'for-good');
      });
      return found.map(({ mediaId }) => mediaId);
    }
    const there = async (stage: Stage, ids: readonly string[]) => {
      const found = await Promise.all(ids.map((id) => stage.bot.core.uow.read.media.byId(id)));
      return found.map((one) => one !== undefined);
    };

    test('are removed after their days, once, whoever ticks; what is referred to stays', async () => {
      const stage = await start();
      const now = stage.bot.clock.now();
      const ids = await withThree(stage);
      const run = (at: number, dryRun = false) => picturesJob.run(jobOf(stage), { at, dryRun });
      expect(await run(now + PICTURE_UNUSED_DAYS * DAY - 1)).toEqual([]);
      const over = now + PICTURE_UNUSED_DAYS * DAY;
      expect(await run(over, true)).toEqual([{ what: 'picture', picture: ids[0] }]);
      expect(await there(stage, ids)).toEqual([true, true, true]);
      const both = await Promise.all([run(over), run(over)]);
      expect(both.flat()).toEqual([{ what: 'picture', picture: ids[0] }]);
      expect(await run(over)).toEqual([]);
      expect(await there(stage, ids)).toEqual([false, true, true]);
      expect(await picturesJob.list?.(jobOf(stage), over)).toEqual([
        { dueAt: now + 200 * DAY, line: { what: 'picture', picture: ids[1] } },
      ]);
      await run(now + 200 * DAY);
      await run(now + 20_000 * DAY);
      expect(await there(stage, ids)).toEqual([false, false, true]);
    });

    test('killed after one, the next tick removes the others', async () => {
      const stage = await start();
      await want(stage, wanted('a'), wanted('b'));
      for (const id of ['a', 'b']) await fetched(stage, wanted(id), picture(5));
      const at = stage.bot.clock.now() + PICTURE_UNUSED_DAYS * DAY;
      const dying = {
        ...jobOf(stage),
        at: () => {
          throw new Error('killed');
        },
      };
      await expect(picturesJob.run(dying, { at, dryRun: false })).rejects.toThrow();
      await picturesJob.run(jobOf(stage), { at, dryRun: false });
      expect(await stage.bot.core.uow.read.media.endingBy(at, 9)).toEqual([]);
    });
  });

  test('for somebody who is gone it is dropped; one that fails holds up no other', async () => {
    const stage = await start();
    await want(stage, wanted('a', 'p-nobody'), wanted('bad'), wanted('good'));
    const { messenger, workers } = stage.bot;
    messenger.content = async (id) => {
      if (id === 'bad') throw new Error('cannot be kept');
      return picture(5);
    };
    await workers.sweeper.sweepNow();
    expect((await events(stage)).map(({ eventId }) => eventId)).toEqual(['media:good']);
    expect((await due(stage)).map(({ requestId }) => requestId)).toEqual(['bad']);
  });
});
