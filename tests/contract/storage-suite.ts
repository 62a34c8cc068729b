import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { pruneChecks } from '../../src/actions/prune-checks.ts';
import { recordChecks } from '../../src/actions/record-checks.ts';
import type { Outcome } from '../../src/domain/check.ts';
import { deleteChecksBefore, readRecentChecks } from '../../src/storage/check.ts';
import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import { readMonitorStates } from '../../src/storage/monitor-state.ts';
import { register } from '../../src/storage/registration.ts';
import { components, monitors } from '../../src/storage/schema.ts';
import {
  dayMs,
  failedCheck,
  intervalMs,
  judgeAll,
  judgeAndRecord,
  registerMonitors,
  someCertificate,
  someCheck,
  start,
} from './storage-checks.ts';

/**
 * What storage promises, whatever the database: run with a file, with a server from Node, and with
 * a server from workerd. `open` gives an empty, migrated database, the same one to each test.
 */
export function storageSuite(open: () => Promise<Database>, { runs }: { runs: number }): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  describe('registration', () => {
    test('gives each component and monitor a public id that lasts', async () => {
      const registration = {
        components: ['chat', 'email'],
        monitors: [{ slug: 'chat-login', component: 'chat' }],
      };
      await register(db, registration, start);
      const first = await registered(db);
      await register(db, { ...registration, components: ['phone', 'chat'] }, start + dayMs);
      const second = await registered(db);

      expect(Object.keys(first)).toEqual(['chat', 'email', 'chat-login']);
      for (const { id } of Object.values(first)) expect(id).toMatch(/^[a-z0-9]{12}$/);
      expect(second).toMatchObject(first);
      expect(second.phone).toMatchObject({ createdAt: start + dayMs });
    });

    test('follows a monitor that watches another component now', async () => {
      for (const component of ['chat', 'phone']) {
        const registration = { components: [], monitors: [{ slug: 'gateway', component }] };
        await register(db, registration, start);
      }
      expect(await registered(db)).toMatchObject({ gateway: { component: 'phone' } });
    });
  });

  describe('checks', () => {
    beforeEach(() => registerMonitors(db, 'chat-login', 'api-health'));

    test('are read back, the newest first, in whole milliseconds', async () => {
      const conversation = someCheck(2, {
        location: 'frankfurt-1',
        outcome: 'degraded',
        reason: 'slow',
        detail: 'said “您好”, 100% slow',
        phases: { 'first reply 2': 1200.4, '50% done': 0.2 },
        firstReplyMs: 1200.4,
        queueWaitSeconds: 90,
      });
      await judgeAndRecord(
        db,
        someCheck(0),
        failedCheck(1),
        conversation,
        someCheck(9, { monitor: 'api-health' }),
      );
      const { intervalMs: _, certificate: __, ...stored } = conversation;

      expect(await readRecentChecks(db, 'chat-login', 2)).toEqual([
        {
          ...stored,
          latencyMs: 82,
          phases: { 'first reply 2': 1200, '50% done': 0 },
          firstReplyMs: 1200,
        },
        expect.objectContaining({ outcome: 'down', reason: 'no_response', phases: {} }),
      ]);
    });

    test('are stored once, however often they are recorded', async () => {
      const judged = judgeAll([someCheck(0), someCheck(1)]);
      await recordChecks(db, judged);
      const { conflicts } = await recordChecks(db, judged);

      expect(conflicts).toEqual(judged);
      expect(await readRecentChecks(db, 'chat-login', 10)).toHaveLength(2);
      expect(await readMonitorStates(db)).toEqual([judged[1]?.after]);
    });

    test('are stored in any number at once', async () => {
      const checks = Array.from({ length: 603 }, (_, turn) => someCheck(turn));
      expect(await judgeAndRecord(db, ...checks)).toEqual({ conflicts: [] });
      expect(await readRecentChecks(db, 'chat-login', 1000)).toHaveLength(603);
    });

    test('that come late are stored and change nothing else', async () => {
      await judgeAndRecord(db, someCheck(5));
      const before = await readFacts(db, { since: 0 });
      const result = await judgeAndRecord(db, failedCheck(1), failedCheck(2), failedCheck(3));

      expect(result).toEqual({ conflicts: [] });
      expect(await readRecentChecks(db, 'chat-login', 10)).toHaveLength(4);
      expect(await readFacts(db, { since: 0 })).toEqual(before);
    });

    test('of a monitor that is not registered are refused, with all that came with them', async () => {
      const stranger = someCheck(0, { monitor: 'stranger' });
      await expect(judgeAndRecord(db, someCheck(0), stranger)).rejects.toThrow('checks.monitor');
      expect(await readRecentChecks(db, 'chat-login', 10)).toEqual([]);
    });

    test('are deleted oldest first, a slice of one monitor at a time', async () => {
      const turns = Array.from({ length: 6 }, (_, turn) => turn);
      await judgeAndRecord(
        db,
        ...turns.map((turn) => someCheck(turn)),
        ...turns.map((turn) => someCheck(turn, { monitor: 'api-health' })),
      );
      const before = start + 5 * intervalMs;
      const remove = () => deleteChecksBefore(db, before, { limit: 3 });

      expect([await remove(), await remove()]).toEqual([3, 2]);
      expect(await readRecentChecks(db, 'api-health', 10)).toHaveLength(6);
      expect([await remove(), await remove(), await remove()]).toEqual([3, 2, 0]);
      for (const monitor of ['chat-login', 'api-health']) {
        const left = await readRecentChecks(db, monitor, 10);
        expect(left.map(({ startedAt }) => startedAt)).toEqual([before]);
      }
    });

    test('of the same instant from several locations are deleted together', async () => {
      const locations = ['main', 'tokyo', 'lagos'];
      await judgeAndRecord(db, ...locations.map((location) => someCheck(0, { location })));
      expect(await deleteChecksBefore(db, start + 1, { limit: 1 })).toBe(3);
    });

    test('are kept for 90 days, and states, transitions and coverage for good', async () => {
      const lastTurn = 90 * 2880;
      await judgeAndRecord(db, someCheck(-1), someCheck(0), someCheck(lastTurn));
      const facts = await readFacts(db, { since: 0 });

      expect(await pruneChecks(db, start + 90 * dayMs)).toBe(1);
      expect(await readRecentChecks(db, 'chat-login', 10)).toHaveLength(2);
      expect(await readFacts(db, { since: 0 })).toEqual(facts);
    });
  });

  describe('states', () => {
    beforeEach(() => registerMonitors(db, 'chat-login'));

    test('are read back as they were judged', async () => {
      const judged = judgeAll([
        someCheck(0, { certificate: someCertificate, latencyMs: 12.345 }),
        someCheck(1, {
          outcome: 'degraded',
          reason: 'slow',
          firstReplyMs: 7.5,
          queueWaitSeconds: 2.5,
        }),
        failedCheck(2),
        someCheck(2, { location: 'tokyo', outcome: 'unknown', reason: 'resolver_failed' }),
      ]);
      await recordChecks(db, judged);
      const states = await readMonitorStates(db);

      expect(states).toHaveLength(2);
      expect(states).toEqual(expect.arrayContaining([judged[2]?.after, judged[3]?.after]));
    });

    test('keep the certificate until another one is seen', async () => {
      const renewed = { ...someCertificate, validTo: start + 150 * dayMs };
      const seen = [];
      for (const [turn, certificate] of [
        someCertificate,
        { ...someCertificate },
        null,
        renewed,
      ].entries()) {
        await judgeAndRecord(db, someCheck(turn, { certificate }));
        seen.push((await readMonitorStates(db))[0]?.certificate);
      }
      expect(seen).toEqual([someCertificate, someCertificate, someCertificate, renewed]);
    });
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

    test('are none for what nobody has looked at', async () => {
      expect(await readFacts(db, { since: 0 })).toEqual({
        states: [],
        transitions: [],
        coverage: [],
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
      expect(await coverageSince(at(3.5) + 1)).toEqual([second]);
      expect(await coverageSince(at(7) + 1)).toEqual([]);
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

type Look = Readonly<{ outcome: Outcome; gap: number; location: string }>;

const someLook: fc.Arbitrary<Look> = fc.record({
  outcome: fc.constantFrom<Outcome[]>('up', 'up', 'degraded', 'down', 'down', 'unknown'),
  // In half intervals; 0 is the same instant again, and 6 is past the freshness of the last look.
  gap: fc.constantFrom(0, 1, 2, 2, 2, 2, 5, 6),
  location: fc.constantFrom('main', 'main', 'tokyo'),
});

const portions = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 });

function looksToChecks(monitor: string, looks: readonly Look[]) {
  let turn = 0;
  return looks.map(({ outcome, gap, location }) => {
    turn += gap / 2;
    const reason = outcome === 'up' ? null : outcome === 'degraded' ? 'slow' : 'no_response';
    return someCheck(turn, { monitor, location, outcome, reason });
  });
}

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

async function registered(db: Database) {
  const rows = [
    ...(await db.drizzle.select().from(components)),
    ...(await db.drizzle.select().from(monitors)),
  ];
  return Object.fromEntries(rows.map((row) => [row.slug, row]));
}
