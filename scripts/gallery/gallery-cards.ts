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
  /** A Flex message; the page draws it. */
  message: unknown;
}

export const nameOf = ({ lang, large, sample, template }: GalleryCard): string =>
  `${template} “${sample}” ${lang}${large ? ' large' : ''}`;

/** Every sample of every template, in every language and both sizes. */
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
        [false, true].map((large) => {
          const view = { kind: 'card', template, data, alt: { t: 'common.menu' } } as const;
          const [message] = renderer.render([view], { lang, audience: 'gallery', run: RUN, large });
          return { template, sample, lang, large, message };
        }),
      ),
    ),
  );
}
