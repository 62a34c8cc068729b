import { createClient } from '@libsql/client/web';
import { describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { auditSearchSuite } from '../contract/audit-search-suite.ts';
import { draftSuite } from '../contract/draft-suite.ts';
import { keptCheckSuite } from '../contract/kept-check-suite.ts';
import { lostChangeSuite } from '../contract/lost-change-suite.ts';
import { pauseSuite } from '../contract/pause-suite.ts';
import { signInAttemptSuite } from '../contract/sign-in-attempt-suite.ts';
import { staffSuite } from '../contract/staff-suite.ts';
import { staffWordsSuite } from '../contract/staff-words-suite.ts';
import { storageAnswerTimeSuite } from '../contract/storage-answer-time-suite.ts';
import { emptyTables } from '../contract/storage-checks.ts';
import { storageHistorySuite } from '../contract/storage-history-suite.ts';
import { storagePastSuite } from '../contract/storage-past-suite.ts';
import { storageSuite } from '../contract/storage-suite.ts';
import { templateSuite } from '../contract/template-suite.ts';
import { tokenSuite } from '../contract/token-suite.ts';

describe('storage on a server, from workerd', () => {
  storageSuite(openEmpty);
  keptCheckSuite(openEmpty);
  pauseSuite(openEmpty);
  staffWordsSuite(openEmpty);
  templateSuite(openEmpty);
  tokenSuite(openEmpty);
  auditSearchSuite(openEmpty);
  draftSuite(openEmpty);
  signInAttemptSuite(openEmpty);
  staffSuite(openEmpty, { atOnce: 3 });
  lostChangeSuite(async () => [await openEmpty(), await open()]);
  storageAnswerTimeSuite(openEmpty);
  storageHistorySuite(openEmpty, { runs: 5 });
  storagePastSuite(openEmpty, { runs: 5 });
});

async function openEmpty(): Promise<Database> {
  const db = await open();
  await emptyTables(db);
  return db;
}

function open(): Promise<Database> {
  return openDatabase(createClient({ url: inject('storageUrl') }));
}
