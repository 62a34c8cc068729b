import { calendarContent } from '../written/calendar.ts';

/** The days of a year of a calendar, as they are to be from now on, and where they were published. */
export const changedHolidays = calendarContent.meta({ id: 'ChangedHolidays' });
