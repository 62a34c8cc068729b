import { expect } from 'vitest';
import { beginningsOf } from '../../../src/storage/coverage.ts';
import { quick } from './installation.ts';
import { contradictions } from './replay.ts';
import { query } from './stored.ts';

/** What was found in a database that several processes have written to. */
export type Counted = Readonly<{ checks: number; events: number; transitions: number }>;

/**
 * Expects that nothing counts twice where the database has answered as of an earlier time, when some
 * checks are stored and count for nothing: they never overlap in time, no more were judged than there
 * are, each that was answered has its answer time once, and no two events tell the same.
 */
export async function expectNothingTwice(file: string): Promise<Counted> {
  expect(await query(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await overlapping(file)).toEqual([]);
  expect(await miscounted(file, 'version > checks')).toEqual([]);
  expect(await toldTwice(file)).toEqual([]);
  return countsIn(file);
}

/**
 * Expects that nothing counts twice, whoever wrote it: the checks of a monitor never overlap in time;
 * each was judged once, so that judging all of them anew gives the very states and transitions that are
 * stored, with as many versions as there are checks; each that was answered has its answer time once;
 * coverage begins where the checks say; and no two events tell the same. For `quick` monitors.
 */
export async function expectCountedOnce(file: string): Promise<Counted> {
  expect(await query(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await contradictions(file)).toEqual([]);
  expect(await overlapping(file)).toEqual([]);
  expect(await miscounted(file, 'version <> checks')).toEqual([]);
  expect(await coverageStored(file)).toEqual(await coverageOfChecks(file));
  expect(await toldTwice(file)).toEqual([]);
  return countsIn(file);
}

async function countsIn(file: string): Promise<Counted> {
  const [counted] = await query(
    file,
    `SELECT (SELECT count(*) FROM checks) AS checks, (SELECT count(*) FROM events) AS events,
            (SELECT count(*) FROM transitions) AS transitions`,
  );
  return counted as Counted;
}

/** Checks that began before the one before of the same monitor had ended; times are whole ms. */
function overlapping(file: string) {
  return query(
    file,
    `SELECT * FROM (SELECT monitor, started_at,
                           lag(started_at + latency_ms) OVER one AS free_at
                    FROM checks WINDOW one AS (PARTITION BY monitor ORDER BY started_at))
     WHERE started_at < free_at - 1`,
  );
}

/** Monitors with another number of checks than were judged, or of answers than have a time. */
function miscounted(file: string, isWrong: 'version <> checks' | 'version > checks') {
  return query(
    file,
    `SELECT slug, version, checks, answered, times FROM (
       SELECT slug, version,
              (SELECT count(*) FROM checks WHERE checks.monitor = number) AS checks,
              (SELECT count(*) FROM checks
               WHERE checks.monitor = number AND outcome IN ('up', 'degraded')) AS answered,
              (SELECT coalesce(sum(length(latency_ms)), 0) FROM answer_times
               WHERE answer_times.monitor = number) AS times
       FROM monitor_states JOIN monitors ON monitors.number = monitor_states.monitor)
     WHERE ${isWrong} OR answered <> times`,
  );
}

async function coverageStored(file: string): Promise<readonly string[]> {
  const rows = await query(
    file,
    'SELECT monitor, start_at, previous_end_at FROM coverage ORDER BY monitor, start_at',
  );
  return rows.map((row) => `${row.monitor} ${row.previous_end_at} ${row.start_at}`);
}

/** Where the checks that could tell say that coverage begins, after what. */
async function coverageOfChecks(file: string): Promise<readonly string[]> {
  const rows = await query(
    file,
    `SELECT monitor, json_group_array(started_at) AS looks
     FROM (SELECT * FROM checks WHERE outcome <> 'unknown' ORDER BY monitor, started_at)
     GROUP BY monitor ORDER BY monitor`,
  );
  return rows.flatMap(({ monitor, looks }) => {
    const startedAt = JSON.parse(String(looks)) as readonly number[];
    const intervalMs = quick.intervalSeconds * 1000;
    return beginningsOf(
      null,
      startedAt.map((at) => ({ startedAt: at, intervalMs })),
    ).map(({ start, previousEnd }) => `${monitor} ${previousEnd} ${start}`);
  });
}

/** What is told at most once of the same subject, and changes of status that do not follow each other. */
function toldTwice(file: string) {
  return query(
    file,
    `SELECT subject, type FROM events
     WHERE type IN ('incident.created', 'maintenance.scheduled', 'maintenance.started')
     GROUP BY subject, type HAVING count(*) > 1
     UNION ALL
     SELECT subject, type FROM (
       SELECT subject, type, body ->> 'from' AS "from",
              lag(body ->> 'to') OVER (PARTITION BY subject ORDER BY sequence) AS before
       FROM events WHERE type = 'component.status_changed')
     WHERE "from" <> before`,
  );
}
