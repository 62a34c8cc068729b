import type { CalendarYear, OfficialDay } from '../../../domain/hours/calendar.ts';
import { type Fields, typedIn } from '../form.ts';
import { rowsOf } from '../rows.ts';

/** What was typed, as an action takes it, and in which row of the form each day stands. */
export type TypedHolidays = Readonly<{
  content: Readonly<{
    source: Readonly<Record<'title' | 'url' | 'published', string>>;
    days: readonly unknown[];
  }>;
  rows: readonly number[];
}>;

/** The longest that a row can last: a slip in a year must not become a thousand days. */
const mostDays = 60;

const dayMs = 24 * 60 * 60 * 1000;

/** What the form begins with: days in a row of one name and kind are one line. */
export function holidaysFields({ source, days }: Pick<CalendarYear, 'source' | 'days'>): Fields {
  return new Map([
    ['source.title', source.title],
    ['source.url', source.url],
    ['source.published', source.published],
    ...runsOf(days).flatMap(({ first, last, day }, row): [string, string][] => [
      [`days.${row}.from`, first],
      [`days.${row}.until`, last === first ? '' : last],
      [`days.${row}.kind`, day.kind],
      [`days.${row}.zh`, day.name.zh],
      [`days.${row}.en`, day.name.en],
    ]),
  ]);
}

/** Days in a row, closed `[first, last]`; `day` is the first of them. */
export type Run = Readonly<{ first: string; last: string; day: OfficialDay }>;

/** Days in a row of one name and kind as one run, by date. */
export function runsOf(days: readonly OfficialDay[]): readonly Run[] {
  const runs: Run[] = [];
  for (const day of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const before = runs.at(-1);
    const goesOn = before && dayAfter(before.last) === day.date && isAlike(before.day, day);
    if (goesOn) runs.splice(-1, 1, { ...before, last: day.date });
    else runs.push({ first: day.date, last: day.date, day });
  }
  return runs;
}

function isAlike(one: OfficialDay, other: OfficialDay): boolean {
  const { name, kind } = one;
  return kind === other.kind && name.zh === other.name.zh && name.en === other.name.en;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
}

/** Reads the form. What cannot be meant is left as it is, to be refused by its name. */
export function typedHolidays(fields: Fields): TypedHolidays {
  const text = (name: string) => typedIn(fields, name).trim();
  const rows = rowsOf(fields, 'days').filter((row) => text(`days.${row}.from`) !== '');
  const days = rows.flatMap((row) => {
    const at = `days.${row}`;
    const name = { zh: text(`${at}.zh`), en: text(`${at}.en`) };
    return datesIn(text(`${at}.from`), text(`${at}.until`)).map((date) => ({
      row,
      day: { date, kind: text(`${at}.kind`), name },
    }));
  });
  const source = {
    ...{ title: text('source.title'), url: text('source.url') },
    published: text('source.published'),
  };
  return {
    content: { source, days: days.map(({ day }) => day) },
    rows: days.map(({ row }) => row),
  };
}

/** The dates from one to another; what is no range is refused as no date. */
function datesIn(from: string, until: string): readonly string[] {
  const [start, end] = [Date.parse(from), Date.parse(until || from)];
  const days = Math.round((end - start) / dayMs);
  if (Number.isNaN(days) || days < 0 || days >= mostDays)
    return [until ? `${from}/${until}` : from];
  return Array.from({ length: days + 1 }, (_, index) =>
    new Date(start + index * dayMs).toISOString().slice(0, 10),
  );
}
