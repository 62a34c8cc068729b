import { createClient } from '@libsql/client';
import { afterEach, describe } from 'vitest';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { incidentSuite } from './incident-suite.ts';
import { storageAnswerTimeSuite } from './storage-answer-time-suite.ts';
import { storageHistorySuite } from './storage-history-suite.ts';
import { storageSuite } from './storage-suite.ts';

let tidyUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const step of tidyUp.reverse()) await step();
  tidyUp = [];
});

describe('storage in an embedded file', () => {
  storageSuite(openEmbedded);
  incidentSuite(openEmbedded);
  storageAnswerTimeSuite(openEmbedded);
  storageHistorySuite(openEmbedded, { runs: 60 });
});

describe('storage on a server, from Node', () => {
  storageSuite(openRemote);
  incidentSuite(openRemote);
  storageAnswerTimeSuite(openRemote);
  storageHistorySuite(openRemote, { runs: 15 });
});

async function openEmbedded(): Promise<Database> {
  const { file, remove } = await newDatabaseFile();
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  tidyUp.push(remove, async () => client.close());
  return openDatabase(client);
}

async function openRemote(): Promise<Database> {
  const { file, remove } = await newDatabaseFile();
  const server = await startLibsqlServer({ file, token: 'a token' });
  const client = createClient({ url: server.url, authToken: 'a token' });
  tidyUp.push(remove, server.stop, async () => client.close());
  return openDatabase(client);
}
