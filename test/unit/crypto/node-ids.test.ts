import { expect, test } from '@jest/globals';
import { createIds } from '../../../src/adapters/crypto/node-ids.ts';

const ids = createIds();

test('ids have 26 lower-case letters and digits and do not repeat', () => {
  const made = Array.from({ length: 5_000 }, () => ids.id());
  for (const id of made) expect(id).toMatch(/^[0-9a-z]{26}$/);
  expect(new Set(made).size).toBe(made.length);
});

test('an id made later sorts later', async () => {
  const first = ids.id();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(ids.id() > first).toBe(true);
});

test('uuid is a version 4 UUID and bytes has the asked length', () => {
  expect(ids.uuid()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(ids.bytes(20)).toHaveLength(20);
  expect(Buffer.from(ids.bytes(20)).equals(Buffer.from(ids.bytes(20)))).toBe(false);
});
