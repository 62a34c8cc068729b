import { describe, expect, test } from 'vitest';
import { someBrand, someLogo } from '../../../tests/support/brand.ts';
import type { HoursDefinition } from '../hours/hours-definition.ts';
import { differencesOf } from './differences.ts';
import type { Setting } from './setting.ts';

const stored = (setting: Setting) => [{ ...setting, version: 2, updatedAt: 0 }];

/** The differences as `field: files → database`. */
function told(files: Setting, database: Setting): readonly string[] {
  return differencesOf([files], stored(database)).map(
    (one) => `${one.field}: ${one.files} → ${one.database}`,
  );
}

const hours = (value: HoursDefinition): Setting => ({ kind: 'hours', subject: 'chat', value });

describe('files and database', () => {
  const rows: readonly (readonly [string, HoursDefinition, HoursDefinition, readonly string[]])[] =
    [
      ['in nothing', 'always', 'always', []],
      [
        'as a whole',
        'always',
        { week: { mon: '09:00-18:00' } },
        [': always → null', 'week.mon: null → 09:00-18:00'],
      ],
      [
        'in nothing but the way they are written',
        { week: { 'mon-tue': '09:00-18:00', sun: 'closed' } },
        { week: { mon: '09:00-18:00', tue: '09:00-18:00' } },
        [],
      ],
      [
        'in a day, a season and a special day',
        {
          ...{ calendar: 'cn', week: { 'mon-tue': '09:00-18:00' } },
          seasons: [{ from: '2030-01-01', week: { mon: '10:00-18:00' } }],
        },
        {
          ...{ calendar: 'cn', onHolidays: '10:00-12:00', week: { mon: '09:00-18:00' } },
          seasons: [{ from: '2030-01-01', week: { mon: '11:00-18:00' } }],
          specialDays: [{ date: '2030-02-01', hours: 'closed' }],
        },
        [
          'week.tue: 09:00-18:00 → null',
          'seasons.2030-01-01.week.mon: 10:00-18:00 → 11:00-18:00',
          'onHolidays: null → 10:00-12:00',
          'specialDays.2030-02-01: null → closed',
        ],
      ],
    ];
  test.each(rows)('differ in hours %s', (_, files, database, differences) => {
    expect(told(hours(files), hours(database))).toEqual(differences);
  });

  test('differ in days of a calendar, by date', () => {
    const name = { zh: '假日', en: 'Holiday' };
    const source = { title: 'Notice', url: 'https://example.com/', published: '2029-11-01' };
    const year = (date: string): Setting => ({
      ...{ kind: 'holidays', subject: 'cn-2030' },
      value: { calendar: 'cn', year: 2030, source, days: [{ date, kind: 'holiday', name }] },
    });
    expect(told(year('2030-05-01'), year('2030-05-01'))).toEqual([]);
    expect(told(year('2030-05-01'), year('2030-05-02'))).toContain(
      'days.2030-05-01.kind: holiday → null',
    );
  });

  test('differ in a contact that was taken away', () => {
    const contact = { label: { zh: '拨打', en: 'Call' }, href: 'tel:1' };
    const setting = { kind: 'contact', subject: 'phone', value: contact } as const;
    expect(told(setting, { ...setting, value: null })).toEqual([
      'label.zh: 拨打 → null',
      'label.en: Call → null',
      'href: tel:1 → null',
    ]);
  });

  test('differ in a brand, whose logo is told by its content', () => {
    const value = { ...someBrand, logo: someLogo };
    const brand = { kind: 'brand', subject: '', value } as const;
    const other = { ...value, accent: null, logo: { ...someLogo, hash: 'ffffffffffffffff' } };
    expect(told(brand, { ...brand, value: other })).toEqual([
      'accent: #1f6feb → null',
      'logo: svg 0123456789abcdef → svg ffffffffffffffff',
    ]);
  });

  test('do not differ where one of them says nothing', () => {
    expect(differencesOf([hours('always')], [])).toEqual([]);
    expect(differencesOf([], stored(hours('always')))).toEqual([]);
  });
});
