import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordChecks } from '../../src/actions/record-checks.ts';
import type { Outcome } from '../../src/domain/monitor/check.ts';
import { noSettings } from '../../src/domain/settings/setting.ts';
import { noWords } from '../../src/domain/words/staff-words.ts';
import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import { readMonitorStates } from '../../src/storage/monitor-state.ts';
import { readRecentChecks } from '../support/checks.ts';
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

/** What storage promises about history: one and the same, whoever writes it and in what portions. */
export function storageHistorySuite(
  open: () => Promise<Database>,
  { runs }: { runs: number },
): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  describe('two writers', () => {
    beforeEach(() => registerMonitors(db, 'chat-login'));

    test('do not overwrite each other: the slower one is told, and its checks are stored', async () => {
      await judgeAndRecord(db, failedCheck(0), failedCheck(1));
      const states = await readMonitorStates(db);
      const faster = judgeAll([someCheck(2)], states);
      const slower = judgeAll([failedCheck(2, { startedAt: start + 2 * intervalMs + 7 })], states);

      expect(await recordChecks(db, faster)).toEqual({ conflicts: [] });
      expect(await recordChecks(db, slower)).toEqual({ conflicts: slower });
      expect(await readRecentChecks(db, 'chat-login', 10)).toHaveLength(4);
      expect(await readFacts(db, { since: 0 })).toMatchObject({
        states: [faster[0]?.after],
        transitions: [{ state: 'up' }],
      });
    });

    test('are told apart also when both have reached the same version', async () => {
      const faster = judgeAll([someCheck(0)]);
      const [first, ...later] = judgeAll([1, 2, 3].map((turn) => failedCheck(turn)));
      await recordChecks(db, faster);

      expect(later[0]?.before.version).toBe(faster[0]?.after.version);
      expect(await recordChecks(db, later)).toEqual({ conflicts: later });
      expect(await readFacts(db, { since: 0 })).toMatchObject({
        states: [faster[0]?.after],
        transitions: [{ state: 'up' }],
      });
      expect(first?.after.version).toBe(faster[0]?.after.version);
    });

    test('arrive at one history when what was lost is judged again', async () => {
      const checks = Array.from({ length: 8 }, (_, turn) =>
        turn % 4 < 3 ? failedCheck(turn) : someCheck(turn),
      );
      let lost = judgeAll(checks.slice(4));
      await recordChecks(db, judgeAll(checks.slice(0, 4)));
      for (let round = 0; lost.length > 0 && round < 5; round++) {
        const { conflicts } = await recordChecks(db, lost);
        lost = judgeAll(
          conflicts.map(({ check }) => check),
          await readMonitorStates(db),
        );
      }
      expect(await readMonitorStates(db)).toEqual([judgeAll(checks).at(-1)?.after]);
    });

    test('see conflicts within one record, too: what does not follow is returned', async () => {
      const [one] = judgeAll([someCheck(0)]);
      const [other] = judgeAll([someCheck(1)]);
      if (!one || !other) throw new Error('Nothing was judged.');
      expect(await recordChecks(db, [one, other])).toEqual({ conflicts: [other] });
    });
  });

  describe('facts', () => {
    beforeEach(() => registerMonitors(db, 'chat-login', 'api-health'));

    test('are none for what nobody has looked at, but its name', async () => {
      const known = (slug: string) => ({ slug, component: 'chat', whenDown: 'major_outage' });
      expect(await readFacts(db, { since: 0 })).toEqual({
        monitors: [known('chat-login'), known('api-health')],
        states: [],
        pauses: [],
        transitions: [],
        coverage: [],
        firstLookAt: null,
        words: noWords,
        settings: noSettings,
      });
    });

    test('hold the transitions since an instant and the one in force at it', async () => {
      const outage = (turn: number) => [0, 1, 2].map((offset) => failedCheck(turn + offset));
      const recovery = (turn: number) => [0, 1].map((offset) => someCheck(turn + offset));
      await judgeAndRecord(db, ...outage(0), ...recovery(10), ...outage(20), ...recovery(30));
      const startsSince = async (turn: number) =>
        (await readFacts(db, { since: start + turn * intervalMs })).transitions.map(
          ({ at, state }) => [(at - start) / intervalMs, state],
        );

      expect(await startsSince(-5)).toEqual([
        [0, 'down'],
        [10, 'up'],
        [20, 'down'],
        [30, 'up'],
      ]);
      expect(await startsSince(10)).toEqual([
        [10, 'up'],
        [20, 'down'],
        [30, 'up'],
      ]);
      expect(await startsSince(25)).toEqual([
        [20, 'down'],
        [30, 'up'],
      ]);
      expect(await startsSince(99)).toEqual([[30, 'up']]);
    });

    test('hold a transition with its reason and when it was confirmed', async () => {
      await judgeAndRecord(db, failedCheck(0), failedCheck(1), failedCheck(2));
      expect((await readFacts(db, { since: 0 })).transitions).toEqual([
        {
          monitor: 'chat-login',
          location: 'main',
          at: start,
          state: 'down',
          reason: 'no_response',
          recordedAt: start + 2 * intervalMs + 82,
        },
      ]);
    });

    test('count as covered what checks spoke for, until 2.5 intervals after them', async () => {
      const at = (turns: number) => start + turns * intervalMs;
      await judgeAndRecord(db, someCheck(0), someCheck(1));
      await judgeAndRecord(db, someCheck(3.5), someCheck(6.1), someCheck(7));
      await judgeAndRecord(db, someCheck(0, { monitor: 'api-health', outcome: 'unknown' }));
      const coverageSince = async (since: number) =>
        (await readFacts(db, { since })).coverage.map((span) => [
          span.monitor,
          span.start,
          span.end,
        ]);

      const first = ['chat-login', at(0), at(3.5)];
      const second = ['chat-login', at(6.1), at(7)];
      expect(await coverageSince(0)).toEqual([first, second]);
      expect(await coverageSince(at(3.5))).toEqual([first, second]);
      // The last check of each speaks on for 2.5 intervals.
      expect(await coverageSince(at(6) - 1)).toEqual([first, second]);
      expect(await coverageSince(at(6))).toEqual([second]);
      expect(await coverageSince(at(9.5))).toEqual([]);
    });

    test('are the same in whatever portions the checks are recorded', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(someLook, { maxLength: 40 }), portions, async (looks, sizes) => {
          run += 1;
          const both = [`one-by-one-${run}`, `in-portions-${run}`] as const;
          await registerMonitors(db, ...both);
          const checksOf = (monitor: string) => looksToChecks(monitor, looks);
          for (const judged of judgeAll(checksOf(both[0]))) await recordChecks(db, [judged]);
          const judged = judgeAll(checksOf(both[1]));
          for (let from = 0, turn = 0; from < judged.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            await recordChecks(db, judged.slice(from, from + size));
            from += size;
          }
          const facts = await readFacts(db, { since: 0 });
          expect(factsOf(facts, both[1])).toEqual(factsOf(facts, both[0]));
        }),
        { numRuns: runs },
      );
    });
  });
}

const someLook: fc.Arbitrary<Look> = fc.record({
  outcome: fc.constantFrom<Outcome[]>('up', 'up', 'degraded', 'down', 'down', 'unknown'),
  // In half intervals; 0 is the same instant again, and 6 is past the freshness of the last look.
  gap: fc.constantFrom(0, 1, 2, 2, 2, 2, 5, 6),
  location: fc.constantFrom('main', 'main', 'tokyo'),
});

const portions = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 });

/** The facts of one monitor, without its name. */
function factsOf(facts: Awaited<ReturnType<typeof readFacts>>, monitor: string) {
  const own = <Fact extends { monitor: string; location: string }>(all: readonly Fact[]) =>
    all
      .filter((fact) => fact.monitor === monitor)
      .map((fact) => ({ ...fact, monitor: '' }))
      .toSorted((a, b) => a.location.localeCompare(b.location));
  return {
    states: own(facts.states),
    transitions: own(facts.transitions),
    coverage: own(facts.coverage),
  };
}
