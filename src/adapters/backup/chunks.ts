import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DamagedBackupError } from './damaged-backup-error.ts';

/** Plain bytes of every chunk but the last. */
export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const NONCE_BYTES = 12;
const ALGORITHM = 'aes-256-gcm';

/**
 * The chunks' places are in their nonces (a counter, and a byte that marks the last one): none can
 * be left out, doubled or moved, and a file that was cut off has no last one.
 */
function nonceFor(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeBigUInt64BE(BigInt(index), 3);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

export interface Place {
  index: number;
  isLast: boolean;
}

/** @param header bound to every chunk: a header cannot be put before another file's chunks */
export function sealChunk(key: Buffer, header: Buffer, place: Place, plain: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonceFor(place.index, place.isLast));
  cipher.setAAD(header);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([body, cipher.getAuthTag()]);
}

/** @throws DamagedBackupError */
export function openChunk(key: Buffer, header: Buffer, place: Place, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new DamagedBackupError('the file ends too early');
  const decipher = createDecipheriv(ALGORITHM, key, nonceFor(place.index, place.isLast), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(header);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
  } catch {
    throw new DamagedBackupError(
      place.isLast
        ? 'the file ends too early (the backup was cut off or not finished), or its end was changed'
        : 'the file was changed or damaged',
    );
  }
  return plain;
}
