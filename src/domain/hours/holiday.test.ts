import { expect, test } from 'vitest';
import { someSite } from '../../../tests/support/facts.ts';
import { hoursOf } from '../../../tests/support/hours.ts';
import { siteComponents } from '../component.ts';
import { componentCondition } from '../status/component-condition.ts';
import { type CalendarYear, calendarsOf, dayNamesOf } from './calendar.ts';
import { withHoliday } from './holiday.ts';
import type { HoursDefinition } from './hours-definition.ts';

const nationalDay = { zh: '国庆节', en: 'National Day' };
const year: CalendarYear = {
  calendar: 'cn',
  year: 2026,
  source: { title: '通知', url: 'https://example.com/', published: '2025-11-04' },
  days: [
    { date: '2026-09-20', kind: 'make_up_day', name: nationalDay },
    { date: '2026-10-01', kind: 'holiday', name: nationalDay },
    { date: '2026-10-02', kind: 'holiday', name: nationalDay },
  ],
};
const watched = { calendars: calendarsOf([year]), dayNames: dayNamesOf([year]) };
const office = { calendar: 'cn', week: { 'mon-fri': '09:00-18:00' } };

/** The holiday for which the chat is closed at an instant in Shanghai, in English. */
function named(hours: HoursDefinition, local: string): string | null {
  const [chat] = siteComponents(someSite());
  if (!chat) throw new Error('The site has no component.');
  const now = Date.parse(`${local}+08:00`);
  const component = { ...chat, hours: hoursOf(hours) };
  const calendar = watched.calendars.get('cn') ?? new Map();
  const condition = componentCondition(component, [], calendar, now);
  return withHoliday(condition, watched, now).holiday?.en ?? null;
}

test.each<[string, HoursDefinition, string, string | null]>([
  ['on a holiday', office, '2026-10-01T10:00', 'National Day'],
  ['from its first minute', office, '2026-10-01T00:00', 'National Day'],
  ['until its last', office, '2026-10-02T23:59', 'National Day'],
  ['on the evening before', office, '2026-09-30T20:00', null],
  ['on a make-up day after work', office, '2026-09-20T20:00', null],
  ['on a holiday without a calendar', { week: office.week }, '2026-10-01T10:00', null],
  [
    'on a holiday with some hours',
    { ...office, onHolidays: '12:00-14:00' },
    '2026-10-01T10:00',
    null,
  ],
  [
    'on a holiday with hours of its own',
    { ...office, specialDays: [{ date: '2026-10-01', hours: '12:00-14:00' }] },
    '2026-10-01T10:00',
    null,
  ],
  ['while people are always there', 'always', '2026-10-01T10:00', null],
])('%s, what is closed names %s', (_, hours, now, name) => {
  expect(named(hours, now)).toBe(name);
});
