import type { Client, InStatement } from '@libsql/client';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { openDatabase } from '../../storage/database.ts';

/**
 * Brings a database, embedded or remote, up to the newest migration in `folder`; one that is there
 * already is left alone. All that is pending is written in one batch, so that a process which is
 * killed leaves nothing half done, and of several that start at once one writes. The warning is a
 * sentence for people when the database is newer than `folder`, which is served all the same.
 * Rejects with the client's error (see `DatabaseFault`).
 */
export async function migrate(client: Client, folder: string): Promise<{ warning: string | null }> {
  await openDatabase(client);
  await client.execute(list);
  const known = readMigrationFiles({ migrationsFolder: folder });
  const newest = await bringUp(client, known);
  const isNewer = known.every(({ folderMillis }) => folderMillis < newest);
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
  return rows.length === 0 ? known.length : pendingOf(known, await newestIn(client)).length;
}

/** The table in which drizzle-kit notes, too, what was applied. */
const list = `CREATE TABLE IF NOT EXISTS __drizzle_migrations
  (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`;

/** Writes what is pending, unless another process is faster. Returns when the newest was made. */
async function bringUp(client: Client, known: readonly MigrationMeta[]): Promise<number> {
  const newest = await newestIn(client);
  const pending = pendingOf(known, newest);
  if (pending.length === 0) return newest;
  try {
    await client.migrate([unlessNewerThan(newest), ...pending.flatMap(statementsOf)]);
  } catch (error) {
    // Another process has written it meanwhile, or the answer to this one was lost on its way.
    if ((await newestIn(client)) === newest) throw error;
  }
  return bringUp(client, known);
}

async function newestIn(client: Client): Promise<number> {
  const { rows } = await client.execute(
    'SELECT max(created_at) AS newest FROM __drizzle_migrations',
  );
  return Number(rows[0]?.newest ?? 0);
}

function pendingOf(known: readonly MigrationMeta[], newest: number): readonly MigrationMeta[] {
  return known.filter(({ folderMillis }) => folderMillis > newest);
}

/** Refuses the whole batch where something was applied since: no line may be without a hash. */
function unlessNewerThan(newest: number): InStatement {
  return {
    sql: `INSERT INTO __drizzle_migrations (hash, created_at)
          SELECT NULL, 0 WHERE EXISTS (SELECT 1 FROM __drizzle_migrations WHERE created_at > ?)`,
    args: [newest],
  };
}

function statementsOf({ sql, hash, folderMillis }: MigrationMeta): readonly InStatement[] {
  const applied = 'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)';
  return [...sql, { sql: applied, args: [hash, folderMillis] }];
}
