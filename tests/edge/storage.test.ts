import { createClient } from '@libsql/client/web';
import { describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { auditSearchSuite } from '../contract/audit-search-suite.ts';
import { deliverySearchSuite } from '../contract/delivery-search-suite.ts';
import { deliverySuite } from '../contract/delivery-suite.ts';
import { draftSuite } from '../contract/draft-suite.ts';
import { keptCheckSuite } from '../contract/kept-check-suite.ts';
import { lostChangeSuite } from '../contract/lost-change-suite.ts';
import { mailSuite } from '../contract/mail-suite.ts';
import { outboxSuite } from '../contract/outbox-suite.ts';
import { pauseSuite } from '../contract/pause-suite.ts';
import { redeliverySuite } from '../contract/redelivery-suite.ts';
import { signInAttemptSuite } from '../contract/sign-in-attempt-suite.ts';
import { staffSuite } from '../contract/staff-suite.ts';
import { staffWordsSuite } from '../contract/staff-words-suite.ts';
import { storageAnswerTimeSuite } from '../contract/storage-answer-time-suite.ts';
import { emptyTables } from '../contract/storage-checks.ts';
import { storageHistorySuite } from '../contract/storage-history-suite.ts';
import { storagePastSuite } from '../contract/storage-past-suite.ts';
import { storageSuite } from '../contract/storage-suite.ts';
import { subscriberSuite } from '../contract/subscriber-suite.ts';
import { subscriptionSuite } from '../contract/subscription-suite.ts';
import { templateSuite } from '../contract/template-suite.ts';
import { tokenSuite } from '../contract/token-suite.ts';
import { toldSuite } from '../contract/told-suite.ts';
import { undeliveredSuite } from '../contract/undelivered-suite.ts';
import { webhookMessageSuite } from '../contract/webhook-message-suite.ts';
import { webhookSuite } from '../contract/webhook-suite.ts';

describe('storage on a server, from workerd', () => {
  storageSuite(openEmpty);
  keptCheckSuite(openEmpty);
  pauseSuite(openEmpty);
  staffWordsSuite(openEmpty);
  mailSuite(openEmpty, { storm: 12 });
  subscriptionSuite(openEmpty);
  templateSuite(openEmpty);
  tokenSuite(openEmpty);
  undeliveredSuite(openEmpty);
  webhookMessageSuite(openEmpty);
  toldSuite(openEmpty);
  subscriberSuite(openEmpty);
  webhookSuite(openEmpty);
  redeliverySuite(openEmpty);
  auditSearchSuite(openEmpty);
  deliverySearchSuite(openEmpty);
  deliverySuite(openEmpty);
  draftSuite(openEmpty);
  signInAttemptSuite(openEmpty);
  staffSuite(openEmpty, { atOnce: 3 });
  lostChangeSuite(async () => [await openEmpty(), await open()]);
  outboxSuite(async () => [await openEmpty(), await open()]);
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
