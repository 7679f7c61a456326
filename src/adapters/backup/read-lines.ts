import { DamagedBackupError } from './damaged-backup-error.ts';

/** The longest row holds a picture; a file that pretends to a longer one must not fill the memory. */
const LINE_BYTES_MAX = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Lines without their ends. @throws DamagedBackupError for a line without an end, or far too long */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const part of source) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      const line = bytes.subarray(from, end);
      yield heldBytes === 0 ? line : Buffer.concat([...held, line]);
      held = [];
      heldBytes = 0;
      from = end + 1;
    }
    if (from === bytes.length) continue;
    held.push(bytes.subarray(from));
    heldBytes += bytes.length - from;
    if (heldBytes > LINE_BYTES_MAX) throw new DamagedBackupError('a line is too long');
  }
  if (heldBytes > 0) throw new DamagedBackupError('the file ends too early');
}
