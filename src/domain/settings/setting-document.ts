import type { CalendarYear } from '../hours/calendar.ts';
import type { HoursDefinition } from '../hours/hours-definition.ts';
import { timestamp } from '../time/timestamp.ts';
import type { SettingOf, Stored } from './setting.ts';

/** How often something was changed, and when last; 0 and null where it is as the files say. */
type Counted = Readonly<{ version: number; updatedAt: string | null }>;

/** When people are there for a component, as documents tell it. */
export type HoursDocument = Counted & Readonly<{ component: string; hours: HoursDefinition }>;

/** The days of a year of an official calendar, as documents tell it. */
export type HolidaysDocument = Counted & CalendarYear;

/** The document of the hours of a component. */
export function hoursDocument(stored: Stored<SettingOf<'hours'>>): HoursDocument {
  return { component: stored.subject, hours: stored.value, ...countedIn(stored) };
}

/** The document of a year of a calendar. */
export function holidaysDocument(stored: Stored<SettingOf<'holidays'>>): HolidaysDocument {
  return { ...stored.value, ...countedIn(stored) };
}

function countedIn({ version, updatedAt }: Pick<Stored, 'version' | 'updatedAt'>): Counted {
  return { version, updatedAt: version === 0 ? null : timestamp(updatedAt) };
}
