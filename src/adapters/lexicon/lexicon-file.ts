/** One line of a vocabulary file: `tag: word, word`. */
export interface Line {
  key: string;
  items: string[];
  /** File and line, for error messages. */
  place: string;
}

/** `#` begins a comment line; empty lines are skipped. */
export function parseLines(text: string, separator: string, path: string): Line[] {
  const lines: Line[] = [];
  text.split(/\r?\n/).forEach((row, index) => {
    const trimmed = row.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const place = `${path}:${String(index + 1)}`;
    const colon = trimmed.indexOf(':');
    if (colon < 1) throw new Error(`${place}: expected "tag: word, word"`);
    const items: string[] = [];
    for (const part of trimmed.slice(colon + 1).split(separator)) {
      const item = part.trim();
      if (item !== '') items.push(item);
    }
    lines.push({ key: trimmed.slice(0, colon).trim(), items, place });
  });
  return lines;
}

/** `เดือนหน้า=1` is a word with a value. */
export function withValue(item: string): { text: string; value?: number } {
  if (!item.includes('=')) return { text: item };
  const found = /^(.+)=(-?\d+)$/.exec(item);
  return found ? { text: found[1] ?? '', value: Number(found[2]) } : { text: item };
}
