import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { migrate } from '../../src/runtimes/node/migrate.ts';
import { migrationsDir } from '../../src/runtimes/node/package-root.ts';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';

/** A new, migrated, empty database file in a folder of its own, which `remove` deletes, once or again. */
export async function newDatabaseFile(): Promise<{ file: string; remove(): Promise<void> }> {
  migrated ??= migratedBytes();
  const folder = await newFolder();
  const file = path.join(folder, 'helplight.db');
  await writeFile(file, await migrated);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A new, empty database, open; `close` closes and deletes it. */
export async function openNewDatabase(): Promise<{ db: Database; close(): Promise<void> }> {
  const { file, remove } = await newDatabaseFile();
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  const db = await openDatabase(client);
  const close = async () => {
    client.close();
    await remove();
  };
  return { db, close };
}

/** Migrated once in each process of the tests; a copy of it takes far less time. */
let migrated: Promise<Uint8Array> | undefined;

async function migratedBytes(): Promise<Uint8Array> {
  const folder = await newFolder();
  const file = path.join(folder, 'helplight.db');
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  await migrate(client, migrationsDir);
  // Until then part of it stands in another file, the write-ahead log.
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  client.close();
  const bytes = await readFile(file);
  await rm(folder, { recursive: true });
  return bytes;
}

function newFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'helplight-database-'));
}
