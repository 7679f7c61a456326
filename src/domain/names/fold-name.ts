import { normaliseName } from './normalise-name.ts';

/** Tone marks, mai taikhu and the silencing mark: what people leave out when they type in a hurry. */
const OMITTED_MARKS = /[\u0E47-\u0E4C\u0E4E]/g;
const REPEATED = /(.)\1+/gu;

/** Letters that sound alike, each given by the commonest one: ณัฐ and นัท are the same to an ear. */
const SOUNDS_LIKE: readonly (readonly [RegExp, string])[] = [
  [/รร(?=[ก-ฮ])/g, 'ั'],
  [/รร/g, 'ัน'],
  [/[ศษ]/g, 'ส'],
  [/ณ/g, 'น'],
  [/ญ/g, 'ย'],
  [/[ฑฒธฐถ]/g, 'ท'],
  [/ฎ/g, 'ด'],
  [/ฏ/g, 'ต'],
  [/ภ/g, 'พ'],
  [/ฆ/g, 'ค'],
  [/ฌ/g, 'ช'],
  [/ฬ/g, 'ล'],
  [/ใ/g, 'ไ'],
];

/** The name in lower case without tone marks and doubled letters. For comparing, never for showing. */
export function foldSpelling(name: string): string {
  return normaliseName(name).toLowerCase().replace(OMITTED_MARKS, '').replace(REPEATED, '$1');
}

/** Coarser than `foldSpelling`: letters that sound alike become one. */
export function foldSound(name: string): string {
  let folded = normaliseName(name).toLowerCase().replace(OMITTED_MARKS, '');
  for (const [letters, sound] of SOUNDS_LIKE) folded = folded.replace(letters, sound);
  return folded.replace(REPEATED, '$1');
}
