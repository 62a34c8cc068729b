import type { Client } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { openDatabase } from '../storage/database.ts';

/**
 * Brings a database, embedded or remote, up to the newest migration in `folder`; one that is there
 * already is left alone. The warning is a sentence for people when the database is newer than
 * that, which is served all the same. Rejects with the client's error (see `DatabaseFault`).
 */
export async function migrate(client: Client, folder: string): Promise<{ warning: string | null }> {
  const { drizzle } = await openDatabase(client);
  await applyMigrations(drizzle, { migrationsFolder: folder });
  const [applied] = await drizzle.all<{ newest: number }>(
    sql`SELECT max(created_at) AS newest FROM __drizzle_migrations`,
  );
  const known = readMigrationFiles({ migrationsFolder: folder });
  const isNewer = known.every(({ folderMillis }) => folderMillis < Number(applied?.newest));
  const warning =
    'The database is newer than this program. It is served as it is; update the program soon.';
  return { warning: isNewer ? warning : null };
}

/**
 * How many migrations in `folder` the database still lacks; it is only read. Rejects with the
 * client's error.
 */
export async function countPending(client: Client, folder: string): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  const { rows } = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'",
  );
  if (rows.length === 0) return known.length;
  const applied = await client.execute(
    'SELECT max(created_at) AS newest FROM __drizzle_migrations',
  );
  const newest = Number(applied.rows[0]?.newest ?? 0);
  return known.filter(({ folderMillis }) => folderMillis > newest).length;
}
