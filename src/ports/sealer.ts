/**
 * Keeps personal data unreadable in the store (PDPA; AES-256-GCM under `DATA_KEY`).
 * `context` names where the value lives (`members/name/<id>`): a value moved elsewhere does not open.
 */
export interface Sealer {
  seal(plain: string, context: string): Uint8Array;
  /** @throws when the bytes were changed, moved, or sealed under another key. */
  open(sealed: Uint8Array, context: string): string;
  /** Keyed hash (HMAC-SHA-256, hex) for looking a value up without storing it. */
  lookupKey(kind: string, value: string): string;
  /** A short opaque text for a button (base64url); opens only for the same `context`. */
  sealToken(plain: string, context: string): string;
  /** The plain text, or undefined for anything forged, edited or issued for another context. */
  openToken(token: string, context: string): string | undefined;
}
