import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { emptyTables } from '../contract/storage-checks.ts';
import { storageSuites } from '../contract/storage-suites.ts';
import { openNewDatabase } from './remote-database.ts';

let shared: Awaited<ReturnType<typeof openNewDatabase>>;
beforeAll(async () => {
  shared = await openNewDatabase();
});
afterAll(() => shared.close());

describe('storage on a server, from workerd', () => {
  const openTwice = async () => [await openEmpty(), await shared.open()] as const;
  storageSuites({ open: openEmpty, openTwice, storm: 12, atOnce: 3, runs: 5 });
});

/** Emptied, it is ready sooner than a new one. */
async function openEmpty(): Promise<Database> {
  const db = await shared.open();
  await emptyTables(db);
  return db;
}
