import { expect, test } from '@jest/globals';
import { checkFlexTemplates } from '../../../scripts/check-flex-templates.ts';
import { namesIn, readSamples } from '../../../scripts/flex-samples.ts';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';
import { createRenderer } from '../../../src/adapters/line/renderer.ts';
import { messagesFault } from '../../../src/simulator/messages/check-messages.ts';
import { bubble, folderOf } from './template-folder.ts';

test('every template of the repository renders its samples in every language', () => {
  const { problems, rendered } = checkFlexTemplates('flex-templates', 'locales');
  expect(problems).toEqual([]);
  expect(rendered).toBeGreaterThan(100);
});

test('the local LINE platform, which checks on its own, takes every rendered sample', () => {
  const translator = loadTranslator('locales');
  const renderer = createRenderer({
    translator,
    templatesDir: 'flex-templates',
    sealer: createSealer(new Uint8Array(32)),
    publicUrl: 'https://bot.example.org',
  });
  const run = { runId: 'run', step: 'step', rev: 1 };
  for (const template of namesIn('flex-templates'))
    for (const [name, data] of Object.entries(readSamples('flex-templates', template) ?? {})) {
      const view = { kind: 'card', template, data, alt: { t: 'common.menu' } } as const;
      const messages = renderer.render([view], { lang: 'th', audience: 'p', run });
      expect([template, name, messagesFault(messages)]).toEqual([template, name, null]);
    }
});

const cases = (data: unknown): object => ({ short: data, long: data, extreme: data });

function check(template: unknown, samples?: unknown): string[] {
  const files = { 'partials/none.json': { $body: {} }, 'card.json': template };
  const more =
    samples === undefined ? { 'samples/other.json': {} } : { 'samples/card.json': samples };
  return checkFlexTemplates(folderOf({ ...files, ...more }), 'locales').problems;
}

const text = (value: string): object => ({ type: 'text', text: value });

test('what is wrong with a template is found', () => {
  expect(check(bubble(text('{{a}}')))).toEqual([
    'card: no samples/card.json',
    'samples/other.json: no such template',
  ]);
  expect(check(bubble(text('{{a}}')), { short: { a: 'x' } })).toEqual([
    'card: no sample "long"',
    'card: no sample "extreme"',
  ]);
  expect(check(bubble(text('{{a}}')), cases({}))).toContain(
    'card "short" th: card: no value for a',
  );
  expect(check(bubble(text('{{a}}'), { $if: 'b', ...text('{{a}}') }), cases({ a: 'x' }))).toEqual([
    'card: no sample gives "b"',
  ]);
  expect(check(bubble(text('Hello {{a}}')), cases({ a: 'x' }))).toEqual([
    'card: words belong in locales: Hello {{a}}',
  ]);
  expect(check(bubble(text('{{a}}')), cases({ a: '{{b}}' }))).toContain(
    'card "short" th: shows {{b}}',
  );
});
