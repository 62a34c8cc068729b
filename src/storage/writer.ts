import type { Client, InStatement, ResultSet } from '@libsql/client';
import type { Database } from './database.ts';
import { pause } from './waiting.ts';

/**
 * Writes statements as one atomic batch, in the order in which it was called: all or nothing.
 * Rejects with the client's `LibsqlError`; then nothing was written, unless the connection to a
 * remote database broke before its answer came.
 */
export type Write = (statements: readonly InStatement[]) => Promise<readonly ResultSet[]>;

/** How often a write is tried while another process holds the lock: for about ten seconds. */
const attempts = 45;

/**
 * The one writer of a process. Writes never overlap, so the process never waits for its own lock;
 * a lock of another process is waited for without stopping the event loop.
 */
export function writerOf(client: Client): Write {
  let last: Promise<unknown> = Promise.resolve();
  return (statements) => {
    const written = last.then(() => writeWhenFree(client, statements));
    last = written.then(
      () => breathe(client),
      () => breathe(client),
    );
    return written;
  };
}

/**
 * Writes statements that build on nothing that waits, past what waits: to a remote database one that
 * hangs holds up no other. A file has one writer.
 */
export function writeBeside(db: Database, statements: readonly InStatement[]) {
  if (db.client.protocol === 'file') return db.write(statements);
  return db.client.batch([...statements], 'write');
}

async function writeWhenFree(client: Client, statements: readonly InStatement[]) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.batch([...statements], 'write');
    } catch (error) {
      if (!isBusy(error) || attempt === attempts) throw error;
      await breathe(client);
      await renew(client);
      await pause(Math.min(250, 10 * 2 ** attempt));
    }
  }
}

/** A lock is refused before the first statement has run, so that trying again is safe. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

/**
 * The embedded client leaves a refused BEGIN unfinished on its connection, and no later COMMIT
 * there would work; a new connection does. Once the event loop has turned, nobody else is using
 * the old one.
 */
async function renew(client: Client): Promise<void> {
  if (client.protocol === 'file') await client.reconnect();
}

/** The embedded client never leaves the event loop by itself; other work gets its turn here. */
function breathe(client: Client): Promise<void> | undefined {
  return client.protocol === 'file' ? new Promise((resolve) => setImmediate(resolve)) : undefined;
}
