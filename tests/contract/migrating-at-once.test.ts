import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openNodeDatabase } from '../../src/runtimes/node/database.ts';
import { migrate } from '../../src/runtimes/node/migrate.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { migrationsAnd, migrationTags } from '../support/other-migrations.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-at-once-'));
  file = path.join(folder, 'helplight.db');
});
afterEach(() => rm(folder, { recursive: true }));

const five = ['1', '2', '3', '4', '5'];

describe('five processes that start at once', () => {
  test('make one database on a server', async () => {
    const server = await startLibsqlServer({ file });
    await startAtOnce(server.url);
    await server.stop();
    expect(await applied()).toBe((await migrationTags()).length);
  });

  test('make one database in a file', async () => {
    await startAtOnce(`file:${file}`);
    expect(await applied()).toBe((await migrationTags()).length);
  });

  test('do once what a migration does to rows, whoever is first', async () => {
    const server = await startLibsqlServer({ file });
    const next = await migrationsAnd([
      'CREATE TABLE turns (number integer)',
      'INSERT INTO turns VALUES (1)',
    ]);
    const clients = five.map(() => createClient({ url: server.url }));
    await Promise.all(clients.map((client) => migrate(client, next.folder)));
    const [client] = clients;
    expect((await client?.execute('SELECT number FROM turns'))?.rows).toHaveLength(1);
    for (const one of clients) one.close();
    await next.remove();
    await server.stop();
  });

  test('all say why when a migration cannot be written', async () => {
    const next = await migrationsAnd(['CREATE TABLE turns (number integer)', 'DROP TABLE nothing']);
    const clients = five.map(() => createClient({ url: `file:${file}` }));
    const ended = await Promise.allSettled(clients.map((client) => migrate(client, next.folder)));
    for (const one of ended) expect(one).toMatchObject({ status: 'rejected' });
    expect(await applied()).toBe(0);
    for (const client of clients) client.close();
    await next.remove();
  });
});

async function startAtOnce(url: string): Promise<void> {
  const opened = await Promise.all(five.map(() => openNodeDatabase({ url, authToken: null })));
  expect(opened.map(({ warning }) => warning)).toEqual(five.map(() => null));
  for (const { db } of opened) db.client.close();
}

/** How many migrations are noted: each once, whoever wrote it. */
async function applied(): Promise<number> {
  const client = createClient({ url: `file:${file}` });
  const { rows } = await client.execute('SELECT hash FROM __drizzle_migrations');
  client.close();
  return rows.length;
}
