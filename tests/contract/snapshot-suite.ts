import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { pauseMonitor } from '../../src/actions/pause-monitor.ts';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Outcome } from '../../src/domain/monitor/check.ts';
import type { Database } from '../../src/storage/database.ts';
import { factsReader, readFacts } from '../../src/storage/facts.ts';
import { parseLasting, printLasting } from '../../src/storage/lasting-facts.ts';
import { readSnapshot, type SnapshotRead, writeSnapshot } from '../../src/storage/snapshot.ts';
import { acting } from './acting.ts';
import {
  failedCheck,
  intervalMs,
  judgeAndRecord,
  registerMonitors,
  someCheck,
  start,
} from './storage-checks.ts';
import { looksToChecks } from './storage-looks.ts';

const since = 0;

/** What is promised of the row that spares a cold page most of its reading. */
export function snapshotSuite(open: () => Promise<Database>, { runs }: { runs: number }): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
    await registerMonitors(db, 'chat-login', 'chat-hello');
    await judgeAndRecord(db, someCheck(0), someCheck(1));
  });

  const cold = () => readSnapshot(db, since, null);
  const keep = async (read: SnapshotRead, at = start) => writeSnapshot(db, read, at);
  const keepNow = async () => keep(await cold());

  /** What changes the facts, and whether a row from before still tells most of them. */
  const changes: readonly (readonly [string, 'row' | 'tables', () => Promise<unknown>])[] = [
    ['nothing', 'row', async () => undefined],
    ['a check as before', 'row', () => judgeAndRecord(db, someCheck(2), someCheck(3))],
    ['one that failed', 'row', () => judgeAndRecord(db, failedCheck(2))],
    ['one that could not tell', 'row', () => judgeAndRecord(db, unknownCheck(2))],
    ['a monitor of a newer deploy', 'row', () => registerMonitors(db, 'chat-newest')],
    [
      'an outage',
      'tables',
      () => judgeAndRecord(db, failedCheck(2), failedCheck(3), failedCheck(4)),
    ],
    ['a look after a gap', 'tables', () => judgeAndRecord(db, someCheck(9))],
    ['another location', 'tables', () => judgeAndRecord(db, someCheck(2, { location: 'tokyo' }))],
    ['a word of staff', 'tables', () => announce()],
    ['a pause', 'tables', () => pauseMonitor(acting(db), 'chat-login', { reason: 'It is moved.' })],
  ];
  const announce = () =>
    publishAnnouncement(acting(db), { title: { en: 'News' }, body: { en: '.' } });

  describe('the row of the snapshot', () => {
    test.each(changes)('tells the facts of now after %s: from the %s', async (_, from, change) => {
      await keepNow();
      await change();
      const read = await cold();
      const fresh = await readFacts(db, { since });
      expect([read.from, inOrder(read.facts)]).toEqual([from, inOrder(fresh)]);
    });

    test('is not read where what is known tells as much, and is where it tells more', async () => {
      const known = await cold();
      await keep(known);
      await judgeAndRecord(db, someCheck(2));
      expect((await readSnapshot(db, since, known)).from).toBe('known');
      await announce();
      expect((await readSnapshot(db, since, known)).from).toBe('tables');
      await keep(await cold(), start + 1);
      const read = await readSnapshot(db, since, known);
      expect([read.from, read.facts]).toEqual(['row', await readFacts(db, { since })]);
    });

    test('is not believed after a backup was restored and as much was said anew', async () => {
      await announce();
      await keepNow();
      const known = await cold();
      // What a backup from before would have: its next entry gets the same number.
      await db.write([
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'audit_entries'",
        'DELETE FROM audit_entries WHERE number = (SELECT max(number) FROM audit_entries)',
        'DELETE FROM announcements',
      ]);
      await publishAnnouncement(acting(db), { title: { en: 'Other' }, body: { en: '.' } });
      const fresh = await readFacts(db, { since });
      for (const read of [await readSnapshot(db, since, known), await cold()]) {
        expect(read.mark.change).toBe(known.mark.change);
        expect([read.from, inOrder(read.facts)]).toEqual(['tables', inOrder(fresh)]);
      }
    });

    test('is of one stretch of time', async () => {
      await keepNow();
      expect((await readSnapshot(db, since + 1, null)).from).toBe('tables');
    });

    test('is never replaced by one that was read before it', async () => {
      const older = await cold();
      await announce();
      await keep(await cold(), start + 1000);
      await keep(older, start);
      expect((await cold()).from).toBe('row');
    });

    test('is replaced where a clock that was ahead has written it', async () => {
      const older = await cold();
      await announce();
      const newer = await cold();
      await keep(older, start + 365 * 24 * 60 * 60 * 1000);
      await keep(newer, start);
      expect((await cold()).from).toBe('row');
    });

    test.each(['', '{', 'null'])('is made anew where it reads "%s"', async (text) => {
      await keepNow();
      await db.write([{ sql: 'UPDATE snapshots SET facts = ?', args: [text] }]);
      const read = await cold();
      expect([read.from, read.facts]).toEqual(['tables', await readFacts(db, { since })]);
    });

    test('is done without while the database has no such table', async () => {
      await db.write(['ALTER TABLE snapshots RENAME TO not_yet']);
      const read = await cold();
      await db.write(['ALTER TABLE not_yet RENAME TO snapshots']);
      expect([read.from, read.facts]).toEqual(['tables', await readFacts(db, { since })]);
    });
  });

  describe('facts that are read again', () => {
    test('are those that are read for the first time, whatever was seen and said', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(someLook, { maxLength: 12 }), async (looks) => {
          const again = factsReader();
          const newest = Math.max(...(await readFacts(db, { since })).states.map(lastLook));
          const shift = newest - start + intervalMs;
          for (const check of looksToChecks('chat-hello', looks)) {
            await judgeAndRecord(db, { ...check, startedAt: check.startedAt + shift });
            const fresh = await readFacts(db, { since });
            expect(inOrder(await again(db, { since }))).toEqual(inOrder(fresh));
            const { lasting } = await cold();
            expect(parseLasting(printLasting(lasting))).toEqual(lasting);
          }
        }),
        { numRuns: runs },
      );
    });
  });
}

/** Rows of one monitor and location are in order; which of them comes first means nothing. */
function inOrder({ states, transitions, coverage, ...others }: Facts) {
  const keyOf = (row: { monitor: string; location: string }) => `${row.monitor} ${row.location}`;
  const sorted = <Row extends { monitor: string; location: string }>(rows: readonly Row[]) =>
    rows.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
  return {
    ...others,
    ...{ states: sorted(states), transitions: sorted(transitions), coverage: sorted(coverage) },
  };
}

function unknownCheck(turn: number) {
  return someCheck(turn, { outcome: 'unknown', reason: 'resolver_failed' });
}

function lastLook({ lastCheckAt }: { lastCheckAt: number | null }): number {
  return lastCheckAt ?? start;
}

const someLook = fc.record({
  outcome: fc.constantFrom<Outcome[]>('up', 'up', 'degraded', 'down', 'down', 'unknown'),
  gap: fc.constantFrom(1, 2, 2, 2, 6),
  location: fc.constantFrom('main', 'main', 'tokyo'),
});
