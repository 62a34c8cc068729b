import * as z from 'zod';
import { hoursSchema } from '../written/hours.ts';

/** The hours of a component, as they are to be from now on. */
export const changedHours = z
  .strictObject({ hours: hoursSchema }, { error: 'must be written as {"hours": …}' })
  .meta({ id: 'ChangedHours' });
