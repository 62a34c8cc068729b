import type { Weekday } from './service-hours.ts';

/**
 * Spans of one day as a file writes them: `09:00-12:00, 13:00-18:00`, over midnight `22:00-02:00`,
 * the whole day `00:00-24:00`, with fewer people `10:00-16:00 reduced`, or `closed`.
 */
export type DayHours = string;

/** Hours by day or by range of days, such as `mon-fri`; a day that is not named is closed. */
export type WeekDefinition = Readonly<Partial<Record<Weekday | `${Weekday}-${Weekday}`, DayHours>>>;

/** Other weekly hours from a date on (`YYYY-MM-DD`); what is left out stays as it was before. */
export type SeasonDefinition = Readonly<{
  from: string;
  week: WeekDefinition;
  onHolidays?: DayHours;
  makeUpAs?: Weekday;
}>;

/** When people are there for a component, as written in the site file (docs/service-hours.md). */
export type HoursDefinition =
  | 'always'
  | Readonly<{
      /** IANA zone of all times; by default that of the site. */
      timeZone?: string;
      /** Slug of an official calendar, such as `cn`; by default there are no holidays. */
      calendar?: string;
      week: WeekDefinition;
      /** Hours of an official holiday; by default closed. */
      onHolidays?: DayHours;
      /** Whose hours hold on a make-up working day; by default Monday's. */
      makeUpAs?: Weekday;
      seasons?: readonly SeasonDefinition[];
      /** Dates with hours of their own, which go before everything else. */
      specialDays?: readonly Readonly<{ date: string; hours: DayHours }>[];
      /** When a bot is there, too. */
      bot?: WeekDefinition;
    }>;
