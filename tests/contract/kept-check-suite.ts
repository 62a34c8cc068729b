import type { InValue } from '@libsql/client';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readChecksPage } from '../../src/storage/check.ts';
import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import { beginning } from '../../src/storage/job-run.ts';
import { deleteChecks } from '../../src/storage/kept-check.ts';
import { readRecentChecks } from '../support/checks.ts';
import { pruneAllChecks } from './pruned.ts';
import {
  dayMs,
  failedCheck,
  intervalMs,
  judgeAndRecord,
  registerMonitors,
  someCheck,
  start,
} from './storage-checks.ts';

const turnsPerDay = dayMs / intervalMs;

/** What is promised of how long checks are kept; `open` gives an empty database each time. */
export function keptCheckSuite(open: () => Promise<Database>): void {
  describe('of a monitor', () => {
    let db: Database;
    beforeEach(async () => {
      db = await open();
      await registerMonitors(db, 'chat-login', 'api-health');
    });

    const numbers = async () => {
      const { rows } = await db.client.execute('SELECT number FROM monitors ORDER BY number');
      return rows.map(({ number }) => Number(number));
    };

    const turnsOf = async (monitor: string) =>
      (await readRecentChecks(db, monitor, 20)).map(
        ({ startedAt }) => (startedAt - start) / intervalMs,
      );

    describe('checks of long ago', () => {
      test('are deleted a slice at a time, oldest first, one monitor after the other', async () => {
        const turns = [0, 1, 2, 3, 4, 5];
        await judgeAndRecord(
          db,
          ...turns.map((turn) => (turn === 1 ? failedCheck(turn) : someCheck(turn))),
          ...turns.map((turn) => someCheck(turn, { monitor: 'api-health' })),
        );
        const [one = 0, other = 0] = await numbers();
        const since = start + 5 * intervalMs;
        const kept = { since, failuresSince: 0, mostFailures: 10 };

        const from = start + 2 * intervalMs + 1;
        expect(await deleteChecks(db, beginning, kept, 3)).toEqual({
          ...{ deleted: 2, next: { after: 0, from } },
        });
        expect(await turnsOf('chat-login')).toEqual([5, 4, 3, 1]);
        const next = { after: one, from: 0 };
        expect(await deleteChecks(db, { after: 0, from }, kept, 3)).toEqual({ deleted: 2, next });
        expect(await turnsOf('chat-login')).toEqual([5, 1]);
        expect(await turnsOf('api-health')).toHaveLength(6);
        expect(await deleteChecks(db, next, kept, 10)).toEqual({
          ...{ deleted: 5, next: { after: other, from: 0 } },
        });
        expect(await deleteChecks(db, { after: other, from: 0 }, kept, 3)).toEqual({
          ...{ deleted: 0, next: null },
        });
      });

      test('of one instant from several locations are deleted together', async () => {
        const locations = ['main', 'tokyo', 'lagos'];
        await judgeAndRecord(db, ...locations.map((location) => someCheck(0, { location })));
        const kept = { since: start + 1, failuresSince: 0, mostFailures: 10 };
        expect(await deleteChecks(db, beginning, kept, 1)).toEqual({
          ...{ deleted: 3, next: { after: 0, from: start + 1 } },
        });
      });

      test('are kept for 90 days, those that were not up for 400, and all else for good', async () => {
        await judgeAndRecord(
          db,
          ...[failedCheck(-311 * turnsPerDay), failedCheck(-310 * turnsPerDay)],
          someCheck(-200 * turnsPerDay, { outcome: 'unknown', reason: 'resolver_failed' }),
          someCheck(-100 * turnsPerDay, { outcome: 'degraded', reason: 'slow' }),
          ...[someCheck(-1), someCheck(0), someCheck(90 * turnsPerDay)],
        );
        const facts = await readFacts(db, { since: 0 });

        expect(await pruneAllChecks(db, start + 90 * dayMs)).toBe(2);
        expect(await turnsOf('chat-login')).toEqual([
          ...[90 * turnsPerDay, 0],
          ...[-100, -200, -310].map((day) => day * turnsPerDay),
        ]);
        expect(await pruneAllChecks(db, start + 90 * dayMs)).toBe(0);
        expect(await readFacts(db, { since: 0 })).toEqual(facts);
      });

      test('of a monitor that never works are kept up to a number', async () => {
        await judgeAndRecord(db, failedCheck(-1), failedCheck(-1, { monitor: 'api-health' }));
        await db.write([
          {
            sql: `INSERT INTO checks (monitor, location, started_at, outcome, latency_ms)
                WITH RECURSIVE turn (at) AS (
                  SELECT 1 UNION ALL SELECT at + 1 FROM turn WHERE at < 10500
                )
                SELECT monitors.number, locations.number, ? - at, 'down', 1
                FROM turn, monitors, locations
                WHERE monitors.slug = 'chat-login' AND locations.slug = 'main'`,
            args: [start - dayMs],
          },
        ]);
        expect(await pruneAllChecks(db, start + 90 * dayMs)).toBe(501);
        const { rows } = await db.client.execute('SELECT count(*) AS kept FROM checks');
        expect(rows[0]?.kept).toBe(10_001);
        expect(await turnsOf('api-health')).toEqual([-1]);
      });
    });

    test('those that were not up are read by themselves, in pages', async () => {
      const turns = Array.from({ length: 12 }, (_, turn) => turn);
      await judgeAndRecord(
        db,
        ...turns.map((turn) => (turn % 4 === 0 ? failedCheck(turn) : someCheck(turn))),
        someCheck(13, { outcome: 'unknown', reason: 'resolver_failed' }),
      );
      const failures = async (before: number | null) => {
        const asked = { before: before === null ? null : { at: before, location: '' }, limit: 2 };
        const page = await readChecksPage(db, 'chat-login', { ...asked, which: 'failures' });
        return page.map(({ startedAt }) => (startedAt - start) / intervalMs);
      };
      expect(await failures(null)).toEqual([13, 8]);
      expect(await failures(start + 8 * intervalMs)).toEqual([4, 0]);
    });

    test.each([null, { at: start, location: 'main' }])(
      'those before %j are found by their own index',
      async (before) => {
        const execute = vi.spyOn(db.client, 'execute');
        await readChecksPage(db, 'chat-login', { before, limit: 51, which: 'failures' });
        const [asked] = execute.mock.lastCall ?? [];
        execute.mockRestore();
        const { sql, args = [] } = asked as unknown as { sql: string; args?: InValue[] };
        const plan = await db.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
        const steps = plan.rows.map(({ detail }) => String(detail));
        expect(steps).toContainEqual(expect.stringContaining('checks USING INDEX checks_not_up'));
      },
    );
  });
}
