/** Tone marks, mai taikhu and the silencing mark: what people leave out when they type in a hurry. */
const OMITTED_MARKS = /[\u0E47-\u0E4C\u0E4E]/g;
const REPEATED = /(.)\1+/gu;

/** Letters that sound alike, each before the commonest one: ณัฐ and นัท are the same to an ear. */
const ALIKE = 'ศส ษส ณน ญย ฑท ฒท ธท ฐท ถท ฎด ฏต ภพ ฆค ฌช ฬล ใไ'.split(' ');
const COMMONEST = new Map(ALIKE.map((pair) => [pair.slice(0, 1), pair.slice(1)]));
const SOUNDS_LIKE_ANOTHER = new RegExp(`[${[...COMMONEST.keys()].join('')}]`, 'g');
/** Ro han: `รร` is a short a before a consonant and -an at the end. */
const RO_HAN = /รร([ก-ฮ])?/g;

/** A word at three levels of spelling: as written, without what is often left out, by its sound. */
export type Spellings = readonly [written: string, bare: string, sound: string];

/**
 * For comparing, never for showing.
 * @param word a normalised word in lower case
 */
export function spellingsOf(word: string): Spellings {
  const unmarked = word.replace(OMITTED_MARKS, '');
  const sound = unmarked
    .replace(RO_HAN, (_ro, next?: string) => (next === undefined ? 'ัน' : `ั${next}`))
    .replace(SOUNDS_LIKE_ANOTHER, (letter) => COMMONEST.get(letter) ?? letter);
  return [word, once(unmarked), once(sound)];
}

const once = (text: string) => text.replace(REPEATED, '$1');

/** The spellings of a name written without spaces, from those of its words. */
export function joinSpellings(words: readonly Spellings[]): Spellings {
  const joined = (level: 0 | 1 | 2) => words.map((word) => word[level]).join('');
  return [joined(0), once(joined(1)), once(joined(2))];
}
