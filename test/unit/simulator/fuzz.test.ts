import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { messagesFault } from '../../../src/simulator/messages/check-messages.ts';
import { ANN, startPair, type Pair } from './bot.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await startPair({ rateLimits: false });
});
afterAll(() => pair.stop());

const words = (list: string) => fc.constantFrom(...list.split(' '));
const types = words('text flex template image bubble box carousel button');
const names = words(
  'type text altText contents template quickReply items action actions columns body hero layout ' +
    'label data uri mode size sender emojis',
);

/** JSON that looks a little like messages, and often is not. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    types,
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
    fc.record({ type: types, contents: tie('tree'), altText: fc.constant('x'), text: tie('tree') }),
  ),
}));

test('no message makes the check throw', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (messages) => {
      const fault = messagesFault(messages);
      if (fault !== null) expect(fault.message).toMatch(/request body/);
    }),
    { numRuns: 2_000 },
  );
});

const paths = words(
  '/v2/bot/message/reply /v2/bot/message/push /v2/bot/message/multicast /v2/bot/message/broadcast ' +
    '/v2/bot/message/narrowcast /v2/bot/message/validate/push /v2/bot/richmenu ' +
    '/v2/bot/richmenu/validate /v2/bot/richmenu/alias /v2/bot/richmenu/alias/a ' +
    '/v2/bot/richmenu/batch /v2/bot/richmenu/bulk/link /v2/bot/richmenu/bulk/unlink ' +
    '/v2/bot/chat/loading/start /v2/bot/chat/markAsRead /v2/bot/channel/webhook/test ' +
    `/v2/oauth/accessToken /oauth2/v2.1/token /v2/bot/user/${ANN}/richmenu/x`,
);
const fields = words('to messages replyToken userIds limit operations size');

test('no body makes the platform fail', async () => {
  const body = fc.oneof(fc.dictionary(fields, tree, { maxKeys: 6 }), tree);
  await fc.assert(
    fc.asyncProperty(paths, body, async (path, value) => {
      const answer = await fetch(pair.origin + path, {
        method: 'POST',
        headers: { authorization: 'Bearer channel-token', 'content-type': 'application/json' },
        body: JSON.stringify(value),
      });
      expect(answer.status).toBeLessThan(500);
      expect(await answer.json()).toBeDefined();
    }),
    { numRuns: 300 },
  );
  expect(pair.line.failures).toEqual([]);
});
