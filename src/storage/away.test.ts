import { createClient, LibsqlError } from '@libsql/client';
import { createClient as createWebClient } from '@libsql/client/web';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  DatabaseAway,
  databaseRefusal,
  isDatabaseAway,
  isDatabaseOlder,
  olderSentence,
} from './away.ts';
import { openDatabase, remoteClient } from './database.ts';

/** What a read and a write of a database reject with. */
async function rejectionsOf(client: ReturnType<typeof createClient>, text = 'SELECT 1') {
  const db = await openDatabase(client);
  client.close();
  const asked = [db.drizzle.all(sql.raw(text)), db.client.execute(text), db.write([text])];
  return Promise.all(
    asked.map((one) =>
      one.then(
        () => null,
        (error: unknown) => error,
      ),
    ),
  );
}

test('a database that was closed, and one that nobody answers for, are away', async () => {
  const closed = await rejectionsOf(createClient({ url: 'file::memory:' }));
  const dead = createWebClient({ ...remoteClient, url: 'http://127.0.0.1:9' });
  const db = await openDatabase(dead);
  const asked = [
    db.drizzle.all(sql`SELECT 1`),
    db.client.execute('SELECT 1'),
    db.write(['SELECT 1']),
  ];
  const failed = await Promise.all(asked.map((one) => one.catch((error: unknown) => error)));
  expect([...closed, ...failed].map(isDatabaseAway)).toEqual(Array(6).fill(true));
});

test('a question that is wrong is a fault of ours', async () => {
  const client = createClient({ url: 'file::memory:' });
  const db = await openDatabase(client);
  const asked = [db.drizzle.all(sql`SELECT nothing`), db.write(['SELECT nothing'])];
  const failed = await Promise.all(asked.map((one) => one.catch((error: unknown) => error)));
  expect(failed.map(isDatabaseAway)).toEqual([false, false]);
  expect(isDatabaseAway(new RangeError('no'))).toBe(false);
  client.close();
});

describe('a database that lacks what this program needs', () => {
  test('is known by what it says, embedded and on a server', async () => {
    const client = createClient({ url: 'file::memory:' });
    const db = await openDatabase(client);
    await client.execute('CREATE TABLE notes (id INTEGER)');
    const asked = [
      db.drizzle.all(sql`SELECT * FROM chapters`),
      db.drizzle.all(sql`SELECT title FROM notes`),
      db.write(['INSERT INTO notes (title) VALUES (1)']),
      db.write(['UPDATE chapters SET id = 1']),
    ];
    const failed = await Promise.all(asked.map((one) => one.catch((error: unknown) => error)));
    client.close();
    expect(failed.map(isDatabaseOlder)).toEqual(failed.map(() => true));
    // As servers say it, each with a code of its own.
    for (const code of ['SQLITE_UNKNOWN', 'SQL_INPUT_ERROR', 'SQLITE_ERROR']) {
      const said = new LibsqlError('SQLite error: no such table: leases', code);
      expect(databaseRefusal(new Error('It failed.', { cause: said }))?.message).toBe(
        olderSentence,
      );
    }
  });

  test('is not known by what people typed, nor by other faults', () => {
    expect(isDatabaseOlder(new Error('Failed query: no such table: incidents'))).toBe(false);
    expect(databaseRefusal(new LibsqlError('near "SELEKT": syntax error', 'SQLITE_ERROR'))).toBe(
      null,
    );
    expect(databaseRefusal(new DatabaseAway('Gone.'))?.code).toBe('unavailable');
  });
});
