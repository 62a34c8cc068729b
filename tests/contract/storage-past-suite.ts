import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordChecks } from '../../src/actions/record-checks.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Outcome } from '../../src/domain/monitor/check.ts';
import { uptimesWithin, watchedShare } from '../../src/domain/past/component-past.ts';
import { pastsWithin } from '../../src/domain/past/pasts.ts';
import { troublesOf } from '../../src/domain/past/trouble.ts';
import type { Span } from '../../src/domain/time/span.ts';
import type { Watched } from '../../src/domain/watched.ts';
import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import { someSite } from '../support/facts.ts';
import {
  failedCheck,
  intervalMs,
  judgeAll,
  judgeAndRecord,
  registerMonitors,
  someCheck,
  start,
} from './storage-checks.ts';
import { type Look, looksToChecks } from './storage-looks.ts';

/** What storage promises about a stretch of the past that is read on its own. */
export function storagePastSuite(open: () => Promise<Database>, { runs }: { runs: number }): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  describe('facts of the past', () => {
    beforeEach(() => registerMonitors(db, 'chat-login', 'api-health'));

    test('hold of a stretch of time what tells of it, and nothing after it', async () => {
      const at = (turns: number) => start + turns * intervalMs;
      const outage = (turn: number) => [0, 1, 2].map((offset) => failedCheck(turn + offset));
      await judgeAndRecord(db, someCheck(0), someCheck(1), ...outage(10), ...outage(20));
      await judgeAndRecord(db, someCheck(30), someCheck(31), someCheck(40));
      const within = async (since: number, until: number) => {
        const facts = await readFacts(db, { since: at(since), until: at(until) });
        const turns = (instant: number) => (instant - start) / intervalMs;
        return {
          transitions: facts.transitions.map((one) => [turns(one.at), one.state]),
          coverage: facts.coverage.map((one) => [turns(one.start), turns(one.end)]),
        };
      };
      expect(await within(9, 25)).toEqual({
        transitions: [
          [0, 'up'],
          [10, 'down'],
        ],
        coverage: [
          [10, 12],
          [20, 22],
        ],
      });
      expect(await within(21, 30)).toEqual({ transitions: [[10, 'down']], coverage: [[20, 22]] });
      expect(await within(30, 31)).toMatchObject({ coverage: [[30, 31]] });
      expect(await within(-9, 0)).toEqual({ transitions: [], coverage: [] });
    });

    test('know the first look, also when only later time is asked for', async () => {
      const firstLook = async () => (await readFacts(db, { since: start * 2 })).firstLookAt;
      expect(await firstLook()).toBeNull();
      await judgeAndRecord(db, someCheck(0, { outcome: 'unknown' }));
      expect(await firstLook()).toBeNull();
      await judgeAndRecord(db, someCheck(7), someCheck(70));
      await judgeAndRecord(db, someCheck(5, { monitor: 'api-health', location: 'tokyo' }));
      expect(await firstLook()).toBe(start + 5 * intervalMs);
    });

    test('tell the same of every hour, read for it alone or with all others', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(someLookByHour, { maxLength: 40 }), async (looks) => {
          run += 1;
          const monitor = `by-hour-${run}`;
          await registerMonitors(db, monitor);
          for (const judged of judgeAll(looksToChecks(monitor, looks))) {
            await recordChecks(db, [judged]);
          }
          const all = await readFacts(db, { since: 0 });
          for (const hour of hoursOf(looks)) {
            const { start: since, end: until } = hour;
            const own = await readFacts(db, { since, until });
            expect(pastIn(own, monitor, hour)).toEqual(pastIn(all, monitor, hour));
          }
        }),
        { numRuns: runs },
      );
    }, 30_000);
  });
}

/** As looks, but up to an hour apart: a gap of 240 half intervals. */
const someLookByHour = fc.record({
  outcome: fc.constantFrom<Outcome[]>('up', 'degraded', 'down', 'down', 'down', 'unknown'),
  gap: fc.constantFrom(2, 2, 4, 5, 6, 60, 240),
  location: fc.constantFrom('main', 'main', 'tokyo'),
});

/** The hours from the first look until the last one, and one before and after them. */
function hoursOf(looks: readonly Look[]): readonly Span[] {
  const turns = looks.reduce((total, { gap }) => total + gap / 2, 0);
  const count = Math.ceil((turns * intervalMs) / hourMs) + 2;
  return Array.from({ length: count }, (_, hour) => ({
    start: start + (hour - 1) * hourMs,
    end: start + hour * hourMs,
  }));
}

/** What is told of a stretch of time by the facts of one monitor. */
function pastIn(facts: Facts, monitor: string, within: Span) {
  const monitors = facts.monitors.filter(({ slug }) => slug === monitor);
  const now = start + 1000 * hourMs;
  const past = pastsWithin(watched, { ...facts, monitors }, within, now).get('chat');
  if (!past) throw new Error('The chat has no past.');
  return {
    intervals: past.intervals,
    troubles: troublesOf(past, now),
    watched: watchedShare(past, within),
    uptime: uptimesWithin(past, within),
  };
}

const hourMs = 60 * 60 * 1000;
const watched: Watched = { site: someSite(), monitors: [] };
