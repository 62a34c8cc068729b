import type { HoursDefinition } from '../../../domain/hours/hours-definition.ts';
import { spanText } from '../../../domain/hours/hours-text.ts';
import { readHoursDefinition } from '../../../domain/hours/read-definition.ts';
import {
  type DaySpan,
  type Season,
  type Weekday,
  weekdays,
} from '../../../domain/hours/service-hours.ts';
import { writeHoursDefinition } from '../../../domain/hours/write-definition.ts';
import { type Fields, typedIn } from '../form.ts';
import { rowsOf } from '../rows.ts';

/** What was typed, as an action takes it, and in which rows of the form its seasons and days stand. */
export type TypedHours = Readonly<{
  hours: HoursDefinition;
  seasonRows: readonly number[];
  dayRows: readonly number[];
}>;

/** What the form begins with. */
export function hoursFields(stored: HoursDefinition, siteZone: string): Fields {
  const hours = readHoursDefinition(stored, siteZone);
  if (hours?.kind !== 'weekly') return new Map([['kind', 'always']]);
  const { timeZone, calendar, seasons, specialDays, bot } = hours;
  return new Map([
    ['kind', 'weekly'],
    ['timeZone', timeZone === siteZone ? '' : timeZone],
    ['calendar', calendar ?? ''],
    ...seasons.flatMap((season, row) => seasonFields(season, row)),
    ...specialDays.flatMap(({ date, spans }, row): [string, string][] => [
      [`days.${row}.date`, date],
      ...dayFields(`days.${row}`, spans),
    ]),
    ...(bot ? weekdays.map((day): [string, string] => [`bot.${day}`, spansField(bot[day])]) : []),
  ]);
}

/** The fields of a season, in a row of the form. */
function seasonFields(season: Season, row: number): readonly [string, string][] {
  const at = `seasons.${row}`;
  return [
    [`${at}.from`, season.from ?? ''],
    ...weekdays.flatMap((day) => dayFields(`${at}.${day}`, season.week[day])),
    ...dayFields(`${at}.holidays`, season.onHolidays),
    [`${at}.makeUpAs`, season.makeUpAs],
  ];
}

function dayFields(at: string, spans: readonly DaySpan[]): readonly [string, string][] {
  const of = (staffing: DaySpan['staffing']) =>
    spansField(spans.filter((span) => span.staffing === staffing));
  return [
    [`${at}.open`, of('open')],
    [`${at}.reduced`, of('reduced')],
  ];
}

function spansField(spans: readonly DaySpan[]): string {
  return spans.map(spanText).join(', ');
}

/** Reads the form. What cannot be meant is left as it is, to be refused by its name. */
export function typedHours(fields: Fields, siteZone: string): TypedHours {
  if (typedIn(fields, 'kind') !== 'weekly') return { hours: 'always', seasonRows: [], dayRows: [] };
  const seasonRows = datedRows(fields, 'seasons', 'from').filter((row) => row > 0);
  const dayRows = datedRows(fields, 'days', 'date');
  const timeZone = typedIn(fields, 'timeZone').trim();
  const calendar = typedIn(fields, 'calendar');
  const bot = botIn(fields);
  const hours: HoursDefinition = {
    ...(timeZone && { timeZone }),
    ...(calendar && { calendar }),
    ...seasonIn(fields, 0),
    seasons: seasonRows.map((row) => ({
      from: typedIn(fields, `seasons.${row}.from`).trim(),
      ...seasonIn(fields, row),
    })),
    specialDays: dayRows.map((row) => ({
      date: typedIn(fields, `days.${row}.date`).trim(),
      hours: dayIn(fields, `days.${row}`),
    })),
    ...(bot && { bot }),
  };
  const read = readHoursDefinition(hours, siteZone);
  return { hours: read ? writeHoursDefinition(read) : hours, seasonRows, dayRows };
}

/** The rows that have a date, by their dates: in which order they were typed makes no difference. */
function datedRows(fields: Fields, list: string, date: string): readonly number[] {
  const dateIn = (row: number) => typedIn(fields, `${list}.${row}.${date}`).trim();
  return rowsOf(fields, list)
    .filter((row) => dateIn(row) !== '')
    .sort((a, b) => (dateIn(a) < dateIn(b) ? -1 : 1));
}

function seasonIn(fields: Fields, row: number) {
  const at = `seasons.${row}`;
  const makeUpAs = weekdays.find((day) => day === typedIn(fields, `${at}.makeUpAs`));
  const week = Object.fromEntries(weekdays.map((day) => [day, dayIn(fields, `${at}.${day}`)]));
  if (typedIn(fields, 'calendar') === '') return { week };
  return { week, onHolidays: dayIn(fields, `${at}.holidays`), ...(makeUpAs && { makeUpAs }) };
}

function botIn(fields: Fields): Partial<Record<Weekday, string>> | null {
  const days = weekdays.flatMap((day): [Weekday, string][] => {
    const spans = spansIn(typedIn(fields, `bot.${day}`));
    return spans.length > 0 ? [[day, spans.join(', ')]] : [];
  });
  return days.length > 0 ? Object.fromEntries(days) : null;
}

function dayIn(fields: Fields, at: string): string {
  const open = spansIn(typedIn(fields, `${at}.open`));
  const reduced = spansIn(typedIn(fields, `${at}.reduced`)).map((span) => `${span} reduced`);
  return [...open, ...reduced].join(', ') || 'closed';
}

/** People also write `9-18`, `9：00～18：00` and `、`; all of it means what files write. */
function spansIn(typed: string): readonly string[] {
  return typed
    .normalize('NFKC')
    .split(/[,;、\n]/)
    .map((span) => span.replace(/[–—~〜至到]/g, '-').replace(/\s+/g, ''))
    .filter((span) => span !== '' && span !== '-')
    .map((span) =>
      span.replace(/(\d{1,2})(:\d{1,2})?/g, (_, hour: string, minutes = ':00') => {
        return hour.padStart(2, '0') + minutes;
      }),
    );
}
