import type { LogoImage } from './brand.ts';
import type { Site } from './component.ts';
import type { Calendars, CalendarYear, DayNames } from './hours/calendar.ts';
import type { Monitor } from './monitor/monitor.ts';

/** What is watched: the site, and the monitors that watch its components. */
export type Watched = Readonly<{
  site: Site;
  monitors: readonly Monitor[];
  /** Monitors that cannot be looked at from here: they count once another location has looked. */
  elsewhere?: readonly Monitor[];
  /** The official calendars that hours may name. */
  calendars?: Calendars;
  /** What these call their days. */
  dayNames?: DayNames;
  /** All years of the official calendars that are known. */
  calendarYears?: readonly CalendarYear[];
  /** The image of the logo that the brand names. */
  logo?: LogoImage | null;
}>;
