import * as z from 'zod';
import { instant, shortNote } from './fields.ts';

/** Why and until when a monitor does not look. */
export const newPause = z
  .strictObject({
    reason: shortNote.describe('Why, for colleagues; never public'),
    until: instant
      .nullable()
      .default(null)
      .describe('When it ends by itself, at most 90 days ahead; null while nobody knows'),
  })
  .meta({ id: 'NewPause' });
