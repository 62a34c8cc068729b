import { beforeEach, describe, expect, test } from 'vitest';
import { recordChecks } from '../../src/actions/record-checks.ts';
import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import { readMonitorStates } from '../../src/storage/monitor-state.ts';
import { readMoved, register } from '../../src/storage/registration.ts';
import { components, monitors } from '../../src/storage/schema.ts';
import { readRecentChecks } from '../support/checks.ts';
import {
  dayMs,
  failedCheck,
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
export function storageSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  describe('registration', () => {
    test('gives each component and monitor a public id that lasts', async () => {
      const registration = {
        components: ['chat', 'email'],
        monitors: [{ slug: 'chat-login', component: 'chat', whenDown: 'nothing' as const }],
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

    test('names monitors that would change their component, and leaves them as they are', async () => {
      const gateway = { slug: 'gateway', component: 'chat', whenDown: 'nothing' } as const;
      const moved = { ...gateway, component: 'phone', whenDown: 'major_outage' } as const;
      await register(db, { components: [], monitors: [gateway] }, start);
      expect(await readMoved(db, [gateway])).toEqual([]);
      expect(await readMoved(db, [moved])).toEqual([{ slug: 'gateway', before: 'chat' }]);
      await register(db, { components: [], monitors: [moved] }, start);
      expect((await readFacts(db, { since: 0 })).monitors).toEqual([gateway]);
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
        measures: { firstReplyMs: 1200.4, queueWaitSeconds: 90, deliveryMs: 310.6 },
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
          measures: { firstReplyMs: 1200, queueWaitSeconds: 90, deliveryMs: 311 },
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
  });

  describe('states', () => {
    beforeEach(() => registerMonitors(db, 'chat-login'));

    test('are read back as they were judged', async () => {
      const judged = judgeAll([
        someCheck(0, { certificate: someCertificate, latencyMs: 12.345 }),
        someCheck(1, {
          outcome: 'degraded',
          reason: 'slow',
          measures: { firstReplyMs: 7.5 },
        }),
        failedCheck(2, { measures: { queueWaitSeconds: 2.5, newestMessageSeconds: 86_400 } }),
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
}

async function registered(db: Database) {
  const rows = [
    ...(await db.drizzle.select().from(components)),
    ...(await db.drizzle.select().from(monitors)),
  ];
  return Object.fromEntries(rows.map((row) => [row.slug, row]));
}
