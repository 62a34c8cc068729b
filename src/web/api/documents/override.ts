import * as z from 'zod';
import type { OverrideDocument } from '../../../domain/words/override-document.ts';
import { componentStatus, id, instant, words } from './fields.ts';

/** The explicit word of staff on a component. */
export const override = z
  .strictObject({
    id,
    component: z.string(),
    status: componentStatus,
    reason: words,
    startedAt: instant,
    expiresAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Override' }) satisfies z.ZodType<OverrideDocument>;
