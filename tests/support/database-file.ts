import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { migrate } from '../../src/runtimes/migrate.ts';
import { embeddedClient } from '../../src/storage/database.ts';

/** The folder of the migrations. */
export const migrationsFolder = path.resolve(import.meta.dirname, '../../migrations');

/** A new, migrated, empty database file in a folder of its own, which `remove` deletes. */
export async function newDatabaseFile(): Promise<{ file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-database-'));
  const file = path.join(folder, 'helplight.db');
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  await migrate(client, migrationsFolder);
  client.close();
  return { file, remove: () => rm(folder, { recursive: true }) };
}
