import * as z from 'zod';
import { isDate } from '../../domain/time/date.ts';
import { isZone } from '../../domain/time/zone.ts';
import { orMissing } from './remedy.ts';

/** Zones and dates as files write them. */

/** A zone that this runtime knows, by name. */
export const timeZone = z
  .string({ error: orMissing('must be an IANA time zone, such as Asia/Shanghai') })
  .refine(isZone, 'must be an IANA time zone, such as Asia/Shanghai');

/** A date that exists. */
export const date = z
  .string({ error: 'must be a date, such as "2026-10-01"' })
  // What is no date is not compared with other dates.
  .refine(isDate, { error: 'must be a date that exists, such as "2026-10-01"', abort: true });
