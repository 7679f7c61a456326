import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Sealer } from '../../ports/sealer.ts';
import { FIRST_LINK, linkOf, readLine, type AnchorLine } from './anchor-line.ts';

export type ReadAnchor =
  | { kind: 'anchor'; lineNo: number; line: AnchorLine }
  /** Does not follow from the line before: edited, moved, or one before it was removed. */
  | { kind: 'unlinked'; lineNo: number; line: AnchorLine }
  /** No anchor: a write that was cut off, or a hand. What follows shows which. */
  | { kind: 'unreadable'; lineNo: number };

/** The lines of an anchor file, each judged by the one before. @throws when there is no such file */
export async function* readAnchors(
  path: string,
  sealer: Pick<Sealer, 'lookupKey'>,
): AsyncGenerator<ReadAnchor> {
  const input = createReadStream(path, 'utf8');
  let before = FIRST_LINK;
  let lineNo = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    lineNo += 1;
    if (text === '') continue;
    const line = readLine(text);
    if (!line) {
      yield { kind: 'unreadable', lineNo };
      continue;
    }
    const fits = linkOf(sealer, line, before) === line.link;
    yield { kind: fits ? 'anchor' : 'unlinked', lineNo, line };
    before = line.link;
  }
}
