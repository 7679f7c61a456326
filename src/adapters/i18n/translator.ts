import i18next, { type i18n } from 'i18next';
import type { LinkWriter, Manner, Translator } from '../../conversation/translator.ts';
import type { Params } from '../../conversation/view.ts';
import { formatValue, type Speech } from './format-value.ts';
import { cutTo } from './graphemes.ts';
import { flatten, keyWithoutForm, placeholdersOf, readLocales } from './locale-tree.ts';
import { shield, thaiSentence, unshield } from './thai-digits.ts';

const DEFAULT_LANGUAGE = 'th';
/** What a language calls itself. */
const OWN_NAME = 'everyday.language.own';
const NO_LINKS: LinkWriter = () => undefined;

/** One language, ready to speak. */
interface Tongue {
  /** Every key, plural endings taken off, with its placeholders. */
  keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** Texts of keys without placeholders, filled as they are asked for. */
  fixed: Map<string, string>;
  translate: (key: string, options: Record<string, unknown>) => string;
}

/** Reads every `<lang>/<feature>.json` below the folder. @throws for a folder that is no locale folder. */
export function loadTranslator(localesDir: string): Translator {
  const tongues = readTongues(localesDir);
  const tongueOf = (lang: string): Tongue => {
    const tongue = tongues.get(lang) ?? tongues.get(DEFAULT_LANGUAGE);
    if (tongue === undefined) throw new TranslationError(`no language ${DEFAULT_LANGUAGE}`);
    return tongue;
  };
  tongueOf(DEFAULT_LANGUAGE);
  const speechIn = (lang: string, manner: Manner = {}): Speech => {
    const tongue = tongueOf(lang);
    const speech: Speech = {
      thaiDigits: manner.thaiDigits ?? false,
      links: manner.links ?? NO_LINKS,
      words: (key, params) => speak(tongue, key, params, speech),
      nameOf: (other) => speechIn(other).words(OWN_NAME),
    };
    return speech;
  };
  return {
    languages: () => [
      DEFAULT_LANGUAGE,
      ...[...tongues.keys()].filter((lang) => lang !== DEFAULT_LANGUAGE).toSorted(),
    ],
    text: (key, lang, params, manner) => speechIn(lang, manner).words(key, params),
    format: (value, lang, manner) => formatValue(value, speechIn(lang, manner)),
    placeholders: (key, lang) => placeholdersIn(tongueOf(lang), key),
  };
}

/** A missing text or placeholder: a fault of ours, found by the checks. Its message holds keys only. */
export class TranslationError extends Error {
  override readonly name = 'TranslationError';
}

function readTongues(localesDir: string): Map<string, Tongue> {
  const trees = readLocales(localesDir);
  const engine = createEngine();
  const tongues = new Map<string, Tongue>();
  for (const [lang, tree] of trees) {
    engine.addResourceBundle(lang, 'translation', tree);
    const keys = new Map<string, Set<string>>();
    const texts = flatten(tree);
    for (const [key, sentence] of texts) {
      const names = keys.get(keyWithoutForm(key, texts)) ?? new Set();
      for (const name of placeholdersOf(sentence)) names.add(name);
      keys.set(keyWithoutForm(key, texts), names);
    }
    const translate = engine.getFixedT(lang);
    tongues.set(lang, { keys, fixed: new Map(), translate });
  }
  return tongues;
}

function createEngine(): i18n {
  const engine = i18next.createInstance();
  void engine.init({
    initAsync: false,
    fallbackLng: false,
    nsSeparator: false,
    resources: {},
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (sentence: string, match: string[]) => {
      throw new TranslationError(`no value for ${match[1] ?? ''} in: ${sentence}`);
    },
    parseMissingKeyHandler: (key: string) => {
      throw new TranslationError(`no text ${key}`);
    },
  });
  engine.services.formatter?.add('cut', (value, _lang, options) =>
    cutTo(String(value), Number(options['max'])),
  );
  return engine;
}

function placeholdersIn(tongue: Tongue, key: string): ReadonlySet<string> {
  const names = tongue.keys.get(key);
  if (names === undefined) throw new TranslationError(`no text ${key}`);
  return names;
}

function speak(tongue: Tongue, key: string, params: Params | undefined, speech: Speech): string {
  const names = placeholdersIn(tongue, key);
  if (names.size > 0) {
    const sentence = tongue.translate(key, fill(key, names, params, speech));
    return speech.thaiDigits ? unshield(thaiSentence(sentence)) : sentence;
  }
  let text = tongue.fixed.get(key);
  if (text === undefined) {
    text = tongue.translate(key, { nest: false });
    tongue.fixed.set(key, text);
  }
  return speech.thaiDigits ? thaiSentence(text) : text;
}

/** i18next's options; `nest: false` keeps `$t(…)` in what people wrote from being looked up. */
function fill(
  key: string,
  names: ReadonlySet<string>,
  params: Params | undefined,
  speech: Speech,
): Record<string, unknown> {
  const replace: Record<string, string> = {};
  for (const name of names) {
    const value = params?.[name];
    if (value === undefined) throw new TranslationError(`no value for ${name} in ${key}`);
    const text = formatValue(value, speech) ?? '';
    replace[name] = speech.thaiDigits ? shield(text) : text;
  }
  const count = params?.['count'];
  return typeof count === 'number' ? { replace, nest: false, count } : { replace, nest: false };
}
