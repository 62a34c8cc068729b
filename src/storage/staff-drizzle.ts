import type { Client, InArgs, InStatement } from '@libsql/client';
import { type Database, drizzleOn } from './database.ts';

/**
 * Drizzle for a library that writes by itself: its writes go through the one writer like all
 * others, so that they wait for a lock of another process.
 */
export function writingDrizzle({ client, write }: Database): ReturnType<typeof drizzleOn> {
  const execute = async (asked: InStatement, args: InArgs = []) => {
    const statement = typeof asked === 'string' ? { sql: asked, args } : asked;
    if (/^\s*select\b/i.test(statement.sql)) return client.execute(statement);
    const [result] = await write([statement]);
    if (!result) throw new Error('The database answered a statement with nothing.');
    return result;
  };
  const written: Pick<Client, 'execute'> = { execute: execute as Client['execute'] };
  return drizzleOn(Object.assign(Object.create(client) as Client, written));
}
