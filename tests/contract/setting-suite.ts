import { beforeEach, describe, expect, test } from 'vitest';
import { changeBrand } from '../../src/actions/change-brand.ts';
import { changeContact } from '../../src/actions/change-contact.ts';
import { changeHolidays, yearOfCalendar } from '../../src/actions/change-holidays.ts';
import { changeHours } from '../../src/actions/change-hours.ts';
import { changeLogo } from '../../src/actions/change-logo.ts';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import { removeHolidays } from '../../src/actions/remove-holidays.ts';
import { seedSettings } from '../../src/actions/seed-settings.ts';
import { unreadable } from '../../src/domain/settings/readable.ts';
import type { Setting } from '../../src/domain/settings/setting.ts';
import { settingsOf } from '../../src/domain/settings/settings-of.ts';
import type { Role } from '../../src/domain/staff.ts';
import type { Database } from '../../src/storage/database.ts';
import { factsReader } from '../../src/storage/facts.ts';
import { readSettings } from '../../src/storage/setting.ts';
import { brandedWatched, someBrand, someLogo } from '../support/brand.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';
import { acting, clock, countRows } from './acting.ts';

const nine = { hours: { week: { 'mon-fri': '09:00-18:00' } } };
const ten = { hours: { week: { 'mon-fri': '10:00-18:00' } } };

const name = { zh: '假日', en: 'Holiday' };
const days = {
  source: { title: 'Made up', url: 'https://example.com/', published: '2029-11-01' },
  days: [{ date: '2030-05-01', kind: 'holiday', name }],
};
const cn2030 = { calendar: 'cn', year: 2030 };

/** The calendar of which a year is stored. */
const calendar: Setting = {
  ...{ kind: 'holidays', subject: 'cn-2030' },
  value: { ...cn2030, source: days.source, days: [{ date: '2030-05-01', kind: 'holiday', name }] },
};

