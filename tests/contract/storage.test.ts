import { createClient } from '@libsql/client';
import { afterEach, describe } from 'vitest';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { auditSearchSuite } from './audit-search-suite.ts';
import { draftSuite } from './draft-suite.ts';
import { keptCheckSuite } from './kept-check-suite.ts';
import { lostChangeSuite } from './lost-change-suite.ts';
import { pauseSuite } from './pause-suite.ts';
import { signInAttemptSuite } from './sign-in-attempt-suite.ts';
import { staffSuite } from './staff-suite.ts';
import { staffWordsSuite } from './staff-words-suite.ts';
import { storageAnswerTimeSuite } from './storage-answer-time-suite.ts';
import { storageHistorySuite } from './storage-history-suite.ts';
import { storagePastSuite } from './storage-past-suite.ts';
import { storageSuite } from './storage-suite.ts';
import { templateSuite } from './template-suite.ts';
import { tokenSuite } from './token-suite.ts';

let tidyUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const step of tidyUp.reverse()) await step();
  tidyUp = [];
});

describe('storage in an embedded file', () => {
  storageSuite(openEmbedded);
  keptCheckSuite(openEmbedded);
  pauseSuite(openEmbedded);
  staffWordsSuite(openEmbedded);
  templateSuite(openEmbedded);
  tokenSuite(openEmbedded);
  auditSearchSuite(openEmbedded);
  draftSuite(openEmbedded);
  signInAttemptSuite(openEmbedded);
  staffSuite(openEmbedded, { atOnce: 50 });
  lostChangeSuite(openEmbeddedTwice);
  storageAnswerTimeSuite(openEmbedded);
  storageHistorySuite(openEmbedded, { runs: 60 });
  storagePastSuite(openEmbedded, { runs: 60 });
});

describe('storage on a server, from Node', () => {
  storageSuite(openRemote);
  keptCheckSuite(openRemote);
  pauseSuite(openRemote);
  staffWordsSuite(openRemote);
  templateSuite(openRemote);
  tokenSuite(openRemote);
  auditSearchSuite(openRemote);
  draftSuite(openRemote);
  signInAttemptSuite(openRemote);
  staffSuite(openRemote, { atOnce: 5 });
  lostChangeSuite(openRemoteTwice);
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
