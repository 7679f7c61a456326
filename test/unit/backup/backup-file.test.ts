import { afterAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileBytes, openBackupFile } from '../../../src/adapters/backup/backup-file.ts';
import { DamagedBackupError } from '../../../src/adapters/backup/damaged-backup-error.ts';
import { pagesOf } from '../../../src/adapters/backup/pages.ts';
import { readLines } from '../../../src/adapters/backup/read-lines.ts';
import { readBackupText } from '../../../src/adapters/backup/read-text.ts';
import { newKeyPair } from '../../../src/adapters/backup/seal-keys.ts';
import { backupText } from '../../../src/adapters/backup/write-text.ts';
import { backupKeyText, readBackupKey } from '../../../src/config/backup-keys.ts';
import {
  bool,
  bytesOrNull,
  int,
  json,
  money,
  text,
  textOrNull,
} from '../../../src/ports/records/column.ts';
import type { RowSource } from '../../../src/ports/records/snapshot.ts';
import { table, type RowOf, type Table } from '../../../src/ports/records/table.ts';

const things = table('things', {
  columns: {
    id: text(),
    n: int(),
    amount: money(),
    yes: bool(),
    note: json<unknown>(),
    picture: bytesOrNull(),
  },
  key: ['id'],
});
const TABLES: Table[] = [things, table('empty', { columns: { id: text() }, key: ['id'] })];
const PAIR = newKeyPair();
const folder = mkdtempSync(join(tmpdir(), 'sajja-backup-'));
const file = join(folder, 'a.backup');
afterAll(() => rmSync(folder, { recursive: true }));

/** Enough that the packed text fills several chunks: pictures do not pack. */
const ROWS: readonly RowOf<typeof things>[] = Array.from({ length: 40 }, (_, at) => ({
  id: `t${String(at).padStart(3, '0')}`,
  n: at - 20,
  amount: 2n ** 62n - BigInt(at),
  yes: at % 2 === 0,
  note: { 'ก\u2028\n"': [at, null], '1': 'x' },
  picture: at % 3 === 0 ? null : new Uint8Array(randomBytes(32)),
}));
const big: RowOf<typeof things> = {
  ...ROWS[0]!,
  id: 'z',
  picture: randomBytes(9_000),
};

const sourceOf = (rows: readonly RowOf<typeof things>[]): RowSource => ({
  async scan<T extends Table>(asked: T, { after }: { after?: Partial<RowOf<T>> }) {
    const list = Object.is(asked, things) && after === undefined ? rows : [];
    return [...list] as unknown as RowOf<T>[];
  },
});

const FACTS = { id: 'b', schemaVersion: 1, takenAt: 7, from: 'embedded', dataKey: null } as const;

async function write(publicKey: Uint8Array | undefined, rows = [...ROWS, big]): Promise<Buffer> {
  const source = sourceOf(rows);
  const parts: Uint8Array[] = [];
  const written = backupText({
    source,
    tables: TABLES,
    facts: FACTS,
    headOf: (_, row) => ['g', Math.abs(Number(row['n'])), 'h'],
    onRows: () => {},
  });
  for await (const part of fileBytes(written, publicKey)) parts.push(part);
  return Buffer.concat(parts);
}

async function read(content: Buffer, privateKey: Uint8Array | undefined, tables = TABLES) {
  writeFileSync(file, content);
  const opening = await openBackupFile(file, privateKey);
  if (opening.kind !== 'text') return opening.kind;
  const rows: unknown[] = [];
  let last: unknown;
  for await (const part of readBackupText(readLines(opening.text), tables)) {
    if (part.kind === 'rows') rows.push(...part.rows);
    last = part;
  }
  return { rows, last };
}

describe.each([
  ['sealed', PAIR.publicKey, PAIR.privateKey],
  ['plain', undefined, undefined],
])('a %s backup', (_, publicKey, privateKey) => {
  test('gives every row of every kind back as it was', async () => {
    const found = await read(await write(publicKey), privateKey);
    const plain = [...ROWS, big].map((row) => ({
      ...row,
      picture: row.picture && new Uint8Array(row.picture),
    }));
    expect(found).toMatchObject({ last: { kind: 'whole', totals: { tables: 2, rows: 41 } } });
    expect((found as { rows: unknown[] }).rows).toEqual(plain);
  });

  test('cut off anywhere, even by a byte, is not whole', async () => {
    const content = await write(publicKey);
    const ends = [0, 5, 22, 30, 61, 62, 63, 200, content.length - 1, content.length - 40];
    for (const end of ends) {
      await expect(read(content.subarray(0, end), privateKey)).rejects.toThrow(DamagedBackupError);
    }
  });

  test('with something behind its end is refused', async () => {
    const content = Buffer.concat([await write(publicKey), Buffer.from('more')]);
    await expect(read(content, privateKey)).rejects.toThrow(DamagedBackupError);
  });
});

test('a sealed one with any bit changed is refused', async () => {
  const content = await write(PAIR.publicKey);
  const places = [22, 31, 62, 80, 5_000, content.length - 17, content.length - 1];
  for (const at of places) {
    const changed = Buffer.from(content);
    changed[at]! ^= 1;
    const found = await read(changed, PAIR.privateKey).catch((error: unknown) => error);
    const mark = at >= 22 && at < 30;
    if (mark) expect(found).toBe('other-key');
    else expect(found).toBeInstanceOf(DamagedBackupError);
  }
});

