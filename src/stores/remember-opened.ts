import type { Sealer } from '../ports/sealer.ts';

/** About the active members of the largest groups, some MB in memory. */
export const OPENED_LIMIT = 8_000;

/**
 * A sealer that remembers what it has opened lately: searching a group by name opens every member,
 * and on deposit day the same group is searched again and again. Sealed bytes never repeat (each
 * has its own nonce), so they identify the value; another context still does not open.
 * @param limit values kept, the longest unused go first
 */
export function rememberOpened(sealer: Sealer, limit = OPENED_LIMIT): Sealer {
  const opened = new Map<string, { plain: string; context: string }>();
  return {
    seal: (plain, context) => sealer.seal(plain, context),
    lookupKey: (kind, value) => sealer.lookupKey(kind, value),
    sealToken: (plain, context) => sealer.sealToken(plain, context),
    openToken: (token, context) => sealer.openToken(token, context),
    open(sealed, context) {
      const key = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).toString('latin1');
      const known = opened.get(key);
      if (known?.context === context) {
        opened.delete(key);
        opened.set(key, known);
        return known.plain;
      }
      const plain = sealer.open(sealed, context);
      opened.set(key, { plain, context });
      if (opened.size > limit) opened.delete(opened.keys().next().value!);
      return plain;
    },
  };
}
