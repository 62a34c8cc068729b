import { describe, expect, test } from 'vitest';
import { someSite } from '../../../tests/support/facts.ts';
import { hoursOf, madeUpCalendar } from '../../../tests/support/hours.ts';
import { someMaintenance } from '../../../tests/support/words.ts';
import type { CalendarYear } from '../hours/calendar.ts';
import { type Caution, cautionsOn } from './maintenance-caution.ts';

const labourDay = { zh: '劳动节', en: 'Labour Day' };
const year: CalendarYear = {
  ...{ calendar: 'cn', year: 2030 },
  source: { title: 'Made up', url: 'https://example.com/', published: '2029-11-01' },
  days: [
    { date: '2030-04-28', kind: 'make_up_day', name: labourDay },
    { date: '2030-05-02', kind: 'holiday', name: labourDay },
    { date: '2030-05-01', kind: 'holiday', name: labourDay },
  ],
};
const hours = hoursOf({ week: { 'mon-fri': '09:00-18:00' }, calendar: 'cn' });
const { groups, ...rest } = someSite();
const site = {
  ...rest,
  groups: groups.map((group) => ({
    ...group,
    components: group.components.map((one) => (one.slug === 'phone' ? { ...one, hours } : one)),
  })),
};
const watched = { site, calendars: new Map([['cn', madeUpCalendar]]), calendarYears: [year] };

/** An instant of a local time in Beijing. */
const at = (local: string) => Date.parse(`${local}+08:00`);
const now = at('2030-04-20T12:00');
const window = (from: string, until: string, changes: object = {}) =>
  someMaintenance({ ...{ from: at(from), until: at(until), components: ['email'] }, ...changes });
const cautions = (planned: ReturnType<typeof window>, others: ReturnType<typeof window>[] = []) =>
  cautionsOn(planned, others, watched, now).map(told);

function told(caution: Caution): string {
  switch (caution.kind) {
    case 'soon':
      return 'soon';
    case 'overlap':
      return `overlap ${caution.other.id}`;
    case 'holiday':
      return `holiday ${caution.day.date}`;
    case 'closed':
      return `closed ${caution.component.slug} ${caution.part}`;
  }
}

describe('a window', () => {
  test.each([
    ['that is well ahead on a working day', '2030-04-24T02:00', '2030-04-24T04:00', []],
    ['that begins within a day', '2030-04-21T11:59', '2030-04-21T13:00', ['soon']],
    ['that begins in a day', '2030-04-21T12:00', '2030-04-21T13:00', []],
    ['that has begun', '2030-04-20T11:00', '2030-04-20T13:00', []],
    ['on a day worked for a holiday', '2030-04-28T02:00', '2030-04-28T04:00', []],
    ['on a holiday', '2030-05-01T02:00', '2030-05-01T04:00', ['holiday 2030-05-01']],
    ['until a holiday begins', '2030-04-30T22:00', '2030-05-01T00:00', []],
    ['over a long holiday', '2030-04-30T22:00', '2030-05-02T04:00', ['holiday 2030-05-01']],
  ])('%s', (_, from, until, said) => {
    expect(cautions(window(from, until))).toEqual(said);
  });

  test.each([
    ['within service hours', '2030-04-24T10:00', '2030-04-24T12:00', []],
    ['after closing time', '2030-04-24T18:00', '2030-04-24T20:00', ['closed phone all']],
    ['over closing time', '2030-04-24T17:00', '2030-04-24T19:00', ['closed phone some']],
  ])('%s of a channel', (_, from, until, said) => {
    expect(cautions(window(from, until, { components: ['phone', 'email'] }))).toEqual(said);
  });

  test('says which other work it overlaps, and not itself, what is over or what only touches it', () => {
    const planned = window('2030-04-24T02:00', '2030-04-24T04:00');
    const other = (id: string, from: string, until: string, changes = {}) =>
      window(from, until, { id, ...changes });
    const [first] = planned.updates;
    const cancelled = first ? { updates: [first, { ...first, status: 'cancelled', at: now }] } : {};
    const others = [
      planned,
      other('before', '2030-04-24T01:00', '2030-04-24T02:00'),
      other('within', '2030-04-24T03:00', '2030-04-24T03:30', { components: ['chat'] }),
      other('called off', '2030-04-24T03:00', '2030-04-24T03:30', cancelled),
      other('around', '2030-04-24T01:00', '2030-04-24T05:00'),
    ];
    expect(cautions(planned, others)).toEqual(['overlap within', 'overlap around']);
  });
});
