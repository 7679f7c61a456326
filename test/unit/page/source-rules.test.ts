import { spawnSync } from 'node:child_process';
import { readFileSync, globSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const PAGE = 'src/simulator/page';
const sources = globSync(`${PAGE}/**/*.js`).map((path) => ({
  path,
  code: readFileSync(path, 'utf8'),
}));
const texts = (language: string) =>
  JSON.parse(readFileSync(`${PAGE}/locales/${language}.json`, 'utf8')) as Record<string, string>;
const placesOf = (text: string | undefined) => (text ?? '').match(/\{\{\w+\}\}/g)?.sort() ?? [];

/** Keys that are put together from data: a role, an event, a preset, a picker's mode. */
const BUILT = /^(?:role|event|clock\.preset|date)\./;

test('nothing makes markup from data or runs text as code', () => {
  const unsafe =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|srcdoc|eval\(|new Function/;
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter(({ code }) => unsafe.test(code)).map(({ path }) => path)).toEqual([]);
});

test('the document loads its own files only and has nothing inline', () => {
  const html = readFileSync(`${PAGE}/index.html`, 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:/);
  expect(html.match(/(?:src|href)="[^"]+"/g)?.length).toBeGreaterThan(5);
});

test('Thai and English have the same texts with the same places', () => {
  const [th, en] = [texts('th'), texts('en')];
  expect(Object.keys(en).sort()).toEqual(Object.keys(th).sort());
  for (const key of Object.keys(th)) {
    expect({ key, places: placesOf(en[key]) }).toEqual({ key, places: placesOf(th[key]) });
  }
});

test('every text that is asked for exists, and every text is asked for', () => {
  const code = sources.map((source) => source.code).join('\n');
  const asked = [...code.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => String(key));
  const keys = Object.keys(texts('th'));
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key) => !BUILT.test(key) && !code.includes(`'${key}'`))).toEqual([]);
});

test('no text for people stands in the code', () => {
  const withThai = sources.filter(({ code }) => {
    const withoutComments = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    return /[\u0E00-\u0E7F]/.test(withoutComments);
  });
  expect(withThai.map(({ path }) => path)).toEqual([]);
});

test("the modules fit the API's types", () => {
  const args = ['node_modules/typescript/bin/tsc', '-p', PAGE];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
