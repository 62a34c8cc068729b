import { type Client, createClient } from '@libsql/client';
import { type Database, embeddedClient, openDatabase } from '../storage/database.ts';
import type { Config } from './config.ts';
import { DatabaseFault } from './database-fault.ts';
import { migrate } from './migrate.ts';
import { migrationsDir } from './package-root.ts';

/**
 * Opens the database of a Node process, embedded or remote, and brings it up to date. The warning
 * is that of `migrate`.
 * @throws DatabaseFault with one sentence that names the database and the remedy.
 */
export async function openNodeDatabase({
  url,
  authToken,
}: Config['database']): Promise<{ db: Database; warning: string | null }> {
  let client: Client | undefined;
  try {
    client = createClient({
      url,
      ...(url.startsWith('file:') && embeddedClient),
      ...(authToken && { authToken }),
    });
    const { warning } = await migrate(client, migrationsDir);
    return { db: await openDatabase(client), warning };
  } catch (error) {
    client?.close();
    throw new DatabaseFault(error, url);
  }
}
