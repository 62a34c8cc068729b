import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openNodeDatabase } from '../../src/runtimes/node/database.ts';
import { migrate } from '../../src/runtimes/node/migrate.ts';
import { migrationsDir } from '../../src/runtimes/node/package-root.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-faults-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a database file that cannot be used is named, with the remedy', () => {
  test.each<[string, (file: string) => Promise<unknown>, string]>([
    [
      'something else than a database',
      (file) => writeFile(file, 'These are the minutes of our meeting. '.repeat(99)),
      'is not a database; move it away, or set DATABASE_URL to another file.',
    ],
    [
      'a damaged database',
      async (file) => {
        await copyMigrated(file);
        await overwrite(file, 100, Buffer.alloc(4000, 0xaa));
      },
      'is damaged; move it away and put a backup in its place.',
    ],
    [
      'a folder',
      (file) => mkdir(file),
      'cannot be opened; make sure that it is a file, and that its folder exists and may be written.',
    ],
    [
      // Byte 18 is the version for writing; SQLite reads a file of a later version, but never
      // writes it. Unlike permissions this holds for root, too.
      'a file that SQLite may only read',
      async (file) => {
        await copyEmpty(file);
        await overwrite(file, 18, Buffer.from([3]));
      },
      'cannot be written; give this user the right to write it and its folder.',
    ],
  ])('%s', async (_, make, sentence) => {
    const file = path.join(folder, 'helplight.db');
    await make(file);
    await expect(open(`file:${file}`)).rejects.toThrow(`The database file ${file} ${sentence}`);
  });

  test('a file in a folder that does not exist', async () => {
    const file = path.join(folder, 'missing', 'helplight.db');
    await expect(open(`file:${file}`)).rejects.toThrow(
      `The database file ${file} cannot be opened`,
    );
  });
});

describe('a remote database that cannot be used is named, with the remedy', () => {
  test.each([
    ['refuse', 'does not answer'],
    ['error', 'refused to serve'],
  ] as const)('a server that fails by %s', async (mode, sentence) => {
    const server = await startLibsqlServer({ file: path.join(folder, 'server.db') });
    await server.fail(mode);
    await expect(open(server.url)).rejects.toThrow(`The database ${server.url} ${sentence}`);
    await server.fail('none');
    expect(await openAndClose(server.url)).toBeNull();
    await server.stop();
  });

  test('a server that wants another token, which is not told', async () => {
    const file = path.join(folder, 'server.db');
    const server = await startLibsqlServer({ file, token: 'right' });
    const refusal = await open(server.url, 'wrong-token').catch((error: Error) => error.message);
    await server.stop();
    expect(refusal).toMatch(/refused to serve .* check DATABASE_AUTH_TOKEN and the server\.$/);
    expect(refusal).not.toContain('wrong-token');
  });
});

describe('migrating', () => {
  test('leaves a database alone that is up to date', async () => {
    const file = path.join(folder, 'helplight.db');
    await openAndClose(`file:${file}`);
    const before = await readFile(file);
    expect(await openAndClose(`file:${file}`)).toBeNull();
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  test('serves a database that is newer than the program, with a warning', async () => {
    const file = path.join(folder, 'helplight.db');
    const { db } = await open(`file:${file}`);
    await db.write([
      'ALTER TABLE checks ADD COLUMN weather text',
      `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ${Date.now() * 2})`,
    ]);
    db.client.close();
    expect(await openAndClose(`file:${file}`)).toBe(
      'The database is newer than this program. It is served as it is; update the program soon.',
    );
  });

  test('works the same over HTTP', async () => {
    const server = await startLibsqlServer({ file: path.join(folder, 'server.db') });
    const client = createClient({ url: server.url });
    for (const _ of ['first', 'again']) {
      expect(await migrate(client, migrationsDir)).toEqual({ warning: null });
    }
    expect((await client.execute('SELECT count(*) AS checks FROM checks')).rows).toMatchObject([
      { checks: 0 },
    ]);
    client.close();
    await server.stop();
  });
});

function open(url: string, authToken: string | null = null) {
  return openNodeDatabase({ url, authToken });
}

async function openAndClose(url: string): Promise<string | null> {
  const { db, warning } = await open(url);
  db.client.close();
  return warning;
}

async function copyMigrated(file: string): Promise<void> {
  const migrated = await newDatabaseFile();
  await copyFile(migrated.file, file);
  await migrated.remove();
}

/** A database that was never migrated, so that opening it has to write. */
async function copyEmpty(file: string): Promise<void> {
  const client = createClient({ url: `file:${file}` });
  await client.execute('CREATE TABLE notes (text)');
  client.close();
}

async function overwrite(file: string, offset: number, bytes: Buffer): Promise<void> {
  const content = await readFile(file);
  bytes.copy(content, offset);
  await writeFile(file, content);
}
