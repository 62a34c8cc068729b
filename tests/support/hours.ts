import { hoursSchema } from '../../src/actions/written/hours.ts';
import type { HoursDefinition } from '../../src/domain/hours/hours-definition.ts';
import { readHoursDefinition } from '../../src/domain/hours/read-definition.ts';
import type { Calendar, ServiceHours } from '../../src/domain/hours/service-hours.ts';
import type { DefinitionFile } from '../../src/runtimes/definitions/definitions.ts';
import { resolveDefinitions } from '../../src/runtimes/definitions/resolve.ts';

/** Hours as a site file writes them, on a site in Shanghai. */
export function hoursOf(written: HoursDefinition): ServiceHours {
  const hours = readHoursDefinition(hoursSchema.parse(written), 'Asia/Shanghai');
  if (hours === null) throw new Error('These hours cannot be read.');
  return hours;
}

/** An official calendar that is made up: a May holiday of five days and two days worked for it. */
export const madeUpCalendar: Calendar = new Map([
  ['2030-04-28', 'make_up_day'],
  ['2030-05-01', 'holiday'],
  ['2030-05-02', 'holiday'],
  ['2030-05-03', 'holiday'],
  ['2030-05-04', 'holiday'],
  ['2030-05-05', 'holiday'],
  ['2030-05-11', 'make_up_day'],
]);

const name = { zh: '在线客服', en: 'Chat' };
const calendar: DefinitionFile = {
  file: 'calendars/cn-2030.json',
  exported: {
    kind: 'calendar',
    calendar: 'cn',
    year: 2030,
    source: { title: 'Made up', url: 'https://example.com/', published: '2029-11-01' },
    days: [{ date: '2030-05-01', kind: 'holiday', name }],
  },
};

/** A site whose only component has these hours, and what it resolves to. */
export function resolveHours(hours: unknown) {
  const components = [{ slug: 'chat', name, channel: 'chat', ...(hours ? { hours } : {}) }];
  const site = {
    kind: 'site',
    name,
    timeZone: 'Asia/Shanghai',
    timeZoneName: name,
    groups: [{ slug: 'support', name, components }],
  };
  return resolveDefinitions([{ file: 'site.ts', exported: site }, calendar], {});
}
