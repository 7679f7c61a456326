import { expect, test } from '@jest/globals';
import { checkFlexTemplates } from '../../../scripts/check-flex-templates.ts';
import { bubble, folderOf } from './template-folder.ts';

test('every template of the repository renders its samples in every language', () => {
  const { problems, rendered } = checkFlexTemplates('flex-templates', 'locales');
  expect(problems).toEqual([]);
  expect(rendered).toBeGreaterThan(100);
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
