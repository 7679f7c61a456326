import type { Sealer } from '../ports/sealer.ts';

/** A value that may be absent; absence itself is not hidden. */
export function sealOrNull(
  sealer: Sealer,
  plain: string | null,
  context: string,
): Uint8Array | null {
  return plain === null ? null : sealer.seal(plain, context);
}

export function openOrNull(
  sealer: Sealer,
  sealed: Uint8Array | null,
  context: string,
): string | null {
  return sealed === null ? null : sealer.open(sealed, context);
}
