import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Anchor, AnchorLog } from '../../ports/anchor-log.ts';
import type { Sealer } from '../../ports/sealer.ts';
import { FIRST_LINK, linkOf, writeLine } from './anchor-line.ts';
import { readAnchors } from './read-anchors.ts';

interface Known {
  size: number;
  link: string;
  last: Map<string, Anchor>;
}

/**
 * `ANCHOR_FILE`: only ever appended to, synced before it is relied on. What another process added
 * (a job run by hand) is read first; two that write at the same moment would break the links, so
 * each instance has a file of its own.
 */
export function createAnchorFile(path: string, sealer: Pick<Sealer, 'lookupKey'>): AnchorLog {
  let known: Known | undefined;
  const current = async (): Promise<Known> => {
    const size = await sizeOf(path);
    if (known?.size !== size) known = { size, ...(await readAll(path, size, sealer)) };
    return known;
  };
  return {
    last: async () => (await current()).last,
    async append(anchors) {
      const { last, link, size } = await current();
      let before = link;
      let text = '';
      for (const anchor of anchors) {
        before = linkOf(sealer, anchor, before);
        text += writeLine({ ...anchor, link: before });
      }
      // Read anew after a failure: nobody knows what of it is there.
      known = undefined;
      const added = await appendDurably(path, text, size === 0);
      for (const anchor of anchors) last.set(anchor.groupId, anchor);
      known = { size: size + added, link: before, last };
    },
  };
}

/** @returns bytes added */
async function appendDurably(path: string, text: string, isNew: boolean): Promise<number> {
  if (isNew) await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+', 0o600);
  try {
    const whole = (await endsWithinLine(file)) ? `\n${text}` : text;
    await file.appendFile(whole);
    await file.sync();
    if (isNew) await syncFolder(dirname(path));
    return Buffer.byteLength(whole);
  } finally {
    await file.close();
  }
}

/** A write that was cut off by a crash: the next line begins anew. */
async function endsWithinLine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

async function readAll(
  path: string,
  size: number,
  sealer: Pick<Sealer, 'lookupKey'>,
): Promise<{ link: string; last: Map<string, Anchor> }> {
  const last = new Map<string, Anchor>();
  let link = FIRST_LINK;
  if (size === 0) return { link, last };
  for await (const read of readAnchors(path, sealer)) {
    if (read.kind === 'unreadable') continue;
    ({ link } = read.line);
    const { at, groupId, hash, seq } = read.line;
    if (read.kind === 'anchor') last.set(groupId, { at, groupId, hash, seq });
  }
  return { link, last };
}
