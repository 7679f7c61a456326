import { expect, test } from '@jest/globals';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';

const key = new Uint8Array(32).fill(7);
const sealer = createSealer(key);

test('a sealed value opens to the same text in its context', () => {
  const name = 'นางบุญมี ตัวอย่าง 👵';
  expect(sealer.open(sealer.seal(name, 'members/name/1'), 'members/name/1')).toBe(name);
  expect(sealer.open(sealer.seal('', 'c'), 'c')).toBe('');
});

test('a sealed value shows nothing of the text and differs every time', () => {
  const a = Buffer.from(sealer.seal('0812345678', 'c'));
  const b = Buffer.from(sealer.seal('0812345678', 'c'));
  expect(a.equals(b)).toBe(false);
  expect(a.includes('081234')).toBe(false);
});

test('a value that was moved, changed or sealed under another key throws', () => {
  const sealed = sealer.seal('secret', 'a');
  expect(() => sealer.open(sealed, 'b')).toThrow('does not open');
  expect(() => createSealer(new Uint8Array(32).fill(8)).open(sealed, 'a')).toThrow();
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Uint8Array.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(() => sealer.open(changed, 'a')).toThrow();
  }
  expect(() => sealer.open(sealed.subarray(0, 20), 'a')).toThrow();
});

test('a token opens only unedited and in its context', () => {
  const token = sealer.sealToken('s\nrun\nstep\n3\nyes', 'button/p1');
  expect(token).toMatch(/^[\w-]+$/);
  expect(sealer.openToken(token, 'button/p1')).toBe('s\nrun\nstep\n3\nyes');
  expect(sealer.openToken(token, 'button/p2')).toBeUndefined();
  for (const edited of [
    `${token}A`,
    `${token}=`,
    ` ${token}`,
    token.slice(1),
    `${token}\n`,
    '',
    'x',
  ])
    expect(sealer.openToken(edited, 'button/p1')).toBeUndefined();
});

test('a token and a value do not open in place of each other', () => {
  const token = sealer.sealToken('x', 'c');
  expect(() => sealer.open(Buffer.from(token, 'base64url'), 'c')).toThrow();
  const value = Buffer.from(sealer.seal('x', 'c')).toString('base64url');
  expect(sealer.openToken(value, 'c')).toBeUndefined();
});

test('a token of 150 characters fits postback data', () => {
  expect(sealer.sealToken('a'.repeat(150), 'button/p').length).toBeLessThanOrEqual(300);
});

test('look-up keys are stable, keyed, and do not confuse kind with value', () => {
  expect(sealer.lookupKey('line', 'U1')).toBe(createSealer(key).lookupKey('line', 'U1'));
  expect(sealer.lookupKey('line', 'U1')).toMatch(/^[0-9a-f]{64}$/);
  expect(sealer.lookupKey('ab', 'c')).not.toBe(sealer.lookupKey('a', 'bc'));
  expect(createSealer(new Uint8Array(32)).lookupKey('line', 'U1')).not.toBe(
    sealer.lookupKey('line', 'U1'),
  );
});

test('a key of the wrong length is refused', () => {
  expect(() => createSealer(new Uint8Array(16))).toThrow('32 bytes');
});
