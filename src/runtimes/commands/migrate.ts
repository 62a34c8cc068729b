import { mkdir } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { openNodeDatabase } from '../node-database.ts';

/** Brings the database up to date and says so. */
export async function migrateNow({ database, dataDir }: Config): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const { db, warning } = await openNodeDatabase(database);
  db.client.close();
  return warning ?? 'The database is up to date.';
}
