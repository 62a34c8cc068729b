import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brandedWatched, someBrand, someLogo } from '../../../tests/support/brand.ts';
import { someNow, someSite, someWatched } from '../../../tests/support/facts.ts';
import { logoOf } from '../brand.ts';
import { siteComponents } from '../component.ts';
import type { CalendarYear } from '../hours/calendar.ts';
import type { Watched } from '../watched.ts';
import { unreadable } from './readable.ts';
import { noSettings, type Setting, type Settings, settingIn } from './setting.ts';
import { settingsOf } from './settings-of.ts';
import { watchedNow } from './watched-now.ts';

const stored = (...settings: readonly Setting[]): Settings =>
  settings.map((setting) => ({ ...setting, version: 1, updatedAt: someNow }));

const componentIn = ({ site }: Watched, slug: string) =>
  siteComponents(site).find((one) => one.slug === slug);

const day = (date: string, kind: 'holiday' | 'make_up_day' = 'holiday') => ({
  ...{ date, kind },
  name: { zh: '假日', en: 'Holiday' },
});

function year(days: readonly ReturnType<typeof day>[]): CalendarYear {
  const source = { title: 'Made up', url: 'https://example.com/', published: '2029-11-01' };
  return { calendar: 'cn', year: 2030, source, days };
}

describe('what is watched, as it stands now', () => {
  test('is as the files say while nothing is stored', () => {
    const watched = someWatched();
    expect(watchedNow(watched, noSettings)).toBe(watched);
  });

  test('has the hours that are stored, in the zone of the site', () => {
    const hours = {
      kind: 'hours',
      subject: 'phone',
      value: { week: { mon: '09:00-10:00' } },
    } as const;
    const now = watchedNow(someWatched(), stored(hours));
    expect(componentIn(now, 'phone')?.hours).toMatchObject({
      kind: 'weekly',
      timeZone: 'Asia/Shanghai',
      seasons: [{ week: { mon: [{ from: 540, until: 600, staffing: 'open' }], tue: [] } }],
    });
    expect(componentIn(now, 'chat')).toEqual(componentIn(someWatched(), 'chat'));
  });

  test('goes from hours back to always', () => {
    const watched = watchedNow(
      someWatched(),
      stored({ kind: 'hours', subject: 'chat', value: { week: { mon: '09:00-10:00' } } }),
    );
    const always = watchedNow(watched, stored({ kind: 'hours', subject: 'chat', value: 'always' }));
    expect(componentIn(always, 'chat')?.hours).toEqual({ kind: 'always' });
  });

  test.each([
    ['a text', { week: { mon: 'from nine to five' } }],
    ['no text', { week: { mon: 9 } }],
    ['no week', { mon: '09:00-10:00' }],
    [
      'a season',
      { week: { mon: '09:00-10:00' }, seasons: [{ from: '2030-01-01', week: { tue: '?' } }] },
    ],
    ['nothing', null],
    ['a zone of some runtimes', { week: { mon: '09:00-10:00' }, timeZone: '+08:00' }],
    [
      'a day that does not exist',
      { week: {}, specialDays: [{ date: '2030-02-30', hours: 'closed' }] },
    ],
    ['a calendar that has no name', { week: { mon: '09:00-10:00' }, calendar: 7 }],
    ['another kind of thing', 7],
  ])('has the hours of the files where those that are stored cannot be read: %s', (_, value) => {
    // As a newer program, or a hand in the database, might have written them.
    const strange = { kind: 'hours', subject: 'phone', value } as unknown as Setting;
    const now = watchedNow(someWatched(), stored(strange));
    expect(unreadable(stored(strange))).toMatchObject([{ kind: 'hours', subject: 'phone' }]);
    expect(componentIn(now, 'phone')).toEqual(componentIn(someWatched(), 'phone'));
  });

  test('has the contact that is stored, or none where it was taken away', () => {
    const contact = { label: { zh: '拨打', en: 'Call' }, href: 'tel:+861' };
    const now = watchedNow(
      someWatched(),
      stored(
        { kind: 'contact', subject: 'phone', value: contact },
        { kind: 'contact', subject: 'chat', value: null },
      ),
    );
    expect(componentIn(now, 'phone')?.contact).toEqual(contact);
    expect(componentIn(now, 'chat')).not.toHaveProperty('contact');
    expect(componentIn(now, 'email')?.contact).toBeDefined();
  });

  test('has a stored year in the place of the one in the files, beside all others', () => {
    const watched = { ...someWatched(), calendarYears: [year([day('2030-05-01')])] };
    const other = { ...year([day('2031-01-01')]), year: 2031 };
    const now = watchedNow(
      watched,
      stored(
        { kind: 'holidays', subject: 'cn-2030', value: year([day('2030-05-04', 'make_up_day')]) },
        { kind: 'holidays', subject: 'cn-2031', value: other },
      ),
    );
    expect([...(now.calendars?.get('cn') ?? [])]).toEqual([
      ['2030-05-04', 'make_up_day'],
      ['2031-01-01', 'holiday'],
    ]);
    expect(now.dayNames?.get('cn')?.get('2030-05-01')).toBeUndefined();
    expect(now.calendarYears?.map((one) => one.year)).toEqual([2030, 2031]);
  });

  test('has the brand that is stored as a whole, with its logo', () => {
    const { logo: _, ...rest } = someBrand;
    const plain = { logo: null, accent: null, links: [], footer: null, registrations: [] };
    const without = watchedNow(
      brandedWatched(),
      stored({ kind: 'brand', subject: '', value: plain }),
    );
    expect([without.site.brand, without.logo]).toEqual([plain, null]);
    const value = { ...rest, logo: { ...someLogo, hash: 'ffffffffffffffff' } };
    const now = watchedNow(brandedWatched(), stored({ kind: 'brand', subject: '', value }));
    expect(now.site.brand).toEqual({ ...rest, logo: logoOf(value.logo) });
    expect(now.logo).toEqual(value.logo);
  });

  test('is the same whether what the files say is stored or not', () => {
    const hours = fc.record({
      week: fc.dictionary(
        fc.constantFrom('mon', 'tue-thu', 'sat'),
        fc.constantFrom('09:00-12:00, 13:00-18:00', '22:00-02:00', '10:00-16:00 reduced', 'closed'),
      ),
      onHolidays: fc.constantFrom('closed', '10:00-12:00'),
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('chat', 'phone', 'api'), hours),
        fc.boolean(),
        (each, hasBrand) => {
          const settings = stored(
            ...Object.entries(each).map(([subject, one]): Setting => {
              return { kind: 'hours', subject, value: { ...one, calendar: 'cn' } };
            }),
          );
          const files = {
            ...(hasBrand ? brandedWatched() : someWatched()),
            ...{ logo: hasBrand ? someLogo : null, calendarYears: [year([day('2030-05-01')])] },
          };
          const watched = watchedNow(files, settings);
          const again = watchedNow(watched, stored(...settingsOf(watched)));
          expect(again.site).toEqual(watched.site);
          expect(again.calendarYears).toEqual(watched.calendarYears);
          expect(again.logo).toEqual(watched.logo);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what the files say', () => {
  test('is everything that they name, and nothing else', () => {
    const site = someSite();
    expect(settingsOf({ site }).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'contact chat',
      'contact phone',
      'contact email',
    ]);
    expect(settingIn(stored(...settingsOf(brandedWatched())), 'brand', '')?.value).toEqual({
      ...someBrand,
      logo: someLogo,
    });
  });
});
