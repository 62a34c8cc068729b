import { randomUUID } from 'node:crypto';
import Connection from 'libsql';
import { HranaStream, type StreamRequest, type StreamResult } from './hrana-stream.ts';

/** A stream that is not used for so long is closed, and its transaction rolled back. */
const idleMs = 10_000;

/** A baton that belongs to no open stream. */
export class StreamExpired extends Error {}

/** All streams of one database file. A baton names an open stream and is good for one request. */
export type HranaStreams = Readonly<{
  run(
    baton: string | null,
    requests: readonly StreamRequest[],
  ): Promise<{ baton: string | null; results: StreamResult[] }>;
  close(): void;
}>;

/** Opens the file. While a stream is within a transaction, all others wait for it to end. */
export function openStreams(file: string): HranaStreams {
  const open = new Map<string, { stream: HranaStream; expiry: NodeJS.Timeout }>();
  const idle = [connect(file)];
  let holder: HranaStream | null = null;
  let waiting: (() => void)[] = [];

  async function run(baton: string | null, requests: readonly StreamRequest[]) {
    const stream = baton === null ? new HranaStream(idle.pop() ?? connect(file)) : take(baton);
    while (holder !== null && holder !== stream) await new Promise<void>((r) => waiting.push(r));
    const results = requests.map((request) => stream.answer(request));
    const isClosed = requests.some(({ type }) => type === 'close');
    return { baton: isClosed ? finish(stream) : keep(stream), results };
  }

  function take(baton: string): HranaStream {
    const entry = open.get(baton);
    if (!entry) throw new StreamExpired('The stream has expired; open a new one.');
    open.delete(baton);
    clearTimeout(entry.expiry);
    return entry.stream;
  }

  function keep(stream: HranaStream): string {
    const baton = randomUUID();
    open.set(baton, { stream, expiry: setTimeout(() => finish(take(baton)), idleMs) });
    if (stream.connection.inTransaction) holder = stream;
    else leave(stream);
    return baton;
  }

  function finish(stream: HranaStream): null {
    if (stream.connection.inTransaction) stream.connection.exec('ROLLBACK');
    idle.push(stream.connection);
    leave(stream);
    return null;
  }

  function leave(stream: HranaStream): void {
    if (holder === stream) holder = null;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  function close(): void {
    for (const baton of [...open.keys()]) finish(take(baton));
    for (const connection of idle) connection.close();
  }

  return { run, close };
}

function connect(file: string): Connection.Database {
  const connection = new Connection(file);
  connection.exec('PRAGMA journal_mode = WAL');
  return connection;
}
