import type { InStatement } from '@libsql/client';
import { type SQL, sql } from 'drizzle-orm';
import {
  type AnswerTimes,
  answerTimeOf,
  answerTimes,
  type HourOfAnswers,
  hourOf,
} from '../domain/answers/answer-time.ts';
import { bucketCount, bucketOf, type Histogram, histogramOf } from '../domain/answers/histogram.ts';
import type { Check } from '../domain/monitor/check.ts';
import type { Database } from './database.ts';

// A histogram is stored as a text with one letter per value, the letter of its bucket: adding a
// value is adding a letter, which no two writers can get wrong (docs/decisions/0015).

type CountedCheck = Pick<
  Check,
  'monitor' | 'location' | 'startedAt' | 'outcome' | 'latencyMs' | 'measures'
>;

/**
 * Counts the answer times of checks that are not stored yet; to be written before these are. One
 * that is given twice is counted once, as it is stored once.
 */
export function addAnswerTimes(checks: readonly CountedCheck[]): InStatement {
  return {
    sql: `INSERT INTO answer_times (monitor, hour_at, latency_ms, first_reply_ms,
                                    queue_wait_seconds, delivery_ms)
          SELECT monitors.number, entry.value ->> 3,
                 group_concat(entry.value ->> 4, ''), group_concat(entry.value ->> 5, ''),
                 group_concat(entry.value ->> 6, ''), group_concat(entry.value ->> 7, '')
          FROM (SELECT value FROM json_each(?) LIMIT -1) AS entry
          JOIN monitors ON monitors.slug = entry.value ->> 0
          JOIN locations ON locations.slug = entry.value ->> 1
          WHERE NOT EXISTS (
            SELECT 1 FROM checks
            WHERE checks.monitor = monitors.number AND checks.location = locations.number
              AND checks.started_at = entry.value ->> 2)
          GROUP BY 1, 2
          ON CONFLICT DO UPDATE SET
            latency_ms = latency_ms || excluded.latency_ms,
            first_reply_ms = first_reply_ms || excluded.first_reply_ms,
            queue_wait_seconds = queue_wait_seconds || excluded.queue_wait_seconds,
            delivery_ms = delivery_ms || excluded.delivery_ms`,
    args: [JSON.stringify(onceEach(checks).flatMap(entriesOf))],
  };
}

/** Of checks with the same key the first, which is the one that is stored. */
function onceEach(checks: readonly CountedCheck[]): readonly CountedCheck[] {
  const keys = new Set<string>();
  return checks.filter(({ monitor, location, startedAt }) => {
    const key = `${monitor} ${location} ${startedAt}`;
    return !keys.has(key) && keys.add(key);
  });
}

/** A check as an entry of the write; none for one that has no answer time. */
function entriesOf(check: CountedCheck) {
  const { monitor, location, startedAt } = check;
  const written = answerTimes.map((time) => {
    const value = answerTimeOf(check, time);
    return value === undefined ? '' : letters[bucketOf(value)];
  });
  const isCounted = written.some((letter) => letter !== '');
  return isCounted ? [[monitor, location, startedAt, hourOf(startedAt), ...written]] : [];
}

/** The letters of the buckets, in their order: stored for good, so never to be changed. */
const letters = [
  ...lettersBetween('0', '['),
  ...lettersBetween(']', '~'),
  ...lettersBetween('Ā', 'ž'),
].slice(0, bucketCount);

function lettersBetween(first: string, last: string): string[] {
  const code = first.charCodeAt(0);
  const length = last.charCodeAt(0) - code + 1;
  return Array.from({ length }, (_, index) => String.fromCharCode(code + index));
}

/** All hours of one monitor as one JSON text: a row each would take far longer. */
type Packed = Readonly<{ monitor: string; hours: string }>;

/**
 * The answer times of every monitor that ever watched a component, hour by hour from `since`
 * (UTC ms, the start of an hour) on.
 */
export function readAnswerTimes(
  db: Database,
  component: string,
  { since }: { since: number },
): Promise<readonly HourOfAnswers[]> {
  return readHours(db, sql`component = ${component}`, since);
}

/** The same of one monitor, by its slug. */
export function readMonitorAnswerTimes(
  db: Database,
  monitor: string,
  { since }: { since: number },
): Promise<readonly HourOfAnswers[]> {
  return readHours(db, sql`slug = ${monitor}`, since);
}

async function readHours(
  db: Database,
  which: SQL,
  since: number,
): Promise<readonly HourOfAnswers[]> {
  const rows = await db.drizzle.all<Packed>(sql`
    SELECT monitors.slug AS monitor, (
      SELECT json_group_array(json_array(hour_at, latency_ms, first_reply_ms, queue_wait_seconds,
                                         delivery_ms))
      FROM (
        SELECT * FROM answer_times
        WHERE monitor = monitors.number AND hour_at >= ${since} ORDER BY hour_at
      )
    ) AS hours
    FROM monitors WHERE ${which}`);
  return rows.flatMap(({ monitor, hours }) => {
    const unpacked: [start: number, ...texts: string[]][] = JSON.parse(hours);
    return unpacked.map(([start, ...texts]) => ({ monitor, start, times: timesOf(texts) }));
  });
}

/** The histograms of one row, from its texts in the order of `answerTimes`. */
function timesOf(texts: readonly string[]): AnswerTimes {
  const histograms = answerTimes.map((time, index) => [time, histogramIn(texts[index] ?? '')]);
  return Object.fromEntries(histograms) as AnswerTimes;
}

/** The bucket of each letter, by its code. */
const bucketsOfCodes: readonly number[] = letters.reduce<number[]>((buckets, letter, bucket) => {
  buckets[letter.charCodeAt(0)] = bucket;
  return buckets;
}, []);

function histogramIn(text: string): Histogram {
  const found: number[] = [];
  for (let index = 0; index < text.length; index++) {
    found.push(bucketsOfCodes[text.charCodeAt(index)] ?? 0);
  }
  return histogramOf(found);
}
