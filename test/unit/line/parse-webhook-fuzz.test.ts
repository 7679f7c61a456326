import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { parseWebhook } from '../../../src/adapters/line/parse-webhook.ts';

const valid = {
  type: 'postback',
  mode: 'active',
  timestamp: 1,
  webhookEventId: 'E1',
  source: { type: 'user', userId: 'U1' },
  replyToken: 't',
  deliveryContext: { isRedelivery: false },
  postback: { data: 'd', params: { date: '2026-01-01' } },
};

/** A valid event, one field of which is anything. */
const nearlyValid = fc
  .tuple(fc.constantFrom(...Object.keys(valid)), fc.jsonValue())
  .map(([key, value]) => ({ ...valid, [key]: value }));

test('whatever is signed, parsing ends with every element served or counted', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), nearlyValid)), (events) => {
      const parsed = parseWebhook(Buffer.from(JSON.stringify({ destination: 'U', events })));
      if (parsed.kind !== 'events') throw new Error('malformed');
      expect(parsed.inbounds.length + parsed.dropped).toBe(events.length);
      for (const inbound of parsed.inbounds) {
        expect(inbound.eventId).toMatch(/^[\w-]{1,64}$/);
        expect(Number.isSafeInteger(inbound.at)).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});

test('any bytes are malformed or a list of events, never an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(['events', 'malformed']).toContain(parseWebhook(Buffer.from(bytes)).kind);
      },
    ),
    { numRuns: 7_000 },
  );
});
