import { beforeEach, describe, expect, test } from 'vitest';
import { changeMaintenance } from '../../src/actions/change-maintenance.ts';
import { remindOfMaintenances } from '../../src/actions/remind-of-maintenances.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { tellStatusChanges } from '../../src/actions/tell-status-changes.ts';
import { updateMaintenance } from '../../src/actions/update-maintenance.ts';
import type { ComponentCondition } from '../../src/domain/status/component-condition.ts';
import { supportStatus } from '../../src/domain/status/support-status.ts';
import type { Database } from '../../src/storage/database.ts';
import { readToldStatuses } from '../../src/storage/told-status.ts';
import { minuteMs, someFacts, someNow, someWatched } from '../support/facts.ts';
import { acting, clock, countRows, eventsIn } from './acting.ts';
import * as right from './right-requests.ts';

/** What is promised of news that nobody writes; `open` gives an empty database each time. */
export function toldSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => someNow + minutes * minuteMs;

  describe('a reminder', () => {
    const remind = (minutes: number) => remindOfMaintenances(clock(db, at(minutes)));
    const window = (from: number) => ({
      ...{ scheduledFor: right.instant(from), scheduledUntil: right.instant(from + 30) },
    });
    const schedule = async (from: number, changes: object = {}) =>
      (await scheduleMaintenance(acting(db), { ...right.maintenance, ...window(from), ...changes }))
        .id;
    const reminders = async () =>
      (await eventsIn(db)).filter(({ type }) => type === 'maintenance.reminder');

    test('is told once, an hour before the work, however many look', async () => {
      const id = await schedule(120);
      expect(await remind(59)).toBe(0);
      const [one, other] = await Promise.all([remind(60), remind(60)]);
      expect(one + other).toBe(1);
      expect(await remind(61)).toBe(0);
      expect(await remind(121)).toBe(0);
      expect(await reminders()).toMatchObject([
        { subject: id, sequence: 2, notify: 1, body: { maintenance: { id, status: 'scheduled' } } },
      ]);
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('is told again of a window that was moved to later', async () => {
      const id = await schedule(120);
      expect(await remind(60)).toBe(1);
      const soon = acting(db, { now: at(70) });
      await changeMaintenance(soon, id, null, window(200));
      expect(await remind(139)).toBe(0);
      expect(await remind(140)).toBe(1);
      expect(await remind(141)).toBe(0);
    });

    test('is told of no work that was announced a moment ago or called off, and silently of what was silent', async () => {
      await schedule(40);
      const off = await schedule(120);
      const body = right.incident.body;
      await updateMaintenance(acting(db), off, null, { status: 'cancelled', body });
      const silent = await schedule(120, { notify: false });
      expect(await remind(61)).toBe(1);
      expect(await reminders()).toMatchObject([{ subject: silent, notify: 0 }]);
    });
  });

  describe('a change of status', () => {
    const watched = someWatched();
    const { conditions } = supportStatus(watched, someFacts(), someNow);
    type Seen = Partial<Pick<ComponentCondition, 'status' | 'by' | 'freshness' | 'pausedSince'>>;

    /** All is well and verified but chat, which is as it is said here. */
    const status = (minutes: number, chat: Seen = {}) => ({
      now: at(minutes),
      conditions: conditions.map((one) => ({
        ...one,
        ...({
          status: 'operational',
          by: 'monitor',
          freshness: 'verified',
          pausedSince: null,
        } as const),
        ...(one.component.slug === 'chat' && chat),
      })),
    });
    const down = { status: 'major_outage' } as const;
    const changes = async () =>
      (await eventsIn(db)).map(({ body: { component, from, to } }) => [component.slug, from, to]);

    test('is told once, however many see it; what is seen first is noted only', async () => {
      expect(await tellStatusChanges(db, status(0))).toBe(0);
      expect((await readToldStatuses(db)).size).toBe(conditions.length);
      const seen = [1, 2, 3].map((minutes) => tellStatusChanges(db, status(minutes, down)));
      expect((await Promise.all(seen)).reduce((sum, one) => sum + one)).toBe(1);
      expect(await tellStatusChanges(db, status(4))).toBe(1);
      expect(await tellStatusChanges(db, status(5))).toBe(0);
      expect(await changes()).toEqual([
        ['chat', 'operational', 'major_outage'],
        ['chat', 'major_outage', 'operational'],
      ]);
      expect(await eventsIn(db)).toMatchObject([
        { type: 'component.status_changed', subject: 'chat', sequence: 1, notify: 1 },
        { type: 'component.status_changed', subject: 'chat', sequence: 2, notify: 1 },
      ]);
      expect(await countRows(db, 'audit_entries')).toBe(0);
    });

    test('is not told while nobody can tell, and once somebody can', async () => {
      await tellStatusChanges(db, status(0));
      const unverified = { freshness: 'unverified' } as const;
      const paused = { freshness: 'unprobed', pausedSince: someNow } as const;
      await tellStatusChanges(db, status(1, { ...down, ...unverified }));
      expect(await changes()).toEqual([]);
      await tellStatusChanges(db, status(2, down));
      await tellStatusChanges(db, status(3, unverified));
      await tellStatusChanges(db, status(4, paused));
      expect(await changes()).toHaveLength(1);
      await tellStatusChanges(db, status(5, { freshness: 'unprobed' }));
      expect(await changes()).toHaveLength(2);
      await tellStatusChanges(db, status(6, { ...down, ...unverified, by: 'incident' }));
      expect(await changes()).toHaveLength(3);
    });

    test('is not told of what was seen before the newest that was told', async () => {
      await tellStatusChanges(db, status(0));
      await tellStatusChanges(db, status(2, down));
      expect(await tellStatusChanges(db, status(1))).toBe(0);
      expect((await readToldStatuses(db)).get('chat')).toMatchObject({ ...down, at: at(2) });
    });

    test('is told although the clock was set back since the last one', async () => {
      await tellStatusChanges(db, status(0));
      await tellStatusChanges(db, status(180, down));
      expect(await tellStatusChanges(db, status(1))).toBe(1);
      expect((await readToldStatuses(db)).get('chat')).toMatchObject({ at: at(1) });
      expect(await tellStatusChanges(db, status(2, down))).toBe(1);
    });
  });
}
