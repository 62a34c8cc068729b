import { beforeEach, describe, expect, test } from 'vitest';
import { advancePauses } from '../../src/actions/advance-pauses.ts';
import { pauseMonitor } from '../../src/actions/pause-monitor.ts';
import { resumeMonitor } from '../../src/actions/resume-monitor.ts';
import { type RunNow, runMonitor } from '../../src/actions/run-monitor.ts';
import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import { readPause, readPauses } from '../../src/storage/monitor-pause.ts';
import { readRecentChecks } from '../support/checks.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someRunNow } from '../support/run-now.ts';
import { acting, clock, countRows, eventsIn, requestKey } from './acting.ts';
import { instant } from './right-requests.ts';
import { registerMonitors } from './storage-checks.ts';

const slug = 'chat-login';
const move = { reason: 'The provider moves.', until: instant(60) };

/** What is promised of monitors that staff pause or run; `open` gives an empty database each time. */
export function pauseSuite(open: () => Promise<Database>): void {
  describe('a monitor that staff look after', () => {
    let db: Database;
    beforeEach(async () => {
      db = await open();
      await registerMonitors(db, slug, 'api-health');
    });

    const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
    const ticks = (minutes: number) => advancePauses(clock(db, someNow + minutes * minuteMs));
    const actions = async () =>
      (
        await db.client.execute('SELECT action, subject FROM audit_entries ORDER BY number')
      ).rows.map(({ action, subject }) => `${action} ${subject}`);

    describe('a pause', () => {
      test('is set, known by who said so and why, and among the facts', async () => {
        const pause = await pauseMonitor(at(0), slug, move);
        expect(pause).toEqual({
          ...{ id: expect.stringMatching(/^[a-z0-9]{12}$/), monitor: slug, ...move },
          ...{ author: 'tests', since: instant(0) },
        });
        const stored = await readPause(db, slug);
        expect(stored).toMatchObject({
          id: pause.id,
          since: someNow,
          until: Date.parse(move.until),
        });
        expect((await readFacts(db, { since: 0 })).pauses).toEqual([stored]);
        expect(await readPause(db, 'api-health')).toBeNull();
        expect(await actions()).toEqual(['monitor.pause chat-login']);
        expect(await eventsIn(db)).toEqual([]);
      });

      test('is replaced by what is said later, and goes on since it began', async () => {
        await pauseMonitor(at(0), slug, move);
        const again = await pauseMonitor(at(10), slug, { reason: 'It takes longer.' });
        expect(again).toMatchObject({ since: instant(0), until: null });
        expect(await readPauses(db)).toHaveLength(1);
        expect(await pauseMonitor(at(20), slug, { reason: 'It takes longer.' })).toEqual(again);
        expect(await countRows(db, 'audit_entries')).toBe(2);
      });

      test('that is over is no part of the next one, also before the clock has written it', async () => {
        await pauseMonitor(at(0), slug, move);
        await expect(resumeMonitor(at(60), slug)).rejects.toMatchObject({ code: 'not_found' });
        expect(await pauseMonitor(at(61), slug, { reason: 'Again.' })).toMatchObject({
          since: instant(61),
        });
        expect(await ticks(62)).toBe(0);
      });

      test('stands alone, however many set one at once', async () => {
        const reasons = ['a', 'b', 'c', 'd', 'e', 'f'];
        await Promise.all(reasons.map((reason) => pauseMonitor(at(0), slug, { reason })));
        expect(await readPauses(db)).toHaveLength(1);
        expect(await countRows(db, 'audit_entries')).toBe(6);
      });

      test('is taken back once, however many do it at once', async () => {
        await pauseMonitor(at(0), slug, move);
        const ended = await Promise.allSettled(
          Array.from({ length: 5 }, () => resumeMonitor(at(5), slug)),
        );
        expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(await readPauses(db)).toEqual([]);
        expect(await actions()).toEqual(['monitor.pause chat-login', 'monitor.resume chat-login']);
      });

      test('ends by itself, and the clock writes that down once', async () => {
        await pauseMonitor(at(0), slug, move);
        await pauseMonitor(at(0), 'api-health', { reason: 'Nobody knows how long.' });
        expect(await ticks(59)).toBe(0);
        const ended = await Promise.all([ticks(60), ticks(60), ticks(75)]);
        expect(ended.reduce((sum, count) => sum + count)).toBe(1);
        expect((await readPauses(db)).map(({ monitor }) => monitor)).toEqual(['api-health']);
        const { rows } = await db.client.execute(
          "SELECT actor_kind, detail FROM audit_entries WHERE action = 'monitor.resume'",
        );
        expect(rows).toHaveLength(1);
        expect(rows[0]?.actor_kind).toBe('clock');
        expect(JSON.parse(String(rows[0]?.detail))).toMatchObject({ until: instant(60) });
      });

      test('that was made longer meanwhile is left alone by the clock', async () => {
        await pauseMonitor(at(0), slug, move);
        await pauseMonitor(at(59), slug, { ...move, until: instant(90) });
        expect(await ticks(60)).toBe(0);
        expect(await readPauses(db)).toHaveLength(1);
      });

      test('is set only by who may, and only of what there is', async () => {
        const other = acting(db, { scopes: ['monitors:read', 'components:write'] });
        await expect(pauseMonitor(other, slug, move)).rejects.toMatchObject({ code: 'forbidden' });
        await expect(resumeMonitor(other, slug)).rejects.toMatchObject({ code: 'forbidden' });
        await expect(pauseMonitor(at(0), 'fax', move)).rejects.toMatchObject({ code: 'not_found' });
        await expect(resumeMonitor(at(0), 'fax')).rejects.toMatchObject({ code: 'not_found' });
      });
    });

    describe('a run on demand', () => {
      const looking = (found = {}) => someRunNow(db, () => someNow, found);
      const seconds = (after: number) => acting(db, { now: someNow + after * 1000 });

      test('is told as it is stored, and who asked for it is known', async () => {
        const { runNow } = looking({
          outcome: 'down',
          reason: 'no_response',
          detail: 'No answer.',
        });
        const check = await runMonitor(seconds(0), slug, runNow);
        expect(check).toMatchObject({
          outcome: 'down',
          latencyMs: 12,
          phases: { tcp: 2, wait: 11 },
        });
        expect(await readRecentChecks(db, slug, 5)).toEqual([check]);
        expect(await actions()).toEqual(['monitor.run chat-login']);
      });

      test('is made once for each key, and told the same each time', async () => {
        const { runNow, looked } = looking();
        const once = acting(db, { once: requestKey('k') });
        const first = await runMonitor(once, slug, runNow);
        expect(await runMonitor({ ...once, now: someNow + 3_600_000 }, slug, runNow)).toEqual(
          first,
        );
        expect(looked).toHaveLength(1);
      });

      test('is refused within ten seconds of the last one, and not of another monitor', async () => {
        const { runNow, looked } = looking();
        await runMonitor(seconds(0), slug, runNow);
        const soon = runMonitor(seconds(9), slug, runNow);
        await expect(soon).rejects.toMatchObject({ code: 'too_many' });
        await runMonitor(seconds(9), 'api-health', runNow);
        await runMonitor(seconds(10), slug, runNow);
        expect(looked).toEqual([slug, 'api-health', slug]);
      });

      test('is made once, however many ask at the same time', async () => {
        const { runNow, looked } = looking();
        const asked = Array.from({ length: 20 }, (_, ms) =>
          runMonitor(acting(db, { now: someNow - ms }), slug, runNow),
        );
        const answers = await Promise.allSettled(asked);
        expect(looked).toEqual([slug]);
        const refused = answers.filter(({ status }) => status === 'rejected');
        expect(refused).toHaveLength(19);
        expect(refused[0]).toMatchObject({ reason: { code: 'too_many' } });
        expect(await actions()).toEqual(['monitor.run chat-login']);
      });

      test('counts from when it was asked for, also while the look goes on', async () => {
        const { runNow, looked } = looking();
        const later = await new Promise<Promise<unknown>>((resolve) => {
          const slow: RunNow = async (monitor, mayLook) => {
            await mayLook();
            resolve(runMonitor(seconds(3), slug, runNow).catch((error: unknown) => error));
            return runNow(monitor, async () => undefined);
          };
          void runMonitor(seconds(0), slug, slow);
        });
        expect(later).toMatchObject({ code: 'too_many', message: expect.stringContaining('7 s') });
        expect(looked).toEqual([slug]);
      });

      test('that cannot be stored is not told as if it were', async () => {
        const lost: RunNow = async (monitor) => ({
          ...{ monitor, location: 'here', startedAt: someNow, intervalMs: 30_000, latencyMs: 1 },
          ...{ outcome: 'up', reason: null, phases: {}, detail: null, certificate: null },
          measures: {},
        });
        const run = runMonitor(seconds(0), slug, lost);
        await expect(run).rejects.toMatchObject({ code: 'unavailable' });
      });

      test('is asked for only by who may, and only of what there is', async () => {
        const { runNow, looked } = looking();
        const other = acting(db, { scopes: ['monitors:read'] });
        await expect(runMonitor(other, slug, runNow)).rejects.toMatchObject({ code: 'forbidden' });
        const fax = runMonitor(seconds(0), 'fax', runNow);
        await expect(fax).rejects.toMatchObject({ code: 'not_found' });
        expect(looked).toEqual([]);
      });
    });
  });
}
