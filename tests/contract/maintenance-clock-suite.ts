import { beforeEach, describe, expect, test } from 'vitest';
import { advanceMaintenances } from '../../src/actions/advance-maintenances.ts';
import { changeMaintenance } from '../../src/actions/change-maintenance.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { updateMaintenance } from '../../src/actions/update-maintenance.ts';
import type { Database } from '../../src/storage/database.ts';
import { readMaintenance } from '../../src/storage/maintenance.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting, clock, countRows, eventsIn } from './acting.ts';

const instant = (minutes: number) => new Date(someNow + minutes * minuteMs).toISOString();
const body = { zh: '我们更换邮件服务器。', en: 'We move the mailboxes.' };

/** Work from 10 to 20 minutes after `someNow`. */
const planned = {
  ...{ title: { en: 'New mail servers' }, body, components: ['email'] },
  ...{ scheduledFor: instant(10), scheduledUntil: instant(20) },
};

/** What is promised of work that runs by itself; `open` gives an empty database each time. */
export function maintenanceClockSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const ticks = (minutes: number) => advanceMaintenances(clock(db, someNow + minutes * minuteMs));
  const scheduled = async (changes: object = {}) =>
    (await scheduleMaintenance(at(0), { ...planned, ...changes })).id;
  const told = async () =>
    (await eventsIn(db)).map(({ type, body: { maintenance } }) => `${type} ${maintenance.status}`);
  const saidOf = async (id: string) =>
    (await readMaintenance(db, id))?.updates.map(
      (update) => `${update.status} ${(update.at - someNow) / minuteMs}`,
    );

  describe('the clock', () => {
    test('begins and ends work at its instants, and says so in both languages', async () => {
      const id = await scheduled();
      expect(await ticks(9)).toBe(0);
      expect(await ticks(10)).toBe(1);
      expect(await ticks(11)).toBe(0);
      expect(await ticks(21)).toBe(1);
      expect(await ticks(22)).toBe(0);
      expect(await saidOf(id)).toEqual(['scheduled 0', 'in_progress 10', 'completed 20']);
      expect(await told()).toEqual([
        'maintenance.scheduled scheduled',
        'maintenance.started in_progress',
        'maintenance.completed completed',
      ]);
      const updates = (await readMaintenance(db, id))?.updates.slice(1) ?? [];
      for (const update of updates) {
        expect(update).toMatchObject({ body: { zh: /./u, en: /./ }, notify: true });
      }
      const { rows } = await db.client.execute(
        'SELECT actor_kind, action FROM audit_entries ORDER BY number',
      );
      expect(rows.map(({ actor_kind, action }) => `${actor_kind} ${action}`)).toEqual([
        'token maintenance.schedule',
        'clock maintenance.advance',
        'clock maintenance.advance',
      ]);
    });

    test('tells of both when it slept through both', async () => {
      const id = await scheduled();
      expect(await ticks(500)).toBe(1);
      expect(await saidOf(id)).toEqual(['scheduled 0', 'in_progress 10', 'completed 20']);
      expect(await told()).toEqual([
        'maintenance.scheduled scheduled',
        'maintenance.started in_progress',
        'maintenance.completed completed',
      ]);
      expect(await eventsIn(db)).toMatchObject([
        { sequence: 1, body: { maintenance: { version: 1 } } },
        { sequence: 2, body: { maintenance: { version: 2, updates: { length: 2 } } } },
        { sequence: 3, body: { maintenance: { version: 3, updates: { length: 3 } } } },
      ]);
      expect((await readMaintenance(db, id))?.version).toBe(3);
      const { rows } = await db.client.execute('SELECT ended_at FROM maintenances');
      expect(rows).toMatchObject([{ ended_at: someNow + 20 * minuteMs }]);
    });

    test('does each step once, however many do it at once', async () => {
      await scheduled();
      await scheduled();
      const advanced = await Promise.all(Array.from({ length: 6 }, () => ticks(30)));
      expect(advanced.reduce((sum, count) => sum + count)).toBe(2);
      expect(await countRows(db, 'events')).toBe(6);
      expect(await countRows(db, 'audit_entries')).toBe(4);
      expect(await countRows(db, 'maintenance_updates')).toBe(6);
    });

    test('leaves alone what staff move, what was cancelled and what ended early', async () => {
      await scheduled({ auto: false });
      const cancelled = await scheduled();
      await updateMaintenance(at(1), cancelled, null, { status: 'cancelled', body });
      const early = await scheduled();
      await updateMaintenance(at(2), early, null, { status: 'in_progress', body });
      await updateMaintenance(at(3), early, null, { status: 'completed', body });
      expect(await ticks(30)).toBe(0);
    });

    test('ends what staff began early, and is not needed where it was extended', async () => {
      const id = await scheduled();
      await updateMaintenance(at(5), id, null, { status: 'in_progress', body });
      expect(await ticks(10)).toBe(0);
      await changeMaintenance(at(15), id, null, { scheduledUntil: instant(40) });
      expect(await ticks(20)).toBe(0);
      expect(await ticks(40)).toBe(1);
      expect(await saidOf(id)).toEqual(['scheduled 0', 'in_progress 5', 'completed 40']);
    });

    test('is caught up by whoever changes the work before it has run', async () => {
      const id = await scheduled();
      await changeMaintenance(at(15), id, null, { scheduledUntil: instant(40) });
      expect(await saidOf(id)).toEqual(['scheduled 0', 'in_progress 10']);
      const late = updateMaintenance(at(45), id, 3, { status: 'verifying', body });
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      expect(await saidOf(id)).toEqual(['scheduled 0', 'in_progress 10', 'completed 40']);
      expect(await ticks(50)).toBe(0);
    });
  });
}
