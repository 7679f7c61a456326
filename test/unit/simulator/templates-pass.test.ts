import { expect, test } from '@jest/globals';
import { namesIn, readSamples } from '../../../scripts/flex-samples.ts';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';
import { createRenderer } from '../../../src/adapters/line/renderer.ts';
import { messagesFault } from '../../../src/simulator/messages/check-messages.ts';

const translator = loadTranslator('locales');
const renderer = createRenderer({
  translator,
  templatesDir: 'flex-templates',
  sealer: createSealer(new Uint8Array(32).fill(1)),
  publicUrl: 'https://bot.example.org',
});
const run = { runId: '01h00000000000000000000000', step: 'confirm-deposit', rev: 1 };

test.each(namesIn('flex-templates'))(
  'the platform takes %s in every language and size',
  (template) => {
    const samples = Object.values(readSamples('flex-templates', template) ?? {});
    expect(samples.length).toBeGreaterThan(0);
    for (const data of samples) {
      const view = { kind: 'card', template, data, alt: { t: 'common.menu' } } as const;
      for (const lang of translator.languages()) {
        for (const large of [false, true]) {
          expect(
            messagesFault(renderer.render([view], { lang, audience: 'x', run, large })),
          ).toBeNull();
        }
      }
    }
  },
);
