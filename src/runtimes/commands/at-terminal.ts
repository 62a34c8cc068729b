import { mkdir } from 'node:fs/promises';
import type { Database } from '../../storage/database.ts';
import type { Config } from '../config.ts';
import { openNodeDatabase } from '../node-database.ts';

/** Whoever runs commands on the machine, and when (UTC ms). */
export type AtTerminal = Readonly<{
  db: Database;
  actor: Readonly<{ kind: 'terminal' }>;
  now: number;
}>;

/** Does something as the operator, and closes the database afterwards. */
export async function atTerminal<Result>(
  { database, dataDir }: Config,
  now: number,
  work: (acting: AtTerminal) => Promise<Result>,
): Promise<Result> {
  await mkdir(dataDir, { recursive: true });
  const { db } = await openNodeDatabase(database);
  try {
    return await work({ db, actor: { kind: 'terminal' }, now });
  } finally {
    db.client.close();
  }
}
