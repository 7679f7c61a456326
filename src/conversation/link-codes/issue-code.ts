import { DAY_MS } from '../../domain/durations.ts';
import { linkCodeFromBytes } from '../../domain/link-code.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Sealer } from '../../ports/sealer.ts';
import { linkTargetId, type LinkTarget } from '../../ports/stores/links-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';

/** A code shown on a screen is for somebody who stands beside it (reliability.md S4). */
const SCREEN_CODE_MS = 10 * 60_000;
/** Random bytes of a code: its 50 bits and a bit more. */
const CODE_BYTES = 7;

export interface CodeDeps {
  stores: Writers;
  ids: Ids;
  sealer: Sealer;
  /** Epoch ms. */
  now: number;
}

export interface IssuedCode {
  /** Canonical form; shown once, kept nowhere. */
  code: string;
  expiresAt: number;
}

/** Only this keyed hash of a code is stored. */
export const codeHash = (sealer: Sealer, code: string): string =>
  sealer.lookupKey('link-code', code);

/**
 * Makes a code for a member or an office; earlier open ones of the same target stop working.
 * @param days 0: shown on a screen, ten minutes; 1–7: on paper
 * @param by person id, or `operator`
 */
export async function issueCode(
  { stores, ids, sealer, now }: CodeDeps,
  target: LinkTarget,
  { days, by }: { days: number; by: string },
): Promise<IssuedCode> {
  await withdrawOpenCodes(stores, target);
  const code = linkCodeFromBytes(ids.bytes(CODE_BYTES));
  const expiresAt = now + (days === 0 ? SCREEN_CODE_MS : days * DAY_MS);
  await stores.links.add({
    codeHash: codeHash(sealer, code),
    target,
    state: 'open',
    medium: days === 0 ? 'screen' : 'paper',
    issuedBy: by,
    issuedAt: now,
    expiresAt,
    usedBy: null,
  });
  return { code, expiresAt };
}

export async function withdrawOpenCodes(stores: Writers, target: LinkTarget): Promise<void> {
  for (const open of await stores.links.openFor(linkTargetId(target))) {
    await stores.links.withdraw(open.codeHash);
  }
}
