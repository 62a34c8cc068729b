import { z } from 'zod';

/** Zones and dates as files write them. */

/** A zone that this runtime knows. */
export const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone, such as Asia/Shanghai');

/** A date that exists. */
export const date = z
  .string({ error: 'must be a date, such as "2026-10-01"' })
  .refine(isDate, 'must be a date that exists, such as "2026-10-01"');

/** Whether a text is a date that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  // A day too many, such as 30 February, is read as one of the next month.
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text;
}
