import type { Client, InStatement } from '@libsql/client';
import { type Database, drizzleOn } from './database.ts';

/**
 * Drizzle for a library that writes by itself: its writes go through the one writer like all
 * others, so that they wait for a lock of another process.
 */
export function writingDrizzle({ client, write }: Database): ReturnType<typeof drizzleOn> {
  const execute = async (statement: InStatement) => {
    if (isRead(statement)) return client.execute(statement);
    const [result] = await write([statement]);
    if (!result) throw new Error('The database answered a statement with nothing.');
    return result;
  };
  const written: Pick<Client, 'execute'> = { execute: execute as Client['execute'] };
  return drizzleOn(Object.assign(Object.create(client) as Client, written));
}

function isRead(statement: InStatement): boolean {
  const sql = typeof statement === 'string' ? statement : statement.sql;
  return /^\s*select\b/i.test(sql);
}
