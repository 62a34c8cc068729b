import { createClient } from '@libsql/client';
import { afterEach, describe } from 'vitest';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { auditSearchSuite } from './audit-search-suite.ts';
import { deliverySearchSuite } from './delivery-search-suite.ts';
import { deliverySuite } from './delivery-suite.ts';
import { draftSuite } from './draft-suite.ts';
import { inboxSuite } from './inbox-suite.ts';
import { keptCheckSuite } from './kept-check-suite.ts';
import { lostChangeSuite } from './lost-change-suite.ts';
import { mailSuite } from './mail-suite.ts';
import { outboxSuite } from './outbox-suite.ts';
import { pauseSuite } from './pause-suite.ts';
import { redeliverySuite } from './redelivery-suite.ts';
import { signInAttemptSuite } from './sign-in-attempt-suite.ts';
import { staffSuite } from './staff-suite.ts';
import { staffWordsSuite } from './staff-words-suite.ts';
import { storageAnswerTimeSuite } from './storage-answer-time-suite.ts';
import { storageHistorySuite } from './storage-history-suite.ts';
import { storagePastSuite } from './storage-past-suite.ts';
import { storageSuite } from './storage-suite.ts';
import { subscriberSuite } from './subscriber-suite.ts';
import { subscriptionSuite } from './subscription-suite.ts';
import { templateSuite } from './template-suite.ts';
import { tokenSuite } from './token-suite.ts';
import { toldSuite } from './told-suite.ts';
import { undeliveredSuite } from './undelivered-suite.ts';
import { webhookMessageSuite } from './webhook-message-suite.ts';
import { webhookSuite } from './webhook-suite.ts';

let tidyUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const step of tidyUp.reverse()) await step();
  tidyUp = [];
});

describe('storage in an embedded file', () => {
  storageSuite(openEmbedded);
  inboxSuite(openEmbedded);
  keptCheckSuite(openEmbedded);
  pauseSuite(openEmbedded);
  mailSuite(openEmbedded, { storm: 50 });
  staffWordsSuite(openEmbedded);
  subscriptionSuite(openEmbedded);
  templateSuite(openEmbedded);
  tokenSuite(openEmbedded);
  undeliveredSuite(openEmbedded);
  webhookMessageSuite(openEmbedded);
  toldSuite(openEmbedded);
  subscriberSuite(openEmbedded);
  webhookSuite(openEmbedded);
  redeliverySuite(openEmbedded);
  auditSearchSuite(openEmbedded);
  deliverySearchSuite(openEmbedded);
  deliverySuite(openEmbedded);
  draftSuite(openEmbedded);
  signInAttemptSuite(openEmbedded);
  staffSuite(openEmbedded, { atOnce: 50 });
  lostChangeSuite(openEmbeddedTwice);
  outboxSuite(openEmbeddedTwice);
  storageAnswerTimeSuite(openEmbedded);
  storageHistorySuite(openEmbedded, { runs: 60 });
  storagePastSuite(openEmbedded, { runs: 60 });
});

describe('storage on a server, from Node', () => {
  storageSuite(openRemote);
  keptCheckSuite(openRemote);
  pauseSuite(openRemote);
  mailSuite(openRemote, { storm: 12 });
  staffWordsSuite(openRemote);
  subscriptionSuite(openRemote);
  templateSuite(openRemote);
  tokenSuite(openRemote);
  undeliveredSuite(openRemote);
  webhookMessageSuite(openRemote);
  toldSuite(openRemote);
  subscriberSuite(openRemote);
  webhookSuite(openRemote);
  redeliverySuite(openRemote);
  auditSearchSuite(openRemote);
  deliverySearchSuite(openRemote);
  deliverySuite(openRemote);
  draftSuite(openRemote);
  signInAttemptSuite(openRemote);
  staffSuite(openRemote, { atOnce: 5 });
  lostChangeSuite(openRemoteTwice);
  outboxSuite(openRemoteTwice);
  storageAnswerTimeSuite(openRemote);
  storageHistorySuite(openRemote, { runs: 15 });
  storagePastSuite(openRemote, { runs: 15 });
});

async function openEmbedded(): Promise<Database> {
  return embedded(await newFile());
}

async function openEmbeddedTwice(): Promise<readonly [Database, Database]> {
  const file = await newFile();
  return [await embedded(file), await embedded(file)];
}

async function openRemote(): Promise<Database> {
  return remote(await newServer());
}

async function openRemoteTwice(): Promise<readonly [Database, Database]> {
  const url = await newServer();
  return [await remote(url), await remote(url)];
}

async function newFile(): Promise<string> {
  const { file, remove } = await newDatabaseFile();
  tidyUp.push(remove);
  return file;
}

function embedded(file: string): Promise<Database> {
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  tidyUp.push(async () => client.close());
  return openDatabase(client);
}

async function newServer(): Promise<string> {
  const server = await startLibsqlServer({ file: await newFile(), token: 'a token' });
  tidyUp.push(server.stop);
  return server.url;
}

function remote(url: string): Promise<Database> {
  const client = createClient({ url, authToken: 'a token' });
  tidyUp.push(async () => client.close());
  return openDatabase(client);
}
