import { expect, test } from '@jest/globals';
import { createLog, type Log } from '../../../src/adapters/log/log.ts';
import type { LogFields } from '../../../src/adapters/log/fields.ts';

interface Spy {
  log: Log;
  lines: string[];
  last: () => Record<string, unknown>;
}

function spy(): Spy {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const pseudonym = (id: string): string => `#${id.length}`;
  const log = createLog({ level: 'info', pseudonym, destination });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

test('a line has time, level, event and the allowed fields', () => {
  const { log, last } = spy();
  log.info('turn-done', { flow: 'savings/deposit', tookMs: 12, status: 200 });
  expect(last()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    event: 'turn-done',
    flow: 'savings/deposit',
    tookMs: 12,
    status: 200,
  });
});

test('people and chats are hashed; whatever else is passed is not written', () => {
  const { log, lines, last } = spy();
  const fields = { user: 'U123', chat: 'C12345', text: 'ฝาก 100', name: 'นางบุญมี', token: 'tok' };
  log.warn('odd', fields as LogFields);
  expect(last()).toMatchObject({ user: '#4', chat: '#6' });
  for (const secret of ['U123', 'C12345', 'ฝาก', 'บุญมี', 'tok'])
    expect(lines.join('')).not.toContain(secret);
});

test('a field of the wrong type is not written', () => {
  const { log, lines } = spy();
  log.info('x', { kind: { text: 'secret' }, count: 'secret', user: ['secret'] } as never);
  expect(lines.join('')).not.toContain('secret');
});

test('line breaks and direction marks in a field cannot forge a line', () => {
  const { log, lines, last } = spy();
  log.info('x', { reason: 'a\r\n{"level":"error"}\u202e\u200b\u2028b' });
  expect(lines).toHaveLength(1);
  expect(last()['reason']).toBe('a??{"level":"error"}???b');
});

test('an error shows name, code, place and cause, but a foreign message never', () => {
  const { log, lines, last } = spy();
  const cause = Object.assign(
    new Error('dup key: { name: "นางบุญมี" }\n    at secret line (a.ts:1:1)'),
    {
      code: 11_000,
    },
  );
  log.error('failed', {}, new TypeError('bad value 0812345678', { cause }));
  expect(last()['error']).toMatchObject({
    name: 'TypeError',
    at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    cause: { name: 'Error', code: '11000' },
  });
  for (const secret of ['บุญมี', '0812345678', 'secret line', 'dup key'])
    expect(lines.join('')).not.toContain(secret);
});

test('our own errors that hold no data keep their message', () => {
  const { log, last } = spy();
  const error = new Error('balance: no value for name');
  error.name = 'TemplateError';
  log.error('failed', {}, error);
  expect(last()['error']).toMatchObject({ message: 'balance: no value for name' });
});

test('what is thrown need not be an error', () => {
  const { log, last } = spy();
  log.error('failed', {}, 'secret');
  expect(last()['error']).toEqual({ name: 'string' });
});

test('lines below the level are not written', () => {
  const { log, lines } = spy();
  log.debug('quiet');
  expect(lines).toEqual([]);
});
