import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomFillSync,
} from 'node:crypto';
import type { Sealer } from '../../ports/sealer.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;
const HEADER_BYTES = 1 + NONCE_BYTES;
const NONCES_PER_FILL = 256;

/** Families of contexts and look-up keys remembered; both are dear to derive and asked for again. */
const FAMILIES_MAX = 100;
const LOOKUPS_MAX = 5_000;

/**
 * AES-256-GCM under keys derived from `key` by HKDF-SHA-256: one for each purpose; below it one for
 * each family of values (`members/name/…`), and for buttons one for each person, so that random
 * nonces stay far from their bound. The whole context is authenticated with every value.
 * Sealed form: version byte, nonce (12), ciphertext, tag (16).
 * @param key 32 random bytes (`DATA_KEY`)
 */
export function createSealer(key: Uint8Array): Sealer {
  if (key.length !== KEY_BYTES) throw new Error(`the data key must be ${KEY_BYTES} bytes`);
  const valueKey = purposeKey(key, 'value');
  const tokenKey = purposeKey(key, 'token');
  const lookupKey = purposeKey(key, 'lookup');
  const nextNonce = nonceSource();
  const valueKeyFor = familyKeys(valueKey);
  const lookUp = remembering(LOOKUPS_MAX, (kindAndValue) =>
    createHmac('sha256', lookupKey).update(kindAndValue).digest('hex'),
  );
  const tokenKeyFor = contextKeys(tokenKey);
  return {
    seal: (plain, context) => seal(valueKeyFor(context), nextNonce(), plain, context),
    open(sealed, context) {
      const plain = open(valueKeyFor(context), Buffer.from(sealed), context);
      if (plain === undefined) throw new Error('sealed value does not open');
      return plain;
    },
    lookupKey: (kind, value) => lookUp(`${kind.length}:${kind}${value}`),
    sealToken: (plain, context) =>
      seal(tokenKeyFor(context), nextNonce(), plain, context).toString('base64url'),
    openToken(token, context) {
      const sealed = Buffer.from(token, 'base64url');
      // base64url decoding forgives stray characters; an edited token must not open.
      return sealed.toString('base64url') === token
        ? open(tokenKeyFor(context), sealed, context)
        : undefined;
    },
  };
}

function purposeKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `sajja/${purpose}/v${VERSION}`, KEY_BYTES));
}

/** A function whose latest answers are kept; the oldest go first. */
function remembering<T>(max: number, ask: (input: string) => T): (input: string) => T {
  const known = new Map<string, T>();
  return (input) => {
    const answer = known.get(input);
    if (answer !== undefined) return answer;
    const fresh = ask(input);
    if (known.size >= max) known.delete(known.keys().next().value ?? '');
    known.set(input, fresh);
    return fresh;
  };
}

/** Keys by the context without its last part, which is an id. */
function familyKeys(purpose: Buffer): (context: string) => Buffer {
  const keyOf = remembering(FAMILIES_MAX, (family) => expand(purpose, family));
  return (context) => keyOf(context.slice(0, Math.max(0, context.lastIndexOf('/'))));
}

/** One block of HKDF-Expand. The last key is kept: a card's buttons are sealed one after the other. */
function contextKeys(purpose: Buffer): (context: string) => Buffer {
  let last = { context: '', key: expand(purpose, '') };
  return (context) => {
    if (last.context !== context) last = { context, key: expand(purpose, context) };
    return last.key;
  };
}

function expand(purpose: Buffer, context: string): Buffer {
  return createHmac('sha256', purpose).update(context).update('\u0001').digest();
}

function seal(key: Buffer, nonce: Buffer, plain: string, context: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = cipher.update(plain, 'utf8');
  cipher.final();
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, context: string): string | undefined {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] !== VERSION) return undefined;
  const nonce = sealed.subarray(1, HEADER_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    return undefined; // the tag does not fit: forged, changed, moved or another key
  }
  return plain.toString('utf8');
}

/** Fresh random nonces, drawn from the CSPRNG many at a time: it is the dearest part of a small seal. */
function nonceSource(): () => Buffer {
  const pool = Buffer.alloc(NONCE_BYTES * NONCES_PER_FILL);
  let next = NONCES_PER_FILL;
  return () => {
    if (next === NONCES_PER_FILL) {
      randomFillSync(pool);
      next = 0;
    }
    const nonce = Buffer.from(pool.subarray(next * NONCE_BYTES, (next + 1) * NONCE_BYTES));
    next += 1;
    return nonce;
  };
}
