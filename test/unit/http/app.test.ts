import { Router } from 'express';
import { expect, test } from '@jest/globals';
import { envelope, post, serve, textEvent } from './http-server.ts';

test('healthz answers while the process lives; readyz asks, and takes silence and failure for no', async () => {
  const ready = await serve();
  expect((await fetch(`${ready.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${ready.url}/readyz`)).status).toBe(200);
  await ready.close();
  const answers = [
    async () => false,
    () => Promise.reject(new Error('down')),
    () => new Promise<boolean>(() => {}),
  ];
  for (const answer of answers) {
    const other = await serve({ ready: answer });
    const started = performance.now();
    expect((await fetch(`${other.url}/readyz`)).status).toBe(503);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
    await other.close();
  }
});

test('metrics count requests by status and events by outcome', async () => {
  const running = await serve();
  await post(running.url, envelope(textEvent('E1'), {}));
  await post(running.url, '{}', {});
  const response = await fetch(`${running.url}/metrics`);
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('sajja_webhook_requests_total{status="200"} 1');
  expect(text).toContain('sajja_webhook_requests_total{status="401"} 1');
  expect(text).toContain('sajja_webhook_events_total{outcome="accepted"} 1');
  expect(text).toContain('sajja_webhook_events_total{outcome="dropped"} 1');
  await running.close();
});

test('pictures are served by their unguessable id, with safe headers', async () => {
  const id = '01hzzzzzzzzzzzzzzzzzzzzzzz';
  const running = await serve({
    media: async (asked, part) =>
      asked === id
        ? { bytes: Buffer.from(part), mime: part === 'original' ? 'image/jpeg' : 'text/html' }
        : undefined,
    qr: async (token) => (token === 'good' ? Buffer.from('png') : undefined),
  });
  const original = await fetch(`${running.url}/media/${id}`);
  expect(await original.text()).toBe('original');
  expect(original.headers.get('content-type')).toBe('image/jpeg');
  expect(original.headers.get('x-content-type-options')).toBe('nosniff');
  const preview = await fetch(`${running.url}/media/${id}/preview`);
  expect(preview.headers.get('content-type')).toBe('application/octet-stream');
  expect(preview.headers.get('content-disposition')).toBe('attachment');
  expect((await fetch(`${running.url}/qr/good.png`)).headers.get('content-type')).toBe('image/png');
  for (const path of [
    `/media/${id}x`,
    '/media/..%2f..%2fetc',
    '/qr/bad.png',
    '/qr/good',
    `/media/${id}/other`,
  ])
    expect((await fetch(`${running.url}${path}`)).status).toBe(404);
  await running.close();
});

test('anything else is a 404 in JSON that does not name its maker; a malformed path is a 400', async () => {
  const running = await serve();
  const response = await fetch(`${running.url}/wp-admin`);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ error: 'not found' });
  expect(response.headers.has('x-powered-by')).toBe(false);
  expect((await fetch(`${running.url}/media/%E0%A4%A`)).status).toBe(400);
  expect((await fetch(`${running.url}/webhook`)).status).toBe(404);
  await running.close();
});

test('other routers are asked last, and a fault in one tells the caller nothing', async () => {
  const router = Router();
  router.get('/page', (_request, response) => {
    response.send('page');
  });
  router.get('/bad', () => {
    throw new Error('secret');
  });
  const running = await serve({ extra: [router] });
  expect(await (await fetch(`${running.url}/page`)).text()).toBe('page');
  const bad = await fetch(`${running.url}/bad`);
  expect(bad.status).toBe(500);
  expect(await bad.text()).toBe('{"error":"internal"}');
  expect(running.logged).toEqual(['http-fault']);
  await running.close();
});
