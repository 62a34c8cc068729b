import type { Database } from './database.ts';
import { randomLetters } from './id.ts';
import { consoleKeys } from './schema-staff.ts';

/** Reads the key that signs the cookies of the console; of many who ask first, one makes it. */
export async function readConsoleKey(db: Database): Promise<string> {
  const known = await readKey(db);
  if (known !== null) return known;
  await db.write([
    {
      sql: 'INSERT INTO console_keys (number, secret) VALUES (1, ?) ON CONFLICT DO NOTHING',
      args: [randomLetters(50)],
    },
  ]);
  const made = await readKey(db);
  if (made === null) throw new Error('The key of the console could not be stored.');
  return made;
}

async function readKey(db: Database): Promise<string | null> {
  const [key] = await db.drizzle.select({ secret: consoleKeys.secret }).from(consoleKeys);
  return key?.secret ?? null;
}
