import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseEnv } from '../../src/config/env.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(root(path), 'utf8');
/** Only tests set it, so no operator is told of it. */
const TEST_ONLY = ['SAJJA_CRASH_AT'];

const known = [...read('src/config/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
  ([, name = '']) => name,
);
const lines = read('.env.example').split('\n');
const example = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

describe('.env.example', () => {
  test('has every variable once, and no other', () => {
    expect(known.length).toBeGreaterThan(10);
    const expected = known.filter((name) => !TEST_ONLY.includes(name));
    expect(example.toSorted()).toEqual(expected.toSorted());
  });

  test('explains each in the line above', () => {
    for (const [at, line] of lines.entries()) {
      if (/^[A-Z_]+=/.test(line))
        expect([line, lines[at - 1]]).toEqual([line, expect.stringMatching(/^# \S/)]);
    }
  });

  test('copied as it is, it is a sandbox with every default', () => {
    const empty = Object.fromEntries(example.map((name) => [name, '']));
    expect(parseEnv(empty)).toEqual(parseEnv({}));
    expect(parseEnv(empty).kind).toBe('config');
  });

  test.each([
    ['PORT', '3000'],
    ['LINE_API_BASE_URL', 'https://api.line.me'],
    ['DATA_DIR', './data'],
    ['LOG_LEVEL', 'info'],
    ['SAJJA_DEMO', 'small'],
    ['SAJJA_COMMANDS_PER_MINUTE', '20'],
    ['SAJJA_RECEIPT_RESERVE_PERCENT', '20'],
  ])('tells the default of %s as it is: %s', (name, value) => {
    const comment = lines[lines.indexOf(`${name}=`) - 1];
    expect(comment).toContain(`Default: ${value}`);
    expect(parseEnv({ [name]: value })).toEqual(parseEnv({}));
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  test('runs the Node that the tests ran on', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>;
    };
    expect(dockerfile).toContain(`ARG NODE_IMAGE=node:${devDependencies['node']}-slim`);
  });

  test('copies only what exists and what .dockerignore lets in', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, paths = '']) => paths.split(' '),
    );
    const letIn = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path);
    expect(new Set(copied)).toEqual(new Set(letIn));
    for (const path of copied) expect([path, existsSync(root(path))]).toEqual([path, true]);
    expect(read('.dockerignore').split('\n')).toContain('*');
  });

  test('is not run by root, and is asked for its health', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/healthz/m);
  });

  test('compose sets only variables that the bot knows', () => {
    const environment =
      /environment:\n([\s\S]*?)\n {4}ports:/.exec(read('compose.yaml'))?.[1] ?? '';
    const names = [...environment.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['MONGODB_URI', 'DATA_KEY']));
    expect(names.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });
});
