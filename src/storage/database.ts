import type { Client, Config } from '@libsql/client';
import { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core';
import { LibSQLSession } from 'drizzle-orm/libsql/session';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { DatabaseAway } from './away.ts';
import { type Write, writerOf } from './writer.ts';

/** The database as the rest of the program knows it: reads by either, all writes by `write`. */
export type Database = Readonly<{
  client: Client;
  drizzle: LibSQLDatabase;
  write: Write;
}>;

/**
 * What every client of an embedded file is created with. One connection is enough, because the
 * client is synchronous, and it keeps its settings. The lock of another process is waited for by
 * `write`, not by the connection (`timeout`, milliseconds), which would stop the event loop.
 */
export const embeddedClient = {
  concurrency: 1,
  timeout: 10,
} as const satisfies Partial<Config>;

/** The longest time that one call to a remote database may take, in milliseconds. */
const remoteLimitMs = 10_000;

/** What every client of a remote database is created with: a call that hangs becomes a failure. */
export const remoteClient = remoteClientOver((input, init) => fetch(input, init));

/** The same, which asks by a `fetch` of its own, and says what that says of a database that is away. */
export function remoteClientOver(ask: typeof fetch) {
  return {
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      ask(input, { ...init, signal: AbortSignal.timeout(remoteLimitMs) }).catch((cause) => {
        if (cause instanceof DatabaseAway) throw cause;
        throw new DatabaseAway('The remote database cannot be reached.', { cause });
      }),
  } as const satisfies Partial<Config>;
}

/**
 * Opens the database behind a client. A file is put into WAL mode, so that readers of other
 * processes and the writer do not hold each other up; `synchronous` stays FULL, the default.
 */
export async function openDatabase(client: Client): Promise<Database> {
  if (client.protocol === 'file') await client.execute('PRAGMA journal_mode = WAL');
  return { client, drizzle: drizzleOn(client), write: writerOf(client) };
}

/** Drizzle by its parts: its ready-made drivers import a client, and which one is the runtime's choice. */
export function drizzleOn(client: Client): LibSQLDatabase {
  const dialect = new SQLiteAsyncDialect();
  const session = new LibSQLSession<Record<string, never>, Record<string, never>>(
    client,
    dialect,
    undefined,
    {},
    undefined,
  );
  return new LibSQLDatabase('async', dialect, session, undefined);
}
