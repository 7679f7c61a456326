import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { listen } from '../../../src/adapters/http/listen.ts';

const host = '127.0.0.1';

test('closing lets a request under way finish and takes no new one', async () => {
  const serving = await listen((_, response) => void setTimeout(() => response.end('done'), 150), {
    host,
    port: 0,
  });
  const url = `http://${host}:${serving.port}`;
  const answer = fetch(url).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = serving.close(5_000);
  expect(await answer).toBe('done');
  await closed;
  await expect(fetch(url)).rejects.toThrow();
});

test('a request that never ends is cut off when the grace is over', async () => {
  const serving = await listen(() => {}, { host, port: 0 });
  const socket = connect(serving.port, host);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const gone = new Promise((resolve) => socket.once('close', resolve));
  const started = performance.now();
  await serving.close(100);
  await gone;
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a port that is taken is an error of the caller', async () => {
  const first = await listen(() => {}, { host, port: 0 });
  await expect(listen(() => {}, { host, port: first.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await first.close(100);
});