test('chunks of a sealed one cannot be left out, doubled or moved', async () => {
  const noise = randomBytes(190_000);
  const content = await write(PAIR.publicKey, [{ ...big, picture: noise }]);
  const header = 62;
  const size = 64 * 1024 + 16;
  const head = content.subarray(0, header);
  const [one, two] = [0, 1].map((at) =>
    content.subarray(header + at * size, header + (at + 1) * size),
  );
  const rest = content.subarray(header + 2 * size);
  expect(rest.length).toBeGreaterThan(16);
  for (const parts of [
    [two, rest],
    [one, one, two, rest],
    [two, one, rest],
    [one, two],
  ]) {
    const changed = Buffer.concat([head, ...parts.flatMap((part) => part ?? [])]);
    await expect(read(changed, PAIR.privateKey)).rejects.toThrow(DamagedBackupError);
  }
  await expect(read(content, PAIR.privateKey)).resolves.toMatchObject({ rows: [{ id: 'z' }] });
}, 30_000);

test('a sealed one shows nothing, and opens for its private key alone', async () => {
  const content = await write(PAIR.publicKey);
  expect(content.includes('things')).toBe(false);
  expect(await read(content, undefined)).toBe('needs-key');
  expect(await read(content, newKeyPair().privateKey)).toBe('other-key');
});

test('two of the same rows differ in every sealed byte', async () => {
  const [one, two] = [await write(PAIR.publicKey), await write(PAIR.publicKey)];
  expect(one.subarray(62, 200).equals(two.subarray(62, 200))).toBe(false);
});

describe('the text', () => {
  const edited = async (edit: (line: string) => string | undefined): Promise<unknown> => {
    async function* lines(): AsyncGenerator<Buffer> {
      const whole = backupText({
        source: sourceOf(ROWS),
        tables: TABLES,
        facts: FACTS,
        headOf: () => undefined,
        onRows: () => {},
      });
      let kept = '';
      for await (const part of whole) kept += part;
      for (const line of kept.trimEnd().split('\n')) {
        const now = edit(line);
        if (now !== undefined) yield Buffer.from(now);
      }
    }
    for await (const part of readBackupText(lines(), TABLES))
      if (part.kind === 'whole') return part;
    return undefined;
  };

  test.each<[string, (line: string) => string | undefined]>([
    ['an amount', (line) => line.replace('"4611686018427387904"', '"4611686018427387905"')],
    ['a row left out', (line) => (line.startsWith('["t003"') ? undefined : line)],
    ['a table left out', (line) => (line.includes('"empty"') ? undefined : line)],
    ['another time', (line) => line.replace('"takenAt":7', '"takenAt":8')],
    ['no end', (line) => (line.startsWith('{"whole"') ? undefined : line)],
    ['a row of another length', (line) => line.replace('["t001",', '["t001",0,')],
    ['another format', (line) => line.replace('{"backup":1', '{"backup":2')],
    ['a column that is not known', (line) => line.replace('["yes","bool"]', '["no","bool"]')],
    ['a table that is not known', (line) => line.replace('"table":"empty"', '"table":"other"')],
    ['words', (line) => (line.startsWith('["t003"') ? 'hello' : line)],
  ])('with %s is refused', async (_, edit) => {
    await expect(edited((line) => line)).resolves.toBeDefined();
    await expect(edited(edit)).rejects.toThrow(DamagedBackupError);
  });
});

test('a column that came later is null in rows of before; one that is needed is missed', async () => {
  const content = await write(undefined);
  const later = (column: Table['columns'][string]): Table[] => [
    { ...things, columns: { ...things.columns, later: column } },
    ...TABLES.slice(1),
  ];
  const found = await read(content, undefined, later(textOrNull()));
  expect((found as { rows: unknown[] }).rows[0]).toMatchObject({ id: 't000', later: null });
  await expect(read(content, undefined, later(text()))).rejects.toThrow(/things\.later/);
});

test('pages of large pictures are short, so that memory does not grow with them', async () => {
  const picture = new Uint8Array(1024 * 1024);
  const asked: number[] = [];
  const source: RowSource = {
    async scan<T extends Table>(_: T, page: { after?: Partial<RowOf<T>>; limit: number }) {
      asked.push(page.limit);
      const from = Number((page.after as { id?: string } | undefined)?.id ?? 0);
      const rows = Array.from({ length: Math.min(page.limit, 50 - from) }, (__, at) => ({
        ...ROWS[0]!,
        id: String(from + at + 1).padStart(3, '0'),
        picture,
      }));
      return rows as unknown as RowOf<T>[];
    },
  };
  let rows = 0;
  for await (const page of pagesOf(source, things)) rows += page.length;
  expect(rows).toBe(50);
  expect(asked).toEqual([20, 4, 4, 4, 4, 4, 4, 4, 4]);
});

describe('a key as text', () => {
  const typed = backupKeyText('public', PAIR.publicKey);

  test('reads back, with white space around it', () => {
    expect(readBackupKey('public', ` ${typed}\n`)).toEqual({ key: Buffer.from(PAIR.publicKey) });
  });

  test('with a letter changed is refused, as is a key of the other kind, and none is repeated', () => {
    const at = typed.length - 20;
    const wrong = `${typed.slice(0, at)}${typed[at] === 'A' ? 'B' : 'A'}${typed.slice(at + 1)}`;
    const secret = backupKeyText('private', PAIR.privateKey);
    for (const [text, fault] of [
      [wrong, /mistyped/],
      [secret, /private key/],
      [secret.slice(0, -1), /must be a key/],
    ] as const) {
      const read = readBackupKey('public', text);
      expect(read).toMatchObject({ fault: expect.stringMatching(fault) });
      expect(JSON.stringify(read)).not.toContain(text.slice(20));
    }
  });
});
