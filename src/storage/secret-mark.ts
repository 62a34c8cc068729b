import type { Database } from './database.ts';

/**
 * Whether the secret of this process, known by its mark, is that of all processes before it. The
 * first one decides. Rejects where the database cannot be written.
 */
export async function isSecretOfAll(db: Database, mark: string): Promise<boolean> {
  const [, same] = await db.write([
    {
      sql: 'INSERT INTO secret_marks (number, mark) VALUES (1, ?) ON CONFLICT DO NOTHING',
      args: [mark],
    },
    { sql: 'SELECT 1 FROM secret_marks WHERE number = 1 AND mark = ?', args: [mark] },
  ]);
  return same?.rows.length === 1;
}

/** Lets another secret, known by its mark, be that of all processes from now on. */
export async function replaceSecretMark(db: Database, mark: string): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO secret_marks (number, mark) VALUES (1, ?)
            ON CONFLICT (number) DO UPDATE SET mark = excluded.mark`,
      args: [mark],
    },
  ]);
}
