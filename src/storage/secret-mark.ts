import { and, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { secretMarks } from './schema-delivery.ts';

/**
 * Whether the secret of this process, known by its mark, is that of all processes before it. The
 * first one decides. Rejects where the database cannot be written.
 */
export async function isSecretOfAll(db: Database, mark: string): Promise<boolean> {
  await db.write([
    {
      sql: 'INSERT INTO secret_marks (number, mark) VALUES (1, ?) ON CONFLICT DO NOTHING',
      args: [mark],
    },
  ]);
  const { number } = secretMarks;
  const rows = await db.drizzle
    .select()
    .from(secretMarks)
    .where(and(eq(number, 1), eq(secretMarks.mark, mark)));
  return rows.length === 1;
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
