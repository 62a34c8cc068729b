import { mkdir } from 'node:fs/promises';
import { type Client, createClient } from '@libsql/client';
import {
  type Database,
  embeddedClient,
  openDatabase,
  remoteClient,
} from '../../storage/database.ts';
import { pause } from '../../storage/waiting.ts';
import type { Config } from '../config.ts';
import { DatabaseFault } from './database-fault.ts';
import { countPending, migrate } from './migrate.ts';
import { migrationsDir } from './package-root.ts';

/**
 * Opens the database of a Node process, embedded or remote, and brings it up to date. The warning
 * is that of `migrate`.
 * @throws DatabaseFault with one sentence that names the database and the remedy.
 */
export function openNodeDatabase(
  database: Config['database'],
): Promise<{ db: Database; warning: string | null }> {
  return withClient(database, async (client) => {
    const { warning } = await migrate(client, migrationsDir);
    return { db: await openDatabase(client), warning };
  });
}

/**
 * As `openNodeDatabase`, of an installation; its data folder is made where it is not there yet.
 * @throws DatabaseFault likewise.
 */
export async function openConfigured({
  database,
  dataDir,
}: Pick<Config, 'database' | 'dataDir'>): ReturnType<typeof openNodeDatabase> {
  await mkdir(dataDir, { recursive: true });
  return openNodeDatabase(database);
}

/**
 * Looks at a database without changing it: how many migrations it lacks, and what `look` finds in
 * one that lacks none.
 * @throws DatabaseFault with one sentence that names the database and the remedy.
 */
export function examineDatabase<Found>(
  database: Config['database'],
  look: (db: Database) => Promise<Found>,
): Promise<Readonly<{ pending: number; found: Found | null }>> {
  return withClient(database, async (client) => {
    const pending = await countPending(client, migrationsDir);
    const found = pending === 0 ? await look(await openDatabase(client)) : null;
    client.close();
    return { pending, found };
  });
}

/** How often a database is tried that another process has locked, a quarter of a second apart. */
const attempts = 20;

/** Closes the client if its use fails, waits a while for a lock, and says why in one sentence. */
async function withClient<Result>(
  database: Config['database'],
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    let client: Client | undefined;
    try {
      client = clientOf(database);
      return await use(client);
    } catch (error) {
      client?.close();
      if (!isLocked(error) || attempt === attempts) throw new DatabaseFault(error, database.url);
      await pause(250);
    }
  }
}

function clientOf({ url, authToken }: Config['database']): Client {
  return createClient({
    url,
    ...(url.startsWith('file:') ? embeddedClient : remoteClient),
    ...(authToken && { authToken }),
  });
}

/** Drizzle wraps what the client throws. */
function isLocked(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'SQLITE_BUSY') || isLocked(error.cause);
}
