import { createClient } from '@libsql/client/web';
import { describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { incidentSuite } from '../contract/incident-suite.ts';
import { storageAnswerTimeSuite } from '../contract/storage-answer-time-suite.ts';
import { emptyTables } from '../contract/storage-checks.ts';
import { storageHistorySuite } from '../contract/storage-history-suite.ts';
import { storageSuite } from '../contract/storage-suite.ts';

describe('storage on a server, from workerd', () => {
  storageSuite(openEmpty);
  incidentSuite(openEmpty);
  storageAnswerTimeSuite(openEmpty);
  storageHistorySuite(openEmpty, { runs: 5 });
});

async function openEmpty(): Promise<Database> {
  const db = await openDatabase(createClient({ url: inject('storageUrl') }));
  await emptyTables(db);
  return db;
}
