/** LINE's limits (Messaging API reference, message and action objects). Lengths in UTF-16 units unless noted. */
export const LIMITS = {
  text: 5_000,
  altText: 1_500,
  quickReplies: 13,
  /** Graphemes; LINE allows 40 inside Flex, but a small phone does not show more. */
  label: 20,
  postbackData: 300,
  /** Graphemes. */
  displayText: 300,
  messageActionText: 300,
  uri: 1_000,
  clipboardText: 1_000,
  imageUrl: 2_000,
  /** Bytes of JSON. */
  bubbleBytes: 30_000,
  carouselBytes: 50_000,
  carouselBubbles: 12,
} as const;

/** A message that cannot be sent as it is: a fault of ours. The text names places and sizes, never contents. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Letters as LINE counts labels. Plain short text needs no segmenter: it never has more letters than units. */
export function graphemesWithin(text: string, max: number): boolean {
  if (text.length <= max) return true;
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count += 1;
    if (count > max) return false;
  }
  return true;
}
