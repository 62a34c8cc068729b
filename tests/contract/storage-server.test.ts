import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LibsqlServer, startLibsqlServer } from '../support/libsql-server.ts';

let folder: string;
let server: LibsqlServer;
let client: Client;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-server-'));
  server = await startLibsqlServer({ file: path.join(folder, 'test.db') });
  client = createClient({ url: server.url });
  await client.execute('CREATE TABLE notes (id INTEGER PRIMARY KEY, value UNIQUE)');
});

afterEach(async () => {
  client.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

describe('the libSQL server of the tests', () => {
  test('carries every kind of value both ways, by position and by name', async () => {
    const blob = new Uint8Array([0, 255, 7]);
    for (const value of [null, 1.5, 2n ** 53n + 1n, '客服', blob]) {
      await client.execute({ sql: 'INSERT INTO notes (value) VALUES (:value)', args: { value } });
    }
    const big = createClient({ url: server.url, intMode: 'bigint' });
    const { rows } = await big.execute({ sql: 'SELECT value FROM notes WHERE id < ?', args: [9] });
    big.close();
    expect(rows.map(({ value }) => value)).toEqual([
      null,
      1.5,
      2n ** 53n + 1n,
      '客服',
      blob.buffer,
    ]);
  });

  test('undoes a batch of which one statement fails, and tells the code of SQLite', async () => {
    const insert = "INSERT INTO notes (value) VALUES ('same')";
    await expect(client.batch([insert, insert], 'write')).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_UNIQUE',
    });
    expect((await client.execute('SELECT * FROM notes')).rows).toEqual([]);
  });

  test('lets other streams wait while one is within a transaction', async () => {
    const order: string[] = [];
    const transaction = await client.transaction('write');
    await transaction.execute("INSERT INTO notes (value) VALUES ('first')");
    const other = client.execute("INSERT INTO notes (value) VALUES ('second')").then(() => {
      order.push('other');
    });
    await transaction.execute('SELECT 1');
    order.push('transaction');
    await transaction.commit();
    await other;
    expect(order).toEqual(['transaction', 'other']);
  });

  test('undoes a transaction that is given up', async () => {
    const transaction = await client.transaction('write');
    await transaction.execute("INSERT INTO notes (value) VALUES ('never')");
    await transaction.rollback();
    expect((await client.execute('SELECT * FROM notes')).rows).toEqual([]);
  });

  test('runs a script of several statements', async () => {
    await client.executeMultiple("INSERT INTO notes (value) VALUES ('a'); DELETE FROM notes;");
    expect((await client.execute('SELECT * FROM notes')).rows).toEqual([]);
  });

  test.each([
    ['GET', '/', null, 404],
    ['GET', '/v3', null, 200],
    ['POST', '/v2/pipeline', 'not JSON', 400],
    ['POST', '/v2/pipeline', '{}', 400],
    ['POST', '/v3/pipeline', '{"baton":"nobody","requests":[]}', 400],
    ['POST', '/v3/pipeline', 'x'.repeat(16 * 1024 * 1024 + 1), 413],
  ])('answers %s %s rightly (%#)', async (method, where, body, status) => {
    const response = await fetch(server.url + where, { method, body });
    expect(response.status).toBe(status);
  });

  test('fails on request, and serves again on the same address', async () => {
    await server.fail('error');
    await expect(client.execute('SELECT 1')).rejects.toThrow('HTTP status 500');
    await server.fail('refuse');
    await expect(client.execute('SELECT 1')).rejects.toThrow('fetch failed');
    await server.fail('hang');
    const giveUp = { signal: AbortSignal.timeout(50) };
    await expect(fetch(`${server.url}/v3`, giveUp)).rejects.toThrow('timeout');
    await server.fail('none');
    expect((await client.execute('SELECT 1 AS one')).rows).toMatchObject([{ one: 1 }]);
  });

  test('is slow on request, and tells how many asked, and how many at once', async () => {
    server.forgetAsked();
    await server.fail('slow');
    const startedAt = performance.now();
    await Promise.all([1, 2, 3].map(() => client.execute('SELECT 1')));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1450);
    expect(server.asked()).toEqual({ total: 3, mostAtOnce: 3 });
    server.forgetAsked();
    expect(server.asked().total).toBe(0);
  });

  test('answers reads from a copy that was kept, while writes are written', async () => {
    await client.execute("INSERT INTO notes (value) VALUES ('old')");
    await server.keepCopy();
    await client.execute("INSERT INTO notes (value) VALUES ('new')");
    await server.fail('stale');
    await client.batch(["INSERT INTO notes (value) VALUES ('newest')"], 'write');
    expect((await client.execute('SELECT value FROM notes')).rows).toMatchObject([
      { value: 'old' },
    ]);
    const [read] = await client.batch(['SELECT value FROM notes'], 'read');
    expect(read?.rows).toHaveLength(1);
    await server.fail('none');
    expect((await client.execute('SELECT * FROM notes')).rows).toHaveLength(3);
  });

  test('forgets to answer, and has done what it was asked', async () => {
    await server.fail('forget');
    await expect(
      client.batch(["INSERT INTO notes (value) VALUES ('written')"], 'write'),
    ).rejects.toThrow('fetch failed');
    await server.fail('none');
    expect((await client.execute('SELECT * FROM notes')).rows).toHaveLength(1);
  });
});
