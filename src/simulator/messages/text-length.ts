const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * Whether `text` has at most `max` grapheme clusters, which is how LINE counts labels, displayText
 * and template texts. (Message text is counted in UTF-16 units: plain `length`.)
 */
export function fitsGraphemes(text: string, max: number): boolean {
  if (text.length <= max) return true;
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > max) return false;
  return true;
}
