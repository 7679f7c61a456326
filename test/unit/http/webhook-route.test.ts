import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { StoreUnavailableError } from '../../../src/ports/records/errors.ts';
import { envelope, post, serve, sign, textEvent, type Running } from './http-server.ts';

let running: Running;
beforeAll(async () => {
  running = await serve();
});
beforeEach(() => {
  running.accepted.length = 0;
});
afterAll(() => running.close());

const LIMIT = 256 * 1024;

test('a signed event is accepted and answered 200', async () => {
  const response = await post(running.url, envelope(textEvent('E1'), textEvent('E2')));
  expect(response.status).toBe(200);
  expect(running.accepted.map((one) => one.eventId)).toEqual(['E1', 'E2']);
});

test('no events, unknown types and standby answer 200 and accept nothing', async () => {
  const standby = { ...textEvent('E1'), mode: 'standby' };
  for (const body of [
    envelope(),
    envelope({ ...textEvent('E1'), type: 'beacon' }),
    envelope(standby),
  ])
    expect((await post(running.url, body)).status).toBe(200);
  expect(running.accepted).toEqual([]);
});

test('a missing, wrong, short or foreign signature answers 401', async () => {
  const body = envelope(textEvent('E1'));
  const signatures = ['', 'x', sign(body).slice(0, 20), sign(`${body} `), sign(body).toLowerCase()];
  expect((await post(running.url, body, {})).status).toBe(401);
  for (const signature of signatures)
    expect((await post(running.url, body, { 'x-line-signature': signature })).status).toBe(401);
  expect(running.accepted).toEqual([]);
});

test.each([
  '',
  'null',
  '7',
  '[]',
  '"x"',
  '{',
  '{}',
  '{"events":{}}',
  '{"events":null}',
  '\ufeff{}',
])('signed bytes that are no object with events answer 400: %j', async (body) => {
  expect((await post(running.url, body)).status).toBe(400);
});

test('signed bytes that are no UTF-8 answer 400', async () => {
  expect((await post(running.url, Uint8Array.of(0xff, 0xfe, 0x7b))).status).toBe(400);
});

test('deeply nested JSON neither crashes nor is accepted', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect((await post(running.url, deep)).status).toBe(400);
  expect((await post(running.url, `{"events":[${deep}]}`)).status).toBe(200);
  expect(running.accepted).toEqual([]);
});

test('exactly 256 KiB is taken, one byte more answers 413, signed or not', async () => {
  const body = envelope(textEvent('E1'));
  const full = body + ' '.repeat(LIMIT - Buffer.byteLength(body));
  expect((await post(running.url, full)).status).toBe(200);
  expect((await post(running.url, `${full} `)).status).toBe(413);
  expect((await post(running.url, `${full} `, {})).status).toBe(413);
  expect(running.accepted).toHaveLength(1);
});

test('an oversize body without an announced length answers 413', async () => {
  const stream = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 20; i += 1) controller.enqueue(new Uint8Array(64 * 1024));
      controller.close();
    },
  });
  const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
  expect((await fetch(`${running.url}/webhook`, init)).status).toBe(413);
});

test('an endless body is answered 413 and then cut off', async () => {
  let status = 0;
  await new Promise<void>((resolve) => {
    const request = httpRequest(`${running.url}/webhook`, { method: 'POST' }, (response) => {
      status = response.statusCode ?? 0;
    });
    const ticking = setInterval(() => request.write(Buffer.alloc(100_000)), 20);
    request.on('error', () => {});
    request.on('close', () => {
      clearInterval(ticking);
      resolve();
    });
  });
  expect(status).toBe(413);
});

test('a compressed body answers 415 before it is unpacked', async () => {
  const bomb = Uint8Array.from(gzipSync(Buffer.alloc(10_000_000)));
  const headers = { 'content-encoding': 'gzip', 'x-line-signature': sign(bomb) };
  expect((await post(running.url, bomb, headers)).status).toBe(415);
});

test('an unusable element is dropped and the rest is served', async () => {
  const body = envelope(null, 7, {}, { ...textEvent('E0'), source: {} }, textEvent('E1'));
  expect((await post(running.url, body)).status).toBe(200);
  expect(running.accepted.map((one) => one.eventId)).toEqual(['E1']);
});

test('a request for another bot answers 200 and changes nothing', async () => {
  const own = await serve({ botUserId: () => 'Uother' });
  expect((await post(own.url, envelope(textEvent('E1')))).status).toBe(200);
  expect(own.accepted).toEqual([]);
  await own.close();
});

test('a store that is down answers 503, a fault of ours 500, and both are logged', async () => {
  const down = await serve({ accept: () => Promise.reject(new StoreUnavailableError('down')) });
  expect((await post(down.url, envelope(textEvent('E1')))).status).toBe(503);
  const faulty = await serve({ accept: () => Promise.reject(new Error('bug')) });
  expect((await post(faulty.url, envelope(textEvent('E1')))).status).toBe(500);
  expect([...down.logged, ...faulty.logged]).toEqual(['webhook-not-saved', 'webhook-not-saved']);
  await Promise.all([down.close(), faulty.close()]);
});

test('a store that hangs is answered 503 within a second, and its late failure hurts nobody', async () => {
  const hung = await serve({
    accept: () =>
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error('late')), 2_500);
      }),
  });
  const started = performance.now();
  expect((await post(hung.url, envelope(textEvent('E1')))).status).toBe(503);
  // 900 ms by the route's own clock; the rest is room for a busy machine.
  expect(performance.now() - started).toBeLessThan(2_000);
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  await hung.close();
});

test('a sender that goes away mid-body is forgotten', async () => {
  await new Promise<void>((resolve) => {
    const headers = { 'content-length': '1000' };
    const request = httpRequest(`${running.url}/webhook`, { method: 'POST', headers });
    request.on('error', () => resolve());
    request.write('x');
    setTimeout(() => request.destroy(), 50);
  });
  expect((await post(running.url, envelope(textEvent('E1')))).status).toBe(200);
});
