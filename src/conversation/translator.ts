import type { Formatted, Lang, Params, Value } from './view.ts';

/** The values that stand for an address: what it is depends on where the bot runs. */
export type Link = Extract<
  Formatted,
  { media: string } | { chatLink: string } | { chatLinkQr: string }
>;
/** Writes an address, or nothing where there is none. */
export type LinkWriter = (link: Link) => string | undefined;

/** How words are to be written, beside the language. */
export interface Manner {
  links?: LinkWriter;
  /** ๐–๙ for 0–9 in what is read; what is typed or compared (codes, numbers of receipts) stays. */
  thaiDigits?: boolean;
}

/** The words of every language, `locales/<lang>/<feature>.json`; a key is `<feature>.<path>`. */
export interface Translator {
  /** Languages that have a folder, the default first. */
  languages(): string[];
  /**
   * A sentence, its placeholders filled. A language without a folder gets the default one;
   * a link without an address becomes nothing.
   * @throws when the key is missing or a placeholder is not given: a fault of ours.
   */
  text(key: string, lang: Lang, params?: Params, manner?: Manner): string;
  /** One value as a person of this language writes it; undefined for a link without an address. */
  format(value: Value, lang: Lang, manner?: Manner): string | undefined;
  /** Names between double braces in the text of a key. @throws when the key is missing. */
  placeholders(key: string, lang: Lang): ReadonlySet<string>;
}
