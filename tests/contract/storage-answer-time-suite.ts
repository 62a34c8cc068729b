import { beforeEach, describe, expect, test } from 'vitest';
import { recordChecks } from '../../src/actions/record-checks.ts';
import { answerTimes } from '../../src/domain/answers/answer-time.ts';
import { bucketOf, countOf, histogramOf } from '../../src/domain/answers/histogram.ts';
import type { Check } from '../../src/domain/monitor/check.ts';
import { readAnswerTimes } from '../../src/storage/answer-time.ts';
import type { Database } from '../../src/storage/database.ts';
import { readMonitorStates } from '../../src/storage/monitor-state.ts';
import { register } from '../../src/storage/registration.ts';
import { pruneAllChecks } from './pruned.ts';
import {
  dayMs,
  failedCheck,
  intervalMs,
  judgeAll,
  judgeAndRecord,
  registerMonitors,
  someCheck,
  start,
} from './storage-checks.ts';

/** The turns of an hour. */
const hourly = (60 * 60 * 1000) / intervalMs;

/** What storage promises about answer times: every answer is counted once, whoever writes it. */
export function storageAnswerTimeSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const read = (since = 0) => readAnswerTimes(db, 'chat', { since });
  /** How many answers are counted in each hour, as `chat-login 0: 3`. */
  const counts = async () =>
    (await read()).map(
      ({ monitor, start: hour, times }) =>
        `${monitor} ${(hour - start) / 3_600_000}: ${countOf(times.latencyMs)}`,
    );

  describe('answer times', () => {
    beforeEach(() => registerMonitors(db, 'chat-login', 'api-health'));

    test('are none where nobody has looked', async () => {
      expect(await read()).toEqual([]);
      expect(await readAnswerTimes(db, 'email', { since: 0 })).toEqual([]);
    });

    test('are read back by hour as they were measured, in buckets', async () => {
      const chat = { firstReplyMs: 1200.4, queueWaitSeconds: 0, newestMessageSeconds: 7 };
      await judgeAndRecord(
        db,
        someCheck(0, { latencyMs: 82.4, measures: chat }),
        someCheck(1, { latencyMs: 90_000_000, measures: { deliveryMs: 3100 } }),
        someCheck(2, { latencyMs: 330, outcome: 'degraded', reason: 'slow' }),
      );
      const of = (...values: number[]) => histogramOf(values.map(bucketOf));
      expect(await read()).toEqual([
        {
          monitor: 'chat-login',
          start,
          times: {
            latencyMs: of(82, 90_000_000, 330),
            firstReplyMs: of(1200),
            queueWaitSeconds: of(0),
            deliveryMs: of(3100),
          },
        },
      ]);
    });

    // Every bucket has a letter of its own, and none is lost on the way through JSON and SQL.
    test('of any length come back as they were', async () => {
      const values = Array.from({ length: 190 }, (_, power) => Math.round(1.1 ** power));
      const firstReplies = values.map((latencyMs, turn) => someCheck(turn / 10, { latencyMs }));
      await judgeAndRecord(db, ...firstReplies);
      const [hour] = await read();
      expect(hour?.times.latencyMs).toEqual(histogramOf(values.map(bucketOf)));
    });

    test('are those of checks that were answered', async () => {
      const measures = { firstReplyMs: 5 };
      const unknown = { outcome: 'unknown', reason: 'resolver_failed', measures } as const;
      await judgeAndRecord(db, failedCheck(0, { measures }), someCheck(1, unknown));
      expect(await read()).toEqual([]);
    });

    test('belong to the hour in which the check began, and are read from an instant on', async () => {
      const turns = [-1, 0, 1, hourly - 1, hourly, 3 * hourly];
      await judgeAndRecord(db, ...turns.map((turn) => someCheck(turn)));
      expect(await counts()).toEqual([
        'chat-login -1: 1',
        'chat-login 0: 3',
        'chat-login 1: 1',
        'chat-login 3: 1',
      ]);
      expect(await read(start + hourly * intervalMs)).toHaveLength(2);
    });

    test('of several locations are merged, those of monitors are not', async () => {
      await judgeAndRecord(
        db,
        someCheck(0),
        someCheck(0, { location: 'tokyo' }),
        someCheck(0, { location: 'lagos' }),
        someCheck(0, { monitor: 'api-health' }),
      );
      expect((await counts()).toSorted()).toEqual(['api-health 0: 1', 'chat-login 0: 3']);
    });

    test('are those of the monitors of one component', async () => {
      const gateway = { slug: 'gateway', component: 'phone', whenDown: 'major_outage' } as const;
      await register(db, { components: ['phone'], monitors: [gateway] }, start);
      await judgeAndRecord(db, someCheck(0), someCheck(0, { monitor: 'gateway' }));
      expect(await counts()).toEqual(['chat-login 0: 1']);
      const [hour] = await readAnswerTimes(db, 'phone', { since: 0 });
      expect(hour?.monitor).toBe('gateway');
    });
  });

  describe('every answer is counted once', () => {
    beforeEach(() => registerMonitors(db, 'chat-login', 'api-health'));

    const inAll = (hours: Awaited<ReturnType<typeof read>>) =>
      hours.reduce((total, { times }) => total + countOf(times.latencyMs), 0);

    test('when the same checks are recorded again', async () => {
      const judged = judgeAll([someCheck(0), someCheck(1)]);
      await recordChecks(db, judged);
      await recordChecks(db, judged);
      await recordChecks(db, [...judged, ...judgeAll([someCheck(2)])]);
      expect(await counts()).toEqual(['chat-login 0: 3']);
    });

    test('when a check stands twice in one write', async () => {
      const [judged] = judgeAll([someCheck(0)]);
      const [other] = judgeAll([someCheck(0, { latencyMs: 5000 })]);
      if (!judged || !other) throw new Error('Nothing was judged.');
      await recordChecks(db, [judged, judged, other]);
      const [hour] = await read();
      expect(hour?.times.latencyMs).toEqual(histogramOf([bucketOf(82)]));
    });

    test('when what stands first is a failure', async () => {
      await judgeAndRecord(db, failedCheck(0), someCheck(0));
      expect(await read()).toEqual([]);
    });

    test('when another writer has changed the state, and it is judged and recorded again', async () => {
      const checks = Array.from({ length: 8 }, (_, turn) => someCheck(turn));
      let lost = judgeAll(checks.slice(4));
      await recordChecks(db, judgeAll(checks.slice(0, 4)));
      for (let round = 0; lost.length > 0 && round < 5; round++) {
        const { conflicts } = await recordChecks(db, lost);
        lost = judgeAll(
          conflicts.map(({ check }) => check),
          await readMonitorStates(db),
        );
      }
      expect(await counts()).toEqual(['chat-login 0: 8']);
    });

    test('when it comes too late to be judged', async () => {
      await judgeAndRecord(db, someCheck(9));
      await judgeAndRecord(db, someCheck(2), someCheck(3));
      expect(await counts()).toEqual(['chat-login 0: 3']);
    });

    test('when it comes with a thousand others', async () => {
      const checks: Check[] = [];
      for (let turn = 0; turn < 500; turn++) {
        checks.push(someCheck(turn), someCheck(turn, { monitor: 'api-health' }));
      }
      await judgeAndRecord(db, ...checks);
      expect(inAll(await read())).toBe(1000);
    });

    test('or not at all, when the write that it came with has failed', async () => {
      const stranger = someCheck(0, { monitor: 'stranger' });
      await expect(judgeAndRecord(db, someCheck(0), stranger)).rejects.toThrow('checks.monitor');
      expect(await read()).toEqual([]);
    });

    test('and kept when its check is deleted after 90 days', async () => {
      await judgeAndRecord(db, someCheck(0, { measures: { firstReplyMs: 3 } }));
      const before = await read();
      expect(await pruneAllChecks(db, start + 91 * dayMs)).toBe(1);
      expect(await read()).toEqual(before);
      expect(
        before.flatMap(({ times }) => answerTimes.map((time) => countOf(times[time]))),
      ).toEqual([1, 1, 0, 0]);
    });
  });
}
