import { randomBytes, randomUUID } from 'node:crypto';
import type { Ids } from '../../ports/ids.ts';

/** Crockford's base 32 in lower case: no i, l, o or u, and in the order of the values. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

/** ULID-shaped ids: 48 bits of the machine's clock (order only), then 80 random bits. */
export function createIds(): Ids {
  return {
    id: () => timePart(Date.now()) + randomPart(),
    uuid: () => randomUUID(),
    bytes: (length) => new Uint8Array(randomBytes(length)),
  };
}

function timePart(epochMs: number): string {
  let rest = epochMs;
  let text = '';
  for (let i = 0; i < TIME_CHARACTERS; i += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomPart(): string {
  let text = '';
  for (const byte of randomBytes(RANDOM_CHARACTERS)) text += ALPHABET.charAt(byte & 31);
  return text;
}
