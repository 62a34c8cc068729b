import { changeHolidays, yearOfCalendar } from '../../actions/change-holidays.ts';
import { changedHolidays } from '../../actions/input/holidays.ts';
import { removeHolidays } from '../../actions/remove-holidays.ts';
import { yearName } from '../../domain/settings/setting.ts';
import { holidaysDocument } from '../../domain/settings/setting-document.ts';
import { holidaysNow } from '../../domain/settings/setting-now.ts';
import { readSettings } from '../../storage/setting.ts';
import { holidays } from './documents/holidays.ts';
import * as examples from './examples/holidays.ts';
import { there } from './found.ts';
import type { Asked, PrivateRoute } from './route.ts';
import { versioned } from './versioned.ts';

const one = {
  kind: 'private',
  noun: 'holidays',
  status: 200,
  shape: 'versioned',
  answer: holidays,
} as const;

/** `/holidays`: the days of official calendars, a year at a time. */
export const holidaysRoutes: readonly PrivateRoute[] = [
  {
    ...one,
    method: 'GET',
    path: '/holidays',
    shape: 'list',
    summary: 'List all years of all official calendars',
    handle: async (asked) => {
      const items = (await holidaysIn(asked)).map(holidaysDocument);
      return { kind: 'list', items, next: null };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/holidays/:calendar',
    shape: 'list',
    summary: 'List the years of a calendar',
    handle: async (asked) => {
      const all = await holidaysIn(asked);
      const years = all.filter(({ value }) => value.calendar === asked.param('calendar'));
      there(years[0], 'calendar');
      return { kind: 'list', items: years.map(holidaysDocument), next: null };
    },
  },
  {
    ...one,
    method: 'GET',
    path: '/holidays/:calendar/:year',
    summary: 'Read a year of a calendar',
    handle: async (asked) => {
      const name = yearName(yearAsked(asked));
      const all = await holidaysIn(asked);
      const one = all.find(({ subject }) => subject === name);
      return versioned(holidaysDocument(there(one, 'calendar year')));
    },
  },
  {
    ...one,
    method: 'PUT',
    path: '/holidays/:calendar/:year',
    summary: 'Write down a year of a calendar, or change it',
    description:
      'It holds at once for all hours that name the calendar. Dates are those of the source, never guessed.',
    body: { schema: changedHolidays, example: examples.holidays },
    handle: async (asked) => {
      const { acting, version, input } = asked;
      const changed = await changeHolidays(acting, yearAsked(asked), version, input);
      return versioned(holidaysDocument(changed));
    },
  },
  {
    ...one,
    method: 'DELETE',
    path: '/holidays/:calendar/:year',
    summary: 'Take back a year of a calendar that was written down',
    description:
      'A year that comes with the files is as they say again; any other is gone. It is answered as it last was.',
    handle: async (asked) => {
      const removed = await removeHolidays(asked.acting, yearAsked(asked), asked.version);
      return versioned(holidaysDocument(removed));
    },
  },
];

function yearAsked({ param }: Pick<Asked, 'param'>) {
  return yearOfCalendar(param('calendar'), param('year'));
}

async function holidaysIn({ acting: { db }, watched }: Asked) {
  return holidaysNow(watched, await readSettings(db));
}
