import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { measureLoopDelay } from '../../../tests/runtimes/support/loop-delay.ts';
import { type Spoken, speak } from '../../../tests/support/spoken.ts';
import { type HttpServer, listen } from './http-server.ts';

vi.setConfig({ testTimeout: 30_000 });

const ampleMs = 10_000;
const home = { host: '127.0.0.1', port: 0 };
const open: Spoken[] = [];
/** Ends the answers to /slow. */
let finish: () => void;
let server: HttpServer;

beforeEach(async () => {
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  server = await listen(async (request) => {
    if (request.url.endsWith('/slow')) await finished;
    return new Response('here');
  }, home);
});

afterEach(async () => {
  finish();
  for (const { close } of open.splice(0)) close();
  await server.stop(0);
});

test('serves on the port that was free', async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(server.url)).text()).toBe('here');
});

describe('an address that cannot be had is explained in a sentence', () => {
  test('a port in use', async () => {
    const port = Number(new URL(server.url).port);
    await expect(listen(() => new Response(), { ...home, port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use; stop the program that uses it, or set PORT to another one.`,
    );
  });

  test.each(['192.0.2.1', 'no-such-host.invalid'])('the host %s', async (host) => {
    await expect(listen(() => new Response(), { host, port: 0 })).rejects.toThrow(
      `This machine has no address "${host}"; correct HOST.`,
    );
  });
});

test('half-sent requests are dropped within seven seconds, and good ones served meanwhile', async () => {
  const delay = measureLoopDelay();
  const startedAt = performance.now();
  const slow = await Promise.all(
    Array.from({ length: 200 }, () => say('GET / HTTP/1.1\r\nHost: a\r\nX-Half: ')),
  );
  const dropped = Promise.all(slow.map(({ heard }) => heard));
  let served = 0;
  let isOver = false;
  void dropped.then(() => {
    isOver = true;
  });
  while (!isOver) {
    expect((await fetch(server.url)).status).toBe(200);
    served += 1;
    await Promise.race([dropped, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  const tookMs = performance.now() - startedAt;
  const { longest } = await delay();
  expect(tookMs).toBeLessThan(7000 + longest);
  expect(served).toBeGreaterThan(3);
});

describe('stop', () => {
  test('finishes requests under way and closes every other connection at once', async () => {
    const silent = await say('');
    const idle = await say('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await idle.answered;
    const slow = await say('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    const halfSent = await say('GET / HTTP/1.1\r\nHost: a\r\n');

    const stopped = server.stop(ampleMs);
    await Promise.all([silent.heard, idle.heard]);
    halfSent.say('\r\n');
    expect(await halfSent.heard).toMatch(/^HTTP\/1\.1 200 OK\r\n.*here$/s);
    finish();
    expect(await slow.heard).toMatch(/^HTTP\/1\.1 200 OK\r\n.*here$/s);
    await stopped;
  });

  test('cuts off what does not end in time', async () => {
    const slow = await say('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    await server.stop(100);
    expect(await slow.heard).toBe('');
  });
});

async function say(words: string): Promise<Spoken> {
  const spoken = await speak(server.url, words);
  open.push(spoken);
  return spoken;
}
