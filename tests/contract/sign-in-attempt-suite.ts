import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { countAttempts, deleteAttemptsBefore } from '../../src/storage/sign-in-attempt.ts';
import { someNow } from '../support/facts.ts';
import { countRows } from './acting.ts';

const allowance = { burst: 3, eachMs: 1_000 };

/** What is promised of counted attempts, wherever they are stored. */
export function signInAttemptSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const count = (after: number, ...holders: string[]) =>
    countAttempts(
      db,
      holders.map((holder) => ({ holder, allowance })),
      someNow + after,
    );

  test('so many attempts may come at once, and one more after each while', async () => {
    for (let time = 0; time < 3; time++) expect(await count(0, 'a')).toBeNull();
    expect(await count(0, 'a')).toBe(1_000);
    expect(await count(400, 'a')).toBe(600);
    expect(await count(1_000, 'a')).toBeNull();
    expect(await count(1_000, 'a')).toBe(1_000);
    expect(await count(1_000, 'b')).toBeNull();
    for (let time = 0; time < 3; time++) expect(await count(9_000, 'a')).toBeNull();
    expect(await count(9_000, 'a')).toBe(1_000);
  });

  test('of attempts at once no more than that go on', async () => {
    const waits = await Promise.all(Array.from({ length: 9 }, () => count(0, 'a')));
    expect(waits.filter((wait) => wait === null)).toHaveLength(3);
  });

  test('whoever counts for several waits for the one that waits longest', async () => {
    for (let time = 0; time < 3; time++) await count(500, 'a');
    for (let time = 0; time < 3; time++) await count(0, 'b');
    expect(await count(500, 'a', 'b', 'c')).toBe(1_000);
  });

  test('attempts that count for nothing any more are forgotten', async () => {
    await count(0, 'a');
    await count(500, 'b');
    expect(await deleteAttemptsBefore(db, someNow + 999)).toBe(0);
    expect(await deleteAttemptsBefore(db, someNow + 1_000)).toBe(1);
    expect(await countRows(db, 'sign_in_attempts')).toBe(1);
  });

  test('the table is bounded: a full one makes room, and refuses nobody for want of it', async () => {
    await db.write([
      {
        sql: `WITH RECURSIVE numbers (number) AS (
                SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 10000)
              INSERT INTO sign_in_attempts (holder, count, ends_at)
              SELECT 'full ' || number, 1, ? FROM numbers`,
        args: [someNow + 500],
      },
    ]);
    for (let time = 0; time < 5; time++) expect(await count(0, 'a')).toBeNull();
    expect(await countRows(db, 'sign_in_attempts')).toBe(10_000);
    expect(await count(500, 'a')).toBeNull();
    expect(await countRows(db, 'sign_in_attempts')).toBe(1);
  });
}
