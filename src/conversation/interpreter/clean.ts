/** A message made ready for reading: one character of it is one character of the typed text, or a run of repeats. */
export interface CleanText {
  text: string;
  /** Positions at which stuck keys or doubled marks were folded: no number may be read across them. */
  stretched: Set<number>;
}

const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/g;
const THAI_ZERO = 0x0e50;
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;
/** Vowels and marks that never stand doubled in Thai. */
const NEVER_DOUBLED = /[\u0E30\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]/;

/** NFC, invisible characters out, digits and Latin letters to ASCII lower case, เ+เ to แ. No NFKC: it turns ² into 2. */
export function clean(typed: string): CleanText {
  const composed = typed
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, '$1\u0E33')
    .replace(/\u0E40\u0E40/g, '\u0E41');
  let mapped = '';
  for (const char of composed) mapped += plainCharacter(char);
  return foldRepeats(mapped);
}

function plainCharacter(char: string): string {
  if (isThai(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code >= THAI_ZERO && code <= THAI_ZERO + 9) return String(code - THAI_ZERO);
  if (code >= 0x41 && code <= 0x5a) return char.toLowerCase();
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) {
    return String.fromCharCode(code - FULL_WIDTH_OFFSET).toLowerCase();
  }
  if (char === '\u2019') return "'";
  return /\s/.test(char) ? ' ' : char;
}

function foldRepeats(text: string): CleanText {
  const stretched = new Set<number>();
  let out = '';
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    let end = at + 1;
    while (end < text.length && text.charAt(end) === char) end += 1;
    const run = end - at;
    const folds = isLetter(char) && (run >= 3 || (run === 2 && NEVER_DOUBLED.test(char)));
    if (folds) stretched.add(out.length);
    out += folds ? char : text.slice(at, end);
    at = end;
  }
  return { text: out, stretched };
}

export function isThai(char: string): boolean {
  return char >= '\u0E01' && char <= '\u0E4E' && char !== '\u0E3F';
}

export function isLatin(char: string): boolean {
  return char >= 'a' && char <= 'z';
}

/** Of a script that puts spaces between words: Latin with its marks, Greek, Cyrillic, Armenian. */
export function isSpaced(char: string): boolean {
  return (
    isLatin(char) ||
    (char >= '\u00DF' && char <= '\u058F' && char !== '\u00F7') ||
    (char >= '\u1E00' && char <= '\u1FFF')
  );
}

export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** Thai vowels and marks that cannot begin a word. */
export function isDependent(char: string): boolean {
  return (
    (char >= '\u0E30' && char <= '\u0E3A') ||
    char === '\u0E45' ||
    (char >= '\u0E47' && char <= '\u0E4E')
  );
}

function isLetter(char: string): boolean {
  return isThai(char) || isLatin(char);
}
