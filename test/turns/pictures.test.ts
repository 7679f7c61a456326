import { expect, test } from '@jest/globals';
import { fetchMedia } from '../../src/conversation/delivery/fetch-media.ts';
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
  const events = async (stage: Stage) =>
    (await stage.inbox()).filter(({ eventId }) => eventId.startsWith('media:'));
  const due = (stage: Stage, later = 0) =>
    stage.bot.core.uow.read.mediaRequests.due(stage.bot.clock.now() + later, 9);

  test('a picture is kept with its preview, small ones being their own', async () => {
    const stage = await start();
    await want(stage, wanted('a'), wanted('b'));
    expect(await fetched(stage, wanted('a'), picture(1_000))).toEqual(['original']);
    const large = [picture(1_000_001), picture(5)];
    expect(await fetched(stage, wanted('b'), ...large)).toEqual(['original', 'preview']);
    expect(await due(stage)).toEqual([]);
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
    await want(stage, wanted('a'), wanted('b'), wanted('c'));
    await fetched(stage, wanted('a'), { kind: 'gone' });
    await fetched(stage, wanted('b'), { kind: 'too-large' });
    await fetched(stage, wanted('c'), picture(1_000_001), picture(1_000_001));
    expect(await events(stage)).toHaveLength(3);
  });

  test('fetched by two instances at once it comes back once', async () => {
    const stage = await start();
    await want(stage, wanted('a'));
    const both = [1, 2].map(() => fetched(stage, wanted('a'), picture(5), picture(5)));
    await Promise.all(both);
    expect(await events(stage)).toHaveLength(1);
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
