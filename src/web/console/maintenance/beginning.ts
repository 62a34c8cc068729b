import { dateIn } from '../../../domain/time/zoned-day.ts';
import type { Template } from '../../../domain/words/template.ts';
import { fillMaintenance } from '../../../i18n/template/maintenance.ts';
import { chosenFields } from '../component-choice.tsx';
import type { Fields } from '../form.ts';
import type { StaffAsked } from '../route.ts';
import { chosenTemplate, templateValues } from '../template-choice.tsx';
import { localTimeOf, wordsFields } from '../typed.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** When work begins where nobody says so: customers sleep. */
const usualTime = '02:00';
const usualLengthMs = 2 * hourMs;

/**
 * What a form for planned work begins with: `?date=YYYY-MM-DD` names its day, `?component=` what it is
 * about, and `?template=` the words, with what fills these in.
 */
export function newMaintenanceFields(asked: StaffAsked, templates: readonly Template[]): Fields {
  const component = asked.query.get('component');
  return new Map([
    ...windowFields(asked),
    ...Object.entries({ auto: 'on', notify: 'on', reachability: 'unreachable' }),
    ...chosenFields(component === null ? [] : [component]),
    ...templateFields(asked, templates),
  ]);
}

function windowFields({ query, now, watched: { site } }: StaffAsked): readonly [string, string][] {
  const { timeZone } = site;
  const date = query.get('date') ?? '';
  const first = firstAt(usualTime, now + dayMs, timeZone);
  const from = isDateToCome(date, now, timeZone) ? `${date}T${usualTime}` : first;
  // Two hours on the clocks, also where these change.
  const until = new Date(Date.parse(`${from}Z`) + usualLengthMs).toISOString().slice(0, 16);
  return [
    ['scheduledFor', from],
    ['scheduledUntil', until],
  ];
}

function isDateToCome(date: string, now: number, timeZone: string): boolean {
  const at = Date.parse(`${date}T${usualTime}Z`);
  // A day that its month does not have is read as one of the next month.
  const isDate = !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
  return isDate && date > dateIn(timeZone, now);
}

/** The first time of day not before an instant (UTC ms), as a local time. */
function firstAt(time: string, instant: number, timeZone: string): string {
  const local = localTimeOf(instant, timeZone);
  const sameDay = `${local.slice(0, 10)}T${time}`;
  if (sameDay >= local) return sameDay;
  return new Date(Date.parse(`${sameDay}Z`) + dayMs).toISOString().slice(0, 16);
}

function templateFields(
  asked: StaffAsked,
  templates: readonly Template[],
): readonly [string, string][] {
  const {
    watched: { site },
    now,
  } = asked;
  const template = chosenTemplate(asked, templates, 'maintenance');
  if (template === null) return [];
  const filled = fillMaintenance(template, templateValues(asked, template), { site, now });
  if (filled.kind === 'faulty') return [];
  const { components, reachability, notify, ...words } = filled.input;
  return [
    ...Object.entries({ reachability, notify: notify ? 'on' : '' }),
    ...Object.entries(words).flatMap(([name, text]) => wordsFields(name, text)),
    ...chosenFields(components),
  ];
}
