import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client';
import { type Database, drizzleOn } from '../../storage/database.ts';

/** A read that waits for others to go with. */
type Waiting = Readonly<{
  statement: InStatement;
  resolve: (result: ResultSet) => void;
  reject: (error: unknown) => void;
}>;

/**
 * The same database, whose reads that are asked for at the same time go together as one request: a
 * Worker may make but few. They see one state of the database, and all fail where one does.
 */
export function gathered(db: Database): Database {
  const client = gatheringClient(db.client);
  return { ...db, client, drizzle: drizzleOn(client) };
}

function gatheringClient(client: Client): Client {
  let waiting: Waiting[] = [];

  function ask(statement: InStatement): Promise<ResultSet> {
    return new Promise((resolve, reject) => {
      waiting.push({ statement, resolve, reject });
      if (waiting.length === 1) setTimeout(send);
    });
  }

  async function send(): Promise<void> {
    const together = waiting;
    waiting = [];
    try {
      const results = await answersTo(together.map(({ statement }) => statement));
      for (const [index, { resolve }] of together.entries()) resolve(results[index] as ResultSet);
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  }

  async function answersTo(statements: InStatement[]): Promise<readonly ResultSet[]> {
    const [only, ...others] = statements;
    if (only !== undefined && others.length === 0) return [await client.execute(only)];
    return client.batch(statements, 'read');
  }

  return {
    protocol: client.protocol,
    get closed() {
      return client.closed;
    },
    execute: (statement: InStatement, args?: InArgs) =>
      ask(typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement),
    batch: (statements, mode) => client.batch(statements, mode),
    migrate: (statements) => client.migrate(statements),
    transaction: () => Promise.reject(new Error('A batch is written as a whole.')),
    executeMultiple: (sql) => client.executeMultiple(sql),
    sync: () => client.sync(),
    reconnect: () => client.reconnect(),
    close: () => client.close(),
  };
}
