import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandedWatched, someBrand, someLogo } from '../../../tests/support/brand.ts';
import { someFacts, someNow } from '../../../tests/support/facts.ts';
import { nothingOlder } from '../../../tests/support/words.ts';
import { missingHolidays } from '../../domain/hours/missing-holidays.ts';
import { differencesOf } from '../../domain/settings/differences.ts';
import { unreadable } from '../../domain/settings/readable.ts';
import type { Setting, Settings } from '../../domain/settings/setting.ts';
import { brandSettingNow, contactsNow, holidaysNow } from '../../domain/settings/setting-now.ts';
import { settingsOf } from '../../domain/settings/settings-of.ts';
import { watchedNow } from '../../domain/settings/watched-now.ts';
import { createSnapshots } from './snapshot.ts';

const name = { zh: '假日', en: 'Holiday' };

/** One of each kind, with everything that it can hold. */
const right: readonly Setting[] = [
  {
    ...{ kind: 'hours', subject: 'phone' },
    value: {
      ...{ timeZone: 'Asia/Shanghai', calendar: 'cn', onHolidays: 'closed', makeUpAs: 'mon' },
      week: { 'mon-fri': '09:00-18:00', sat: '10:00-16:00 reduced' },
      seasons: [{ from: '2026-10-01', week: { 'mon-fri': '10:00-18:00' }, makeUpAs: 'tue' }],
      specialDays: [{ date: '2026-12-24', hours: '09:00-12:00' }],
      bot: { 'mon-sun': '00:00-24:00' },
    },
  },
  {
    ...{ kind: 'holidays', subject: 'cn-2026' },
    value: {
      ...{ calendar: 'cn', year: 2026 },
      source: { title: 'Notice', url: 'https://example.com/', published: '2025-11-01' },
      days: [{ date: '2026-11-22', kind: 'holiday', name }],
    },
  },
  {
    ...{ kind: 'contact', subject: 'phone' },
    value: { label: { zh: '拨打', en: 'Call us' }, href: 'tel:+86400' },
  },
  { kind: 'brand', subject: '', value: { ...someBrand, logo: someLogo } },
];

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    'always',
    '+08:00',
    '2026-02-30',
    0,
    -1,
    1e308,
    true,
  ),
  fc.constantFrom<unknown>([], {}, [null], [{}], { zh: 1, en: null }, 'Mars/Olympus', '\u0000'),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The value with another one somewhere in it, as the path of numbers leads. */
function spoilt(value: unknown, [turn, ...path]: readonly number[], by: unknown): unknown {
  if (turn === undefined || typeof value !== 'object' || value === null) return by;
  const names = Object.keys(value);
  const chosen = names[turn % names.length];
  if (chosen === undefined) return by;
  const inner = spoilt(Reflect.get(value, chosen), path, by);
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === chosen ? inner : one));
  return { ...value, [chosen]: inner };
}

const stored = fc
  .tuple(fc.constantFrom(...right), fc.array(fc.nat(20), { maxLength: 4 }), hostile)
  .map(([setting, path, by]) => ({ ...setting, value: spoilt(setting.value, path, by) }));

const asStored = (settings: readonly object[]) =>
  settings.map((one) => ({ ...one, version: 1, updatedAt: someNow })) as unknown as Settings;

async function pagesWith(settings: Settings): Promise<readonly string[]> {
  const facts = someFacts();
  const told: string[] = [];
  const snapshots = createSnapshots({
    ...{ watched: brandedWatched(), readSaid: nothingOlder, compress: {}, notice: 'none' },
    ...{ readFacts: async () => ({ ...facts, settings }), readPast: async () => facts },
    ...{ readAnswers: async () => [], now: () => someNow, baseUrl: 'https://status.example' },
    log: (_, message) => told.push(message),
  });
  await snapshots.refresh();
  const { pages } = await snapshots.current();
  for (const path of ['/zh/components/phone', '/en/components/phone', '/en/history']) {
    await pages.get(path);
  }
  return told;
}

test('no stored setting takes a page down, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stored, { minLength: 1, maxLength: 3 }), async (hostileOnes) => {
      const all = [...new Map(hostileOnes.map((one) => [one.kind, one])).values()];
      const settings = asStored(all);
      const told = await pagesWith(settings);
      expect(told).toHaveLength(unreadable(settings).length);
      const watched = watchedNow(brandedWatched(), settings);
      missingHolidays(watched, someNow);
      differencesOf(settingsOf(brandedWatched()), settings);
      JSON.stringify([
        brandSettingNow(watched, settings),
        contactsNow(watched, settings),
        holidaysNow(watched, settings),
      ]);
    }),
    { numRuns: 60 },
  );
});

test('settings that are right are all shown, and none is told of', async () => {
  expect(unreadable(asStored(right))).toEqual([]);
  expect(await pagesWith(asStored(right))).toEqual([]);
});

test.each([
  ['holidays null', { kind: 'holidays', subject: 'cn-2026', value: null }],
  ['holidays without days', { ...right[1], value: { calendar: 'cn', year: 2026 } }],
  ['holidays of another year', { ...right[1], subject: 'cn-2027' }],
  ['an empty brand', { kind: 'brand', subject: '', value: {} }],
  ['a brand of an older shape', { ...right[3], value: { logo: null, accent: null, links: [] } }],
  ['a colour that is more', { ...right[3], value: { ...someBrand, logo: null, accent: 'red}*{' } }],
  ['a contact without a label', { ...right[2], value: { href: 'tel:1' } }],
  ['hours in a zone of other runtimes', { ...right[0], value: { week: {}, timeZone: '+08:00' } }],
])('in the place of %s the files hold, and the log tells it', async (_, setting) => {
  const settings = asStored([setting]);
  expect(await pagesWith(settings)).toEqual([
    expect.stringMatching(/^The stored setting "\S+( \S+)?" cannot be read;/),
  ]);
  expect(watchedNow(brandedWatched(), settings)).toEqual(brandedWatched());
});
