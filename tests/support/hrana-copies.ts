import { rm } from 'node:fs/promises';
import Connection from 'libsql';
import type { StreamRequest } from './hrana-stream.ts';
import { type HranaStreams, openStreams } from './hrana-streams.ts';

/** A database file, and what it was at an instant of the past. */
export type HranaCopies = Readonly<{
  present: Pick<HranaStreams, 'run'>;
  /** Reads what the file was when it was kept last; everything else goes to the file itself. */
  stale: Pick<HranaStreams, 'run'>;
  /** Keeps what the file is now. */
  keep(): Promise<void>;
  close(): Promise<void>;
}>;

/** Statements that write nothing, as the client sends them. */
const reading = /^\s*(SELECT|WITH|BEGIN TRANSACTION READONLY|BEGIN DEFERRED|COMMIT|ROLLBACK)\b/i;

/** Opens the file; the copy stands beside it until all is closed. */
export function openCopies(file: string): HranaCopies {
  const copy = `${file}-copy`;
  const present = openStreams(file);
  let kept: HranaStreams | null = null;

  async function forget(): Promise<void> {
    kept?.close();
    kept = null;
    for (const suffix of ['', '-wal', '-shm']) await rm(copy + suffix, { force: true });
  }

  return {
    present,
    stale: {
      run: (baton, requests) => {
        if (kept === null) throw new Error('No copy was kept.');
        return (baton === null && requests.every(isRead) ? kept : present).run(baton, requests);
      },
    },
    async keep() {
      await forget();
      const connection = new Connection(file);
      connection.prepare('VACUUM INTO ?').run(copy);
      connection.close();
      kept = openStreams(copy);
    },
    async close() {
      present.close();
      await forget();
    },
  };
}

/** Of a request that opens a stream; what it runs by number was stored by the same request. */
function isRead(request: StreamRequest): boolean {
  switch (request.type) {
    case 'execute':
      return mayRead(request.stmt);
    case 'batch':
      return request.batch.steps.every(({ stmt }) => mayRead(stmt));
    case 'store_sql':
      return mayRead(request);
    case 'sequence':
      return false;
    case 'close_sql':
    case 'get_autocommit':
    case 'close':
      return true;
  }
}

function mayRead({ sql }: Readonly<{ sql?: string }>): boolean {
  return sql === undefined || reading.test(sql);
}
