import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

const KEY_BYTES = 32;
const INFO = 'sajja/backup/v1';
// RFC 8410: what stands before the 32 bytes of an X25519 key in DER.
const PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');

export interface KeyPair {
  publicKey: Uint8Array;
  privateKey: Uint8Array;
}

const raw = (der: Buffer): Uint8Array => der.subarray(-KEY_BYTES);

const publicObject = (key: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_DER, key]), format: 'der', type: 'spki' });

const privateObject = (key: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_DER, key]), format: 'der', type: 'pkcs8' });

/** A fresh X25519 pair, raw. */
export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: raw(publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: raw(privateKey.export({ format: 'der', type: 'pkcs8' })),
  };
}

export const publicKeyOf = (privateKey: Uint8Array): Uint8Array =>
  raw(createPublicKey(privateObject(privateKey)).export({ format: 'der', type: 'spki' }));

/** The first bytes of a hash of the public key: tells which key a file is sealed to. */
export const markOfKey = (publicKey: Uint8Array): Buffer =>
  createHash('sha256').update(publicKey).digest().subarray(0, 8);

/**
 * The key of one file: X25519 between a pair made for this file and the recipient's, HKDF-SHA-256
 * salted with both public keys. Nonces may therefore count from 0 in every file.
 */
export function fileKey(
  ownPrivate: Uint8Array,
  theirPublic: Uint8Array,
  salt: readonly [ephemeral: Uint8Array, recipient: Uint8Array],
): Buffer {
  const shared = diffieHellman({
    privateKey: privateObject(ownPrivate),
    publicKey: publicObject(theirPublic),
  });
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat(salt), INFO, KEY_BYTES));
}
