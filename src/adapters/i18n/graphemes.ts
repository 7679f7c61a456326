const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** At most `max` letters as a person counts them; the last is `…` when something was cut off. */
export function cutTo(text: string, max: number): string {
  const letters = Array.from(segmenter.segment(text), (part) => part.segment);
  return letters.length <= max
    ? text
    : `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
