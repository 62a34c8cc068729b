import type { HoursDefinition, WeekDefinition } from '../hours/hours-definition.ts';
import { daysIn } from '../hours/read-definition.ts';
import { isReadable } from './readable.ts';
import { type Setting, type Settings, settingIn } from './setting.ts';

/** A field in which files and database differ; null where one of them says nothing. */
export type Difference = Readonly<{
  kind: Setting['kind'];
  subject: string;
  /** As in `week.mon`; empty where all of it differs. */
  field: string;
  files: string | null;
  database: string | null;
}>;

/** Where what is stored, and can be read, differs from what the files say, field by field. */
export function differencesOf(said: readonly Setting[], settings: Settings): readonly Difference[] {
  return said.flatMap((one) => {
    const { kind, subject } = one;
    const stored = settingIn(settings, kind, subject);
    if (stored === null || !isReadable(stored)) return [];
    const [files, database] = [fieldsOf(one), fieldsOf(stored)];
    const names = [...new Set([...files.keys(), ...database.keys()])];
    return names
      .map((field) => ({
        ...{ kind, subject, field },
        ...{ files: files.get(field) ?? null, database: database.get(field) ?? null },
      }))
      .filter((each) => each.files !== each.database);
  });
}

type Fields = ReadonlyMap<string, string>;

function fieldsOf(setting: Setting): Fields {
  switch (setting.kind) {
    case 'hours':
      return flat(dayByDay(setting.value));
    case 'contact':
      return flat(setting.value);
    case 'holidays': {
      const { source, days } = setting.value;
      return flat({ source, days: byDate(days) });
    }
    case 'brand': {
      const { logo, ...texts } = setting.value;
      return flat({ ...texts, logo: logo && `${logo.format} ${logo.hash}` });
    }
  }
}

/** The same hours can be written in many ways; day by day there is one. */
function dayByDay(hours: HoursDefinition): unknown {
  if (hours === 'always') return { '': 'always' };
  const { week, bot, seasons = [], specialDays = [], ...rest } = hours;
  return {
    ...rest,
    week: daysOf(week),
    ...(bot && { bot: daysOf(bot) }),
    seasons: Object.fromEntries(
      seasons.map(({ from, ...season }) => [from, { ...season, week: daysOf(season.week) }]),
    ),
    specialDays: Object.fromEntries(specialDays.map((day) => [day.date, day.hours])),
  };
}

function daysOf(week: WeekDefinition): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(week).flatMap(([name, hours]) =>
      hours === 'closed' ? [] : daysIn(name).map((day) => [day, hours]),
    ),
  );
}

function byDate<Day extends { date: string }>(days: readonly Day[]) {
  return Object.fromEntries(days.map(({ date, ...day }) => [date, day]));
}

/** The values at the ends of nested ones, by their paths. */
function flat(value: unknown, path = ''): Fields {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...flat(inner, path && name ? `${path}.${name}` : path + name),
    ]),
  );
}
