import { createClient } from '@libsql/client/web';
import { inject } from 'vitest';
import { type Database, openDatabase, remoteClient } from '../../src/storage/database.ts';

/** Stands in workerd for `tests/support/database-file.ts`: a database on a server, which Node started. */
export async function openNewDatabase(): Promise<{
  db: Database;
  open(): Promise<Database>;
  close(): Promise<void>;
}> {
  const databases = inject('databasesUrl');
  const url = await (await fetch(databases, { method: 'POST' })).text();
  // Each request has a client of its own: workerd lets none wait for what another one has opened.
  const open = () => openDatabase(createClient({ ...remoteClient, url }));
  const close = async () => {
    await fetch(databases, { method: 'DELETE', body: url });
  };
  return { db: await open(), open, close };
}
