import * as z from 'zod';
import { calendarContent } from '../../../actions/written/calendar.ts';
import type { HolidaysDocument } from '../../../domain/settings/setting-document.ts';
import { setting } from './fields.ts';

/** The days of one year of an official calendar. */
export const holidays = z
  .strictObject({ calendar: z.string(), year: z.int(), ...calendarContent.shape, ...setting })
  .meta({ id: 'Holidays' }) satisfies z.ZodType<HolidaysDocument, unknown>;
