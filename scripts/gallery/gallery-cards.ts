import { createSealer } from '../../src/adapters/crypto/node-sealer.ts';
import { loadTranslator } from '../../src/adapters/i18n/translator.ts';
import { createRenderer } from '../../src/adapters/line/renderer.ts';
import { namesIn, readSamples } from '../flex-samples.ts';

const TEMPLATES = 'flex-templates';
const RUN = { runId: '01h00000000000000000000000', step: 'gallery', rev: 1 };

/** One card as LINE would be sent it. */
export interface GalleryCard {
  template: string;
  sample: string;
  lang: string;
  large: boolean;
  /** ๐–๙, as some wish. */
  thaiDigits: boolean;
  /** A Flex message; the page draws it. */
  message: unknown;
}

export const nameOf = ({ lang, large, sample, template, thaiDigits }: GalleryCard): string =>
  `${template} “${sample}” ${lang}${large ? ' large' : ''}${thaiDigits ? ' ๐–๙' : ''}`;

/** One card is enough to see how ๐–๙ look. */
const IN_THAI_DIGITS = 'balance';
const SIZES = [
  { large: false, thaiDigits: false },
  { large: true, thaiDigits: false },
];

/** Every sample of every template, in every language and both sizes; one card also in ๐–๙. */
export function galleryCards(): GalleryCard[] {
  const translator = loadTranslator('locales');
  const sealer = createSealer(new Uint8Array(32).fill(1));
  const renderer = createRenderer({
    translator,
    sealer,
    templatesDir: TEMPLATES,
    publicUrl: 'https://bot.example.org',
    botBasicId: () => '@sajja',
  });
  return namesIn(TEMPLATES).flatMap((template) =>
    Object.entries(readSamples(TEMPLATES, template) ?? {}).flatMap(([sample, data]) =>
      translator.languages().flatMap((lang) =>
        [
          ...SIZES,
          ...(template === IN_THAI_DIGITS ? [{ large: false, thaiDigits: true }] : []),
        ].map((wish) => {
          const view = { kind: 'card', template, data, alt: { t: 'common.menu' } } as const;
          const [message] = renderer.render([view], {
            lang,
            audience: 'gallery',
            run: RUN,
            ...wish,
          });
          return { template, sample, lang, ...wish, message };
        }),
      ),
    ),
  );
}
