import { CHUNK_BYTES, openChunk, SEALED_CHUNK_BYTES, sealChunk } from './chunks.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Seals a stream chunk by chunk; the header goes first. The last chunk may be empty. */
export async function* sealed(plain: Bytes, key: Buffer, header: Buffer): AsyncGenerator<Buffer> {
  yield header;
  let index = 0;
  let held: Buffer | undefined;
  for await (const chunk of cut(plain, CHUNK_BYTES)) {
    if (held) yield sealChunk(key, header, { index: index++, isLast: false }, held);
    held = chunk;
  }
  yield sealChunk(key, header, { index, isLast: true }, held ?? Buffer.alloc(0));
}

/**
 * The reverse, without the header. Hands on only bytes that are as they were sealed.
 * @throws DamagedBackupError cut off, changed, or more behind the last chunk
 */
export async function* opened(body: Bytes, key: Buffer, header: Buffer): AsyncGenerator<Buffer> {
  let index = 0;
  let held: Buffer | undefined;
  for await (const chunk of cut(body, SEALED_CHUNK_BYTES)) {
    if (held) yield openChunk(key, header, { index: index++, isLast: false }, held);
    held = chunk;
  }
  yield openChunk(key, header, { index, isLast: true }, held ?? Buffer.alloc(0));
}

/** The same bytes in pieces of one size; the last may be shorter. */
async function* cut(source: Bytes, size: number): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of source) {
    waiting.push(part);
    bytes += part.length;
    if (bytes < size) continue;
    const all = Buffer.concat(waiting);
    let from = 0;
    for (; all.length - from >= size; from += size) yield all.subarray(from, from + size);
    waiting = [all.subarray(from)];
    bytes = all.length - from;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}
