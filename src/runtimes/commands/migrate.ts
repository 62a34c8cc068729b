import type { Config } from '../config.ts';
import { openConfigured } from '../node-database.ts';

/** Brings the database up to date and says so. */
export async function migrateNow(config: Config): Promise<string> {
  const { db, warning } = await openConfigured(config);
  db.client.close();
  return warning ?? 'The database is up to date.';
}
