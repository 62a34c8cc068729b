import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaddyBefore, startCaddyBefore } from '../support/peers/caddy-before.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { startSilentServer } from '../support/peers/silent-server.ts';
import { describeWith } from '../support/system-parts.ts';

describeWith(['caddy', 'python3'], 'Caddy before two nodes, as in the example', () => {
  let server: Server;
  let silent: Awaited<ReturnType<typeof startSilentServer>>;
  let caddy: CaddyBefore;

  beforeAll(async () => {
    server = createServer((_, response) => response.end('the page'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    silent = await startSilentServer();
    caddy = await startCaddyBefore([`127.0.0.1:${port}`, silent.address]);
    await mkdir(path.join(caddy.copyFolder, 'en'));
    await writeFile(path.join(caddy.copyFolder, 'en/index.html'), 'the copy');
  });
  afterAll(async () => {
    await caddy?.end();
    silent?.end();
    server?.close();
  });
  logOnFailure(() => caddy);

  test.each(['GET', 'POST'])(
    'has all that is sent by %s answered while one machine is gone',
    async (method) => {
      const told = await Promise.all(Array.from({ length: 12 }, () => ask('/en', method)));
      expect(new Set(told)).toEqual(new Set(['200 the page']));
    },
  );

  test('shows the copy where no node answers, and never instead of what is sent', async () => {
    server.close();
    server.closeAllConnections();
    expect(await ask('/en/', 'GET')).toBe('200 the copy');
    expect(await ask('/en/', 'POST')).toMatch(/^50[23] $/);
  });

  async function ask(url: string, method: string): Promise<string> {
    const answer = await fetch(caddy.origin + url, { method });
    return `${answer.status} ${await answer.text()}`;
  }
});
