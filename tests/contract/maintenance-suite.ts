import { beforeEach, describe, expect, test } from 'vitest';
import { changeMaintenance } from '../../src/actions/change-maintenance.ts';
import { editMaintenanceUpdate } from '../../src/actions/edit-maintenance-update.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { updateMaintenance } from '../../src/actions/update-maintenance.ts';
import type { Database } from '../../src/storage/database.ts';
import {
  maintenancesOf,
  readMaintenance,
  readMaintenancesPage,
  readMaintenancesWithin,
  selectMaintenances,
} from '../../src/storage/maintenance.ts';
import { readUpdateRevisions } from '../../src/storage/update-revision.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows, eventsIn, spanFrom } from './acting.ts';

const instant = (minutes: number) => new Date(someNow + minutes * minuteMs).toISOString();
const words = (text: string) => ({ zh: `${text}（中文）`, en: text });

/** Work from an hour after `someNow` to two hours after it. */
const planned = {
  title: words('New mail servers'),
  body: words('We move the mailboxes.'),
  components: ['email'],
  scheduledFor: instant(60),
  scheduledUntil: instant(120),
};

/** What is promised of planned work, wherever it is stored; `open` gives an empty database each time. */
export function maintenanceSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const scheduled = async (changes: object = {}) =>
    (await scheduleMaintenance(at(0), { ...planned, ...changes })).id;
  const types = async () => (await eventsIn(db)).map(({ type }) => type);

  describe('planned work', () => {
    test('is found by any time that its window shares, also when it was called off', async () => {
      const id = await scheduled();
      const later = await scheduled({ scheduledFor: instant(120), scheduledUntil: instant(180) });
      const cancelled = { status: 'cancelled', body: words('Not now.') };
      await updateMaintenance(at(0), id, null, cancelled);
      const within = async (from: number, until: number) => {
        const span = { start: someNow + from * minuteMs, end: someNow + until * minuteMs };
        return (await readMaintenancesWithin(db, span)).map((one) => one.id);
      };
      expect(await within(0, 60)).toEqual([]);
      expect(await within(0, 61)).toEqual([id]);
      expect(await within(70, 80)).toEqual([id]);
      expect(await within(119, 121)).toEqual([id, later]);
      expect(await within(120, 500)).toEqual([later]);
      expect(await within(180, 500)).toEqual([]);
    });

    test('is announced with its audit entry and its event', async () => {
      const advice = { works: words('Chat works.'), avoid: words('Do not send it twice.') };
      const maintenance = await scheduleMaintenance(at(0), { ...planned, ...advice });
      expect(maintenance).toMatchObject({
        ...{ id: expect.stringMatching(/^[a-z0-9]{12}$/), status: 'scheduled', version: 1 },
        ...{ components: ['email'], auto: true, reachability: 'unreachable' },
        ...{ scheduledFor: planned.scheduledFor, scheduledUntil: planned.scheduledUntil },
        ...{ ...advice, delayed: null, updates: [{ status: 'scheduled', body: planned.body }] },
      });
      expect(await readMaintenance(db, maintenance.id)).toMatchObject({
        ...{ title: planned.title, auto: true, advice, scheduledFor: someNow + 60 * minuteMs },
        updates: [{ status: 'scheduled', at: someNow, notify: true }],
      });
      expect(await countRows(db, 'audit_entries')).toBe(1);
      expect(await eventsIn(db)).toEqual([
        {
          ...{ type: 'maintenance.scheduled', subject: maintenance.id, sequence: 1, notify: 1 },
          body: { maintenance },
        },
      ]);
    });

    test('begins early, is verified, ends early and is taken up again', async () => {
      const id = await scheduled();
      const steps: readonly (readonly [minute: number, status: string, type: string])[] = [
        [10, 'scheduled', 'maintenance.updated'],
        [20, 'in_progress', 'maintenance.started'],
        [30, 'verifying', 'maintenance.updated'],
        [40, 'in_progress', 'maintenance.updated'],
        [50, 'completed', 'maintenance.completed'],
        [55, 'completed', 'maintenance.updated'],
        [58, 'in_progress', 'maintenance.started'],
        [59, 'cancelled', 'maintenance.cancelled'],
      ];
      for (const [minute, status] of steps) {
        const after = await updateMaintenance(at(minute), id, null, { status, body: words('x') });
        expect(after).toMatchObject({ status, updates: { length: after.version } });
      }
      expect(await types()).toEqual(['maintenance.scheduled', ...steps.map(([, , type]) => type)]);
      const { rows } = await db.client.execute('SELECT ended_at FROM maintenances');
      expect(rows).toMatchObject([{ ended_at: someNow + 59 * minuteMs }]);
    });

    test('is extended while it is done, and taken up again until a new end', async () => {
      const id = await scheduled({ scheduledFor: instant(0), scheduledUntil: instant(60) });
      const going = (minute: number, until?: number) =>
        updateMaintenance(at(minute), id, null, {
          ...{ status: 'in_progress', body: words('It takes longer.') },
          ...(until !== undefined && { scheduledUntil: instant(until) }),
        });
      expect(await going(50, 90)).toMatchObject({
        ...{ status: 'in_progress', scheduledUntil: instant(90) },
      });
      await expect(going(100)).rejects.toMatchObject({
        ...{ code: 'invalid', faults: [{ pointer: '/scheduledUntil' }] },
      });
      expect(await going(100, 130)).toMatchObject({
        ...{ status: 'in_progress', scheduledUntil: instant(130) },
        updates: [{ status: 'in_progress' }, { status: 'completed', at: instant(90) }, {}, {}, {}],
      });
    });

    test('says what is possible where it cannot move as asked', async () => {
      const id = await scheduled();
      const cancel = { status: 'cancelled', body: words('Not today.') };
      const skip = updateMaintenance(at(1), id, null, { ...cancel, status: 'completed' });
      await expect(skip).rejects.toMatchObject({
        code: 'conflict',
        message:
          'Planned work that is scheduled cannot become completed; choose scheduled, in_progress, cancelled.',
      });
      await updateMaintenance(at(2), id, null, cancel);
      const revive = updateMaintenance(at(3), id, null, { ...cancel, status: 'scheduled' });
      await expect(revive).rejects.toMatchObject({ code: 'conflict' });
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('that was read too long ago is not changed, and nothing is told of it', async () => {
      const id = await scheduled();
      await changeMaintenance(at(1), id, 1, { title: { en: 'New servers' } });
      const late = updateMaintenance(at(2), id, 1, { status: 'cancelled', body: words('No.') });
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      const alsoLate = changeMaintenance(at(2), id, 1, { auto: false });
      await expect(alsoLate).rejects.toMatchObject({ code: 'stale' });
      for (const table of ['audit_entries', 'events']) expect(await countRows(db, table)).toBe(2);
    });

    test('is changed as a whole, keeps what was left out, and tells when its window moves', async () => {
      const id = await scheduled({ works: words('Chat works.'), delayed: words('Answers.') });
      const changed = await changeMaintenance(at(1), id, 1, {
        ...{ title: { en: 'Bigger mail servers' }, components: ['email', 'chat'] },
        ...{ works: null, delayed: { en: 'Replies.' }, auto: false, reachability: 'limited' },
      });
      expect(changed).toMatchObject({
        title: { zh: planned.title.zh, en: 'Bigger mail servers' },
        ...{ components: ['email', 'chat'], auto: false, reachability: 'limited', version: 2 },
        ...{ works: null, delayed: { zh: 'Answers.（中文）', en: 'Replies.' }, avoid: null },
      });
      const window = { scheduledFor: instant(90), scheduledUntil: instant(150) };
      expect(await changeMaintenance(at(2), id, 2, window)).toMatchObject(window);
      expect(await eventsIn(db)).toMatchObject([
        { type: 'maintenance.scheduled', notify: 1 },
        { type: 'maintenance.updated', notify: 0 },
        { type: 'maintenance.updated', notify: 1 },
      ]);
      expect(await readMaintenance(db, id)).toMatchObject({
        ...{ auto: false, advice: { delayed: changed.delayed }, version: 3 },
      });
    });

    test('is left alone by a change to what it is already', async () => {
      const id = await scheduled({ works: words('Chat works.'), avoid: words('Calls.') });
      const change = { avoid: { en: 'Mail.' }, delayed: words('Answers.'), auto: false };
      const changed = await changeMaintenance(at(1), id, 1, change);
      const { scheduledFor, scheduledUntil } = planned;
      const same = { ...change, works: words('Chat works.'), scheduledFor, scheduledUntil };
      expect(await changeMaintenance(at(2), id, 2, same)).toEqual(changed);
      for (const table of ['audit_entries', 'events']) expect(await countRows(db, table)).toBe(2);
    });

    test('has updates that are worded better, and their history', async () => {
      const { id, updates } = await scheduleMaintenance(at(0), planned);
      const update = updates[0]?.id ?? '';
      const edited = await editMaintenanceUpdate(at(1), id, update, 1, { body: { en: 'Better.' } });
      expect(edited.updates).toMatchObject([
        { body: { zh: planned.body.zh, en: 'Better.' }, editedAt: instant(1) },
      ]);
      // Words that it has already change nothing.
      const again = await editMaintenanceUpdate(at(2), id, update, 2, { body: { en: 'Better.' } });
      expect(again).toEqual(edited);
      expect(await readUpdateRevisions(db, [update])).toEqual([
        { update, body: planned.body, replacedAt: someNow + minuteMs },
      ]);
      expect((await eventsIn(db))[1]).toMatchObject({ type: 'maintenance.updated', notify: 0 });
      const nowhere = editMaintenanceUpdate(at(1), id, 'nothing', null, { body: words('x') });
      await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
    });

    test('is changed only by who may, and only where there is some', async () => {
      const other = acting(db, { scopes: ['maintenances:read', 'incidents:write'] });
      const forbidden = { code: 'forbidden' };
      const update = { status: 'cancelled', body: words('x') };
      await expect(scheduleMaintenance(other, planned)).rejects.toMatchObject(forbidden);
      await expect(updateMaintenance(other, 'x', null, update)).rejects.toMatchObject(forbidden);
      await expect(changeMaintenance(other, 'x', null, {})).rejects.toMatchObject(forbidden);
      const edit = editMaintenanceUpdate(other, 'x', 'y', null, {});
      await expect(edit).rejects.toMatchObject(forbidden);
      await expect(updateMaintenance(at(0), 'x', null, update)).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    test('is read for the page while it is not over, and for lists newest first', async () => {
      const first = await scheduled();
      const second = await scheduled({ scheduledFor: instant(90) });
      await updateMaintenance(at(5), first, null, { status: 'cancelled', body: words('No.') });
      const selected = async (since: number) =>
        maintenancesOf(await selectMaintenances(db, spanFrom(someNow + since * minuteMs))).map(
          ({ id }) => id,
        );
      expect(await selected(5)).toEqual([first, second]);
      expect(await selected(6)).toEqual([second]);
      const page = async (open?: boolean) =>
        (
          await readMaintenancesPage(db, {
            ...{ before: null, limit: 5, ...(open !== undefined && { open }) },
          })
        ).map(({ id }) => id);
      expect(await page()).toEqual([second, first]);
      expect([await page(true), await page(false)]).toEqual([[second], [first]]);
      const before = { at: someNow + 90 * minuteMs, id: second };
      const rest = await readMaintenancesPage(db, { before, limit: 5 });
      expect(rest.map(({ id }) => id)).toEqual([first]);
    });
  });
}
