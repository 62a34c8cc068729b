import * as z from 'zod';
import { hoursShape } from '../../../actions/written/hours.ts';
import type { HoursDocument } from '../../../domain/settings/setting-document.ts';
import { setting } from './fields.ts';

/** When people are there for a component. */
export const hours = z
  .strictObject({ component: z.string(), hours: hoursShape, ...setting })
  .meta({ id: 'HoursOfComponent' }) satisfies z.ZodType<HoursDocument, unknown>;
