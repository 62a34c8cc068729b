import { type Client, createClient } from '@libsql/client';
import Connection from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordChecks } from '../../src/actions/record-checks.ts';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { judgeAll, registerMonitors, someCheck } from './storage-checks.ts';

let file: string;
let remove: () => Promise<void>;
let client: Client;
let db: Database;

beforeEach(async () => {
  ({ file, remove } = await newDatabaseFile());
  client = createClient({ url: `file:${file}`, ...embeddedClient });
  db = await openDatabase(client);
});

afterEach(async () => {
  client.close();
  await remove();
});

describe('every connection to the file', () => {
  test('has the settings that writes rely on, also when several are held at once', async () => {
    const many = createClient({ url: `file:${file}`, ...embeddedClient, concurrency: 3 });
    const held = await Promise.all([1, 2, 3].map(() => many.transaction('deferred')));
    const settings = await Promise.all(
      held.map(async (transaction) => {
        const read = async (pragma: string) =>
          (await transaction.execute(`PRAGMA ${pragma}`)).rows[0]?.[0];
        return {
          journal: await read('journal_mode'),
          synchronous: await read('synchronous'),
          foreignKeys: await read('foreign_keys'),
          busyTimeoutMs: await read('busy_timeout'),
        };
      }),
    );
    many.close();
    // 2 is FULL: a write that was confirmed survives a loss of power.
    const expected = { journal: 'wal', synchronous: 2, foreignKeys: 1, busyTimeoutMs: 10 };
    expect(settings).toEqual([expected, expected, expected]);
  });
});

describe('the one writer', () => {
  const insert = (slug: string) => ({
    sql: 'INSERT INTO locations (slug) VALUES (?)',
    args: [slug],
  });
  const slugs = async () =>
    (await client.execute('SELECT slug FROM locations ORDER BY number')).rows.map(
      ({ slug }) => slug,
    );

  test('writes in the order of the calls', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `place-${index}`);
    await Promise.all(names.map((name) => db.write([insert(name)])));
    expect(await slugs()).toEqual(names);
  });

  test('writes all of a batch or nothing, and goes on after a failure', async () => {
    const failing = db.write([insert('a'), insert('a')]);
    const following = db.write([insert('b')]);
    await expect(failing).rejects.toMatchObject({ extendedCode: 'SQLITE_CONSTRAINT_UNIQUE' });
    await following;
    expect(await slugs()).toEqual(['b']);
  });

  test('waits for the lock of another process without stopping the event loop', async () => {
    const other = new Connection(file);
    other.exec('BEGIN IMMEDIATE');
    // This timer fires only if the event loop runs while the write waits.
    setTimeout(() => other.exec('ROLLBACK'), 100);
    await db.write([insert('patient')]);
    other.close();
    expect(await slugs()).toEqual(['patient']);
  });

  test('lets other work have its turn between the portions of a large write', async () => {
    await registerMonitors(db, 'chat-login');
    const judged = judgeAll(Array.from({ length: 2000 }, (_, turn) => someCheck(turn)));
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await recordChecks(db, judged);
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(2000 / 250 - 1);
  });
});
