import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';

function folder(files: Record<string, unknown>): string {
  const dir = mkdtempSync(join(tmpdir(), 'locales-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return dir;
}

const greet = {
  hello: 'สวัสดี {{name}}',
  short: '{{name, cut(max: 5)}}',
  people_other: '{{count}} คน',
  last_one: 'คนสุดท้าย',
  plain: 'ก $t(greet.hello)',
};
const translator = loadTranslator(
  folder({
    'th/greet.json': greet,
    'th/common.json': { none: '-' },
    'en/greet.json': {
      ...greet,
      hello: 'Hello {{name}}',
      people_one: 'one person',
      people_other: '{{count}} people',
    },
    'en/common.json': { none: '-' },
  }),
);

test('the key is the file and the path in it', () => {
  expect(translator.text('greet.hello', 'en', { name: 'Dee' })).toBe('Hello Dee');
  expect(translator.languages()).toEqual(['th', 'en']);
});

test('a language without a folder gets the default', () => {
  expect(translator.text('greet.hello', 'lo', { name: 'ดี' })).toBe('สวัสดี ดี');
});

test('a missing key, a group of texts and a missing placeholder throw', () => {
  expect(() => translator.text('greet.none', 'th')).toThrow('no text greet.none');
  expect(() => translator.text('greet', 'th')).toThrow('no text greet');
  expect(() => translator.text('greet.hello', 'th')).toThrow('no value for name in greet.hello');
  expect(() => translator.text('greet.hello', 'th', { nmae: 'x' })).toThrow('no value for name');
});

test.each(['{{name}}', '$t(greet.plain)', '$&$1', '{{- name}}', '<b>&amp;', '__proto__'])(
  'what a person wrote is shown as it is: %s',
  (name) => {
    expect(translator.text('greet.hello', 'th', { name })).toBe(`สวัสดี ${name}`);
  },
);

test('plural forms follow the language', () => {
  expect(translator.text('greet.people', 'en', { count: 1 })).toBe('one person');
  expect(translator.text('greet.people', 'en', { count: 1_200 })).toBe('1,200 people');
  expect(translator.text('greet.people', 'th', { count: 1 })).toBe('1 คน');
});

test('a name that only looks like a plural form is a plain key', () => {
  expect(translator.text('greet.last_one', 'th')).toBe('คนสุดท้าย');
});

test('a value can be cut to letters, not to code units', () => {
  expect(translator.text('greet.short', 'th', { name: 'ปิ่นเกล้า' })).toBe('ปิ่นเก…');
  expect(translator.text('greet.short', 'th', { name: 'น้ำปุ๋ย' })).toBe('น้ำปุ๋ย');
});

test('placeholders are known, those of every plural form together', () => {
  expect([...translator.placeholders('greet.people', 'en')]).toEqual(['count']);
  expect([...translator.placeholders('greet.short', 'en')]).toEqual(['name']);
});

test('a params value may be another text', () => {
  expect(translator.text('greet.hello', 'th', { name: { t: 'greet.last_one' } })).toBe(
    'สวัสดี คนสุดท้าย',
  );
});

test('a malformed locale file is named at the start', () => {
  expect(() => loadTranslator(folder({ 'th/a.json': '{' }))).toThrow('a.json is not JSON');
  expect(() => loadTranslator(folder({ 'th/a.json': { b: 1 } }))).toThrow('a.json: b must hold');
  expect(() => loadTranslator(folder({ 'en/a.json': {} }))).toThrow('no language th');
});
