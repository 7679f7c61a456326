/**
 * Control characters but tab and line feed, and what turns the direction of writing: none is on a
 * keyboard, and quoted back they would hide or turn what stands beside them (Unicode TR 36 §2.3).
 */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** What a person typed, without what cannot be seen; a lone surrogate is replaced, no store could keep it. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(UNSEEN, '');
}
