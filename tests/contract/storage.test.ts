import { createClient } from '@libsql/client';
import { afterEach, describe } from 'vitest';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { inboxSuite } from './inbox-suite.ts';
import { storageSuites } from './storage-suites.ts';

let tidyUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const step of tidyUp.reverse()) await step();
  tidyUp = [];
});

describe('storage in an embedded file', () => {
  storageSuites({
    ...{ open: openEmbedded, openTwice: openEmbeddedTwice },
    ...{ storm: 50, atOnce: 50, runs: 60 },
  });
  describe('the sandbox', () => inboxSuite(openEmbedded));
});

describe('storage on a server, from Node', () => {
  storageSuites({
    ...{ open: openRemote, openTwice: openRemoteTwice },
    ...{ storm: 12, atOnce: 5, runs: 15 },
  });
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