/** What is promised of what files say first and staff set; `open` gives an empty database each time. */
export function settingSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const stored = async () =>
    (await readSettings(db)).map(({ kind, subject, version }) => `${kind} ${subject} ${version}`);

  describe('what the files say', () => {
    const said = settingsOf(brandedWatched());
    const later: Setting = { kind: 'hours', subject: 'api', value: 'always' };

    test('is stored once, as one change', async () => {
      expect(await seedSettings(clock(db, someNow), said)).toBe(4);
      const all = ['contact chat 1', 'contact phone 1', 'contact email 1', 'brand  1'];
      expect((await stored()).sort()).toEqual(all.sort());
      expect((await readSettings(db)).find(({ kind }) => kind === 'brand')?.value).toEqual({
        ...{ ...someBrand, logo: someLogo },
      });
      expect(await seedSettings(clock(db, someNow + 1), said)).toBe(0);
      expect(await countRows(db, 'audit_entries')).toBe(1);
    });

    test('is stored once also by several at once', async () => {
      const seeding = [1, 2, 3].map(() => seedSettings(clock(db, someNow), said));
      expect((await Promise.all(seeding)).sort()).toEqual([0, 0, 4]);
      expect(await countRows(db, 'audit_entries')).toBe(1);
    });

    test('never takes the place of what is stored, and is added where it is new', async () => {
      await seedSettings(clock(db, someNow), [{ kind: 'hours', subject: 'chat', value: 'always' }]);
      await changeHours(at(1), 'chat', 1, nine);
      const again: Setting = { kind: 'hours', subject: 'chat', value: ten.hours };
      expect(await seedSettings(clock(db, someNow), [again, later])).toBe(1);
      expect(await readSettings(db)).toMatchObject([
        { subject: 'chat', value: nine.hours, version: 2 },
        { subject: 'api', value: 'always', version: 1, updatedAt: someNow },
      ]);
    });
  });

  describe('hours', () => {
    test('are changed with their audit entry, and nobody is told', async () => {
      const changed = await changeHours(at(1), 'phone', 0, nine);
      expect(changed).toEqual({
        ...{ kind: 'hours', subject: 'phone', value: nine.hours },
        ...{ version: 1, updatedAt: someNow + minuteMs },
      });
      expect(await readSettings(db)).toEqual([changed]);
      expect([await countRows(db, 'audit_entries'), await countRows(db, 'events')]).toEqual([1, 0]);
    });

    test('of two people who change them at once, only one gets what they asked for', async () => {
      const both = await Promise.allSettled([
        changeHours(at(1), 'phone', 0, nine),
        changeHours(at(1), 'phone', 0, ten),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(changeHours(at(2), 'phone', 0, ten)).rejects.toMatchObject({ code: 'stale' });
      expect(await changeHours(at(2), 'phone', null, { hours: 'always' })).toMatchObject({
        version: 2,
      });
    });

    test('are left alone by a change to what they are already', async () => {
      const first = await changeHours(at(1), 'phone', 0, nine);
      expect(await changeHours(at(2), 'phone', 1, nine)).toEqual(first);
      expect(await countRows(db, 'audit_entries')).toBe(1);
    });

    test('follow only calendars that there are', async () => {
      const hours = { hours: { ...nine.hours, calendar: 'cn', onHolidays: '10:00-12:00' } };
      await expect(changeHours(at(1), 'phone', null, hours)).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ pointer: '/hours/calendar', detail: expect.stringContaining('none') }],
      });
      await seedSettings(clock(db, someNow), [calendar]);
      expect(await changeHours(at(1), 'phone', null, hours)).toMatchObject({ version: 1 });
    });

    test.each([
      [{}, '/hours'],
      [{ hours: 'sometimes' }, '/hours'],
      [{ hours: null }, '/hours'],
      [{ hours: [] }, '/hours'],
      [{ hours: { ...nine.hours, timeZone: '+08:00' } }, '/hours/timeZone'],
      [{ hours: { ...nine.hours, timeZone: 8 } }, '/hours/timeZone'],
      [{ hours: { week: { mon: '11:00-09:00' } } }, '/hours/week/mon'],
      [{ hours: { week: { monday: '09:00-18:00' } } }, '/hours/week/monday'],
      [{ hours: { week: {} } }, '/hours/week'],
      [{ hours: { ...nine.hours, timeZone: 'Mars/Olympus' } }, '/hours/timeZone'],
      [{ hours: { ...nine.hours, holidays: 'closed' } }, '/hours/holidays'],
      [
        { hours: { ...nine.hours, specialDays: [{ date: '2030-02-30', hours: 'closed' }] } },
        '/hours/specialDays/0/date',
      ],
      [null, ''],
      [[], ''],
    ])('that nobody can mean are refused: %j', async (input, pointer) => {
      const refused = changeHours(at(1), 'phone', null, input);
      await expect(refused).rejects.toMatchObject({ code: 'invalid', faults: [{ pointer }] });
      await refused.catch(({ faults: [{ detail }] }) => expect(detail).toMatch(/^[A-Z].*\.$/));
      expect(await countRows(db, 'settings')).toBe(0);
    });
  });

  describe('the days of a calendar', () => {
    test('are written down for a new year, and changed', async () => {
      const first = await changeHolidays(at(1), cn2030, 0, days);
      expect(first).toMatchObject({ ...calendar, version: 1 });
      const moved = { ...days, days: [{ date: '2030-05-04', kind: 'make_up_day', name }] };
      expect(await changeHolidays(at(2), cn2030, 1, moved)).toMatchObject({
        version: 2,
        value: { ...cn2030, days: moved.days },
      });
    });

    test.each([
      [{ ...days, source: undefined }, '/source'],
      [{ ...days, source: null }, '/source'],
      [{ ...days, source: { ...days.source, title: 'a'.repeat(201) } }, '/source/title'],
      [{ ...days, source: { ...days.source, title: 'a\u202eb' } }, '/source/title'],
      [{ ...days, source: { ...days.source, url: `https://${'a'.repeat(2000)}` } }, '/source/url'],
      [{ ...days, days: [] }, '/days'],
      [{ ...days, days: [{ date: '2029-05-01', kind: 'holiday', name }] }, '/days/0/date'],
      [{ ...days, days: [...days.days, ...days.days] }, '/days/1/date'],
      [{ ...days, days: [{ date: '2030-05-02', kind: 'make_up_day', name }] }, '/days/0/date'],
      [
        { ...days, days: [{ date: '2030-05-02', kind: 'holiday', name: { en: 'x' } }] },
        '/days/0/name/zh',
      ],
    ])('that no notice could name are refused: %j', async (input, pointer) => {
      await expect(changeHolidays(at(1), cn2030, null, input)).rejects.toMatchObject({
        ...{
          code: 'invalid',
          faults: [{ pointer, detail: expect.not.stringMatching(/must be object|received/) }],
        },
      });
    });

    test('are taken back, and may be written down again', async () => {
      await changeHolidays(at(1), cn2030, 0, days);
      const stale = removeHolidays(at(2), cn2030, 7);
      await expect(stale).rejects.toMatchObject({ code: 'stale' });
      expect(await removeHolidays(at(2), cn2030, 1)).toMatchObject({ ...calendar, version: 1 });
      expect(await stored()).toEqual([]);
      expect(await countRows(db, 'audit_entries')).toBe(2);
      const gone = removeHolidays(at(3), cn2030, null);
      await expect(gone).rejects.toMatchObject({ code: 'not_found' });
      expect(await changeHolidays(at(3), cn2030, 0, days)).toMatchObject({ version: 1 });
    });

    test('are of fifty years at most, each of which can be changed', async () => {
      const years = Array.from({ length: 50 }, (_, index): Setting => {
        const value = { ...cn2030, year: 2031 + index, source: days.source, days: [] };
        return { kind: 'holidays', subject: `cn-${value.year}`, value };
      });
      await seedSettings(clock(db, someNow), years);
      const more = changeHolidays(at(1), cn2030, 0, days);
      await expect(more).rejects.toMatchObject({ code: 'conflict' });
      await removeHolidays(at(2), { calendar: 'cn', year: 2031 }, null);
      expect(await changeHolidays(at(3), cn2030, 0, days)).toMatchObject({ version: 1 });
      expect(await changeHolidays(at(4), cn2030, 1, days)).toMatchObject({ version: 1 });
    });

    test.each([
      ['CN', '2030'],
      ['cn', '1999'],
      ['cn', 'next'],
      ['', '2030'],
    ])('have a name and a year: %s %s', (name, year) => {
      expect(() => yearOfCalendar(name, year)).toThrow('There can be no such calendar');
      expect(yearOfCalendar('cn', '2030')).toEqual(cn2030);
    });
  });

  describe('a contact', () => {
    const contact = { label: { zh: '拨打', en: 'Call us' }, href: 'tel:+86400' };

    test('is changed, and taken away for good', async () => {
      await changeContact(at(1), 'phone', 0, { contact });
      expect(await changeContact(at(2), 'phone', 1, { contact: null })).toMatchObject({
        ...{ value: null, version: 2 },
      });
      await seedSettings(clock(db, someNow), settingsOf(brandedWatched()));
      expect(await stored()).toContain('contact phone 2');
    });

    test.each([
      [{ contact: 'tel:1' }, '/contact'],
      [{ contact: { ...contact, href: `tel:${'1'.repeat(2000)}` } }, '/contact/href'],
      [{ contact: { ...contact, href: 'javascript:alert(1)' } }, '/contact/href'],
      [{ contact: { ...contact, href: 'http://wallet.example' } }, '/contact/href'],
      [{ contact: { ...contact, label: { zh: '拨打' } } }, '/contact/label/en'],
      [{ contact: { ...contact, label: { zh: '拨\u202e打', en: 'x' } } }, '/contact/label/zh'],
      [{}, '/contact'],
    ])('that leads nowhere safe is refused: %j', async (input, pointer) => {
      await expect(changeContact(at(1), 'phone', null, input)).rejects.toMatchObject({
        ...{ code: 'invalid', faults: [{ pointer }] },
      });
    });
  });

  describe('settings', () => {
    const staff = (role: Role) => {
      return { ...at(1), actor: { kind: 'staff', id: 'x', name: 'Somebody', role } } as const;
    };

    test.each(['viewer', 'responder'] as const)('are not for a %s to change', async (role) => {
      const forbidden = { code: 'forbidden' };
      await expect(changeHours(staff(role), 'phone', null, nine)).rejects.toMatchObject(forbidden);
      await expect(changeHolidays(staff(role), cn2030, null, days)).rejects.toMatchObject(
        forbidden,
      );
      const none = { contact: null };
      await expect(changeContact(staff(role), 'phone', null, none)).rejects.toMatchObject(
        forbidden,
      );
      await expect(removeHolidays(staff(role), cn2030, null)).rejects.toMatchObject(forbidden);
      await expect(changeBrand(staff(role), brandedWatched(), null, {})).rejects.toMatchObject(
        forbidden,
      );
      await expect(changeLogo(staff(role), brandedWatched(), null, null)).rejects.toMatchObject(
        forbidden,
      );
      expect(await countRows(db, 'settings')).toBe(0);
    });

    test('are for an admin to change, of components that there are', async () => {
      expect(await changeHours(staff('admin'), 'phone', null, nine)).toMatchObject({ version: 1 });
      const unknown = changeHours(staff('admin'), 'fax', null, nine);
      await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
      const contact = changeContact(staff('admin'), 'fax', null, { contact: null });
      await expect(contact).rejects.toMatchObject({ code: 'not_found' });
    });

    test('that cannot be read keep none of the others from it, and are put right by staff', async () => {
      await seedSettings(clock(db, someNow), [calendar]);
      for (const [kind, subject, value] of [
        ['hours', 'chat', '{"week":'],
        ['hours', 'phone', '{"week":{},"timeZone":"+08:00"}'],
        ['holidays', 'cn-2031', 'null'],
        ['contact', 'phone', '7'],
        ['brand', '', '{}'],
      ] as const) {
        const sql =
          'INSERT INTO settings (kind, subject, value, updated_at, version) VALUES (?, ?, ?, 0, 3)';
        await db.client.execute({ sql, args: [kind, subject, value] });
      }
      const hours = { hours: { ...nine.hours, calendar: 'cn' } };
      expect(await changeHours(at(1), 'chat', 3, hours)).toMatchObject({ version: 4 });
      expect(await changeHours(at(1), 'phone', 3, nine)).toMatchObject({ version: 4 });
      const next = { calendar: 'cn', year: 2031 };
      const moved = { ...days, days: [{ date: '2031-05-01', kind: 'holiday', name }] };
      expect(await changeHolidays(at(1), next, 3, moved)).toMatchObject({ version: 4 });
      const none = { contact: null };
      expect(await changeContact(at(1), 'phone', 3, none)).toMatchObject({ version: 4 });
      const { value } = await changeBrand(at(1), brandedWatched(), 3, { accent: null });
      expect(value.logo).toEqual(someLogo);
      expect(unreadable(await readSettings(db))).toEqual([]);
    });

    test('are among the facts, the same ones until anything was changed', async () => {
      const read = factsReader();
      const now = () => read(db, { since: someNow - dayMs });
      const none = (await now()).settings;
      expect(none).toEqual([]);
      expect((await now()).settings).toBe(none);
      const changed = await changeHours(at(1), 'phone', null, nine);
      const some = (await now()).settings;
      expect(some).toEqual([changed]);
      expect((await now()).settings).toBe(some);
      // Whatever else staff say leaves them as they are.
      await publishAnnouncement(at(2), { title: { en: 'News' }, body: { en: 'None.' } });
      const later = await now();
      expect([later.words.announcements.length, later.settings]).toEqual([1, some]);
      expect(later.settings).toBe(some);
    });
  });
}
