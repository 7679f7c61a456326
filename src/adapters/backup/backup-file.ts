import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { DamagedBackupError } from './damaged-backup-error.ts';
import { HEADER_BYTES_MAX, headerBytes, readHeader } from './file-header.ts';
import { fileKey, markOfKey, newKeyPair, publicKeyOf } from './seal-keys.ts';
import { opened, sealed } from './seal-stream.ts';

/** Fast: what is saved above it is little, and a backup should not hold a snapshot for long. */
const GZIP_LEVEL = 3;

/** The bytes of a backup's file. @param publicKey seals it; undefined: anyone can read it */
export function fileBytes(
  text: AsyncIterable<string>,
  publicKey: Uint8Array | undefined,
): AsyncIterable<Uint8Array> {
  const packed = through(text, createGzip({ level: GZIP_LEVEL }));
  if (!publicKey) return withHeader(packed);
  const own = newKeyPair();
  const mark = markOfKey(publicKey);
  const header = headerBytes({ kind: 'sealed', mark, ephemeral: own.publicKey });
  const key = fileKey(own.privateKey, publicKey, [own.publicKey, publicKey]);
  return sealed(packed, key, header);
}

async function* withHeader(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield headerBytes({ kind: 'plain' });
  yield* packed;
}

/** What is needed to open a file, by its header. */
export type Opening =
  { kind: 'text'; text: AsyncIterable<Buffer> } | { kind: 'needs-key' } | { kind: 'other-key' };

/**
 * The text of a backup's file. Reading it on throws `DamagedBackupError` where the file is damaged.
 * @throws DamagedBackupError when the header is none of ours · Error of the file system
 */
export async function openBackupFile(
  file: string,
  privateKey: Uint8Array | undefined,
): Promise<Opening> {
  const { header, bytes } = await headerOf(file);
  const body = createReadStream(file, { start: bytes, highWaterMark: 256 * 1024 });
  if (header.kind === 'plain') return { kind: 'text', text: unpacked(body) };
  if (!privateKey) return { kind: 'needs-key' };
  const publicKey = publicKeyOf(privateKey);
  if (!markOfKey(publicKey).equals(header.mark)) return { kind: 'other-key' };
  const key = fileKey(privateKey, header.ephemeral, [header.ephemeral, publicKey]);
  return { kind: 'text', text: unpacked(opened(body, key, headerBytes(header))) };
}

async function headerOf(file: string) {
  const handle = await open(file, 'r');
  try {
    const start = Buffer.alloc(HEADER_BYTES_MAX);
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    return readHeader(start.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    yield* through(packed, createGunzip());
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('Z_')) {
      throw new DamagedBackupError('the file ends too early, or was changed or damaged', {
        cause: error,
      });
    }
    throw error;
  }
}

/** A stream through a packer; what breaks at either end breaks here. */
async function* through(
  source: AsyncIterable<Uint8Array | string>,
  packer: NodeJS.ReadWriteStream & AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const input = Readable.from(source, { objectMode: true });
  input.once('error', (error) => (packer as unknown as { destroy(e: Error): void }).destroy(error));
  input.pipe(packer);
  try {
    yield* packer;
  } finally {
    input.destroy();
  }
}
