import { z } from 'zod';
import { lengthPrefixed } from '../../domain/ledger/canonical.ts';
import type { Anchor } from '../../ports/anchor-log.ts';
import type { Sealer } from '../../ports/sealer.ts';

/** What the first line of a file is linked to. */
export const FIRST_LINK = '0'.repeat(64);

const VERSION = 1;
const HEX = z.string().regex(/^[0-9a-f]{64}$/);
const line = z.strictObject({
  v: z.literal(VERSION),
  at: z.iso.datetime(),
  group: z.string(),
  seq: z.int().min(1),
  hash: HEX,
  link: HEX,
});

export interface AnchorLine extends Anchor {
  link: string;
}

/**
 * A line's link: a keyed hash over the line and the link before it. Whoever edits, removes or
 * inserts a line without the data key breaks the chain of links.
 */
export function linkOf(
  sealer: Pick<Sealer, 'lookupKey'>,
  { groupId, seq, hash, at }: Anchor,
  before: string,
): string {
  return sealer.lookupKey('anchor', lengthPrefixed([VERSION, before, at, groupId, seq, hash]));
}

/** One line of JSON, for `jq` as well as for us. */
export function writeLine({ groupId, seq, hash, at, link }: AnchorLine): string {
  const seen = new Date(at).toISOString();
  return `${JSON.stringify({ v: VERSION, at: seen, group: groupId, seq, hash, link })}\n`;
}

/** Undefined for text that `writeLine` never writes. */
export function readLine(text: string): AnchorLine | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = line.safeParse(parsed);
  if (!data) return undefined;
  const { at, group: groupId, seq, hash, link } = data;
  return { at: Date.parse(at), groupId, seq, hash, link };
}
