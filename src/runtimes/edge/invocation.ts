import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '../../storage/database.ts';
import type { Allowance } from './allowance.ts';

/** One run of a Worker, for a request or for a turn of the clock: what it may still ask, and by what. */
export type Invocation = Readonly<{
  allowance(): Allowance;
  /** The database, by a client of its own: no connection outlives the invocation. */
  open(): Promise<Database>;
}>;

/** The invocations of an isolate; whatever one of them begins knows which it belongs to. */
export type Invocations = Readonly<{
  /** Does work in an invocation of its own. */
  within<Result>(work: (invocation: Invocation) => Result): Result;
  /** The invocation that this belongs to; a new one where nobody has said. */
  current(): Invocation;
}>;

/** @param openDatabase opens a database that asks by the allowance of one invocation. */
export function openInvocations(
  allow: () => Allowance,
  openDatabase: (allowance: Allowance) => Promise<Database>,
): Invocations {
  const running = new AsyncLocalStorage<Invocation>();
  const begin = (): Invocation => {
    let allowance: Allowance | undefined;
    let opened: Promise<Database> | undefined;
    // Most requests ask nothing of the network.
    const allowed = () => {
      allowance ??= allow();
      return allowance;
    };
    const open = () => {
      opened ??= openDatabase(allowed());
      return opened;
    };
    return { allowance: allowed, open };
  };
  return {
    within(work) {
      const invocation = begin();
      return running.run(invocation, () => work(invocation));
    },
    current: () => running.getStore() ?? begin(),
  };
}

/** What has been done once in an isolate is not done again; what failed is. */
export function onceIn(work: (db: Database) => Promise<void>): (db: Database) => Promise<void> {
  let done = false;
  return async (db) => {
    if (done) return;
    await work(db);
    done = true;
  };
}
