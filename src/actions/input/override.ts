import * as z from 'zod';
import { componentStatus, instant, sentence } from './fields.ts';

/** The explicit word on a component, against everything else that is known. */
export const newOverride = z
  .strictObject({
    status: componentStatus,
    reason: sentence.describe('Why, for everybody to read'),
    expiresAt: instant.describe('When it ends by itself, at most 30 days ahead'),
  })
  .meta({ id: 'NewOverride' });
