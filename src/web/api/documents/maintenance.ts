import * as z from 'zod';
import { maintenanceStatuses, windowReachabilities } from '../../../domain/words/maintenance.ts';
import type { MaintenanceDocument } from '../../../domain/words/maintenance-document.ts';
import { id, instant, slugs, version, words } from './fields.ts';

const update = z
  .strictObject({
    id,
    status: z.enum(maintenanceStatuses),
    body: words,
    at: instant.describe('From when on it holds'),
    createdAt: instant,
    editedAt: instant.nullable(),
  })
  .meta({ id: 'MaintenanceUpdate' });

/** Planned work with all that was said of it. */
export const maintenance = z
  .strictObject({
    id,
    title: words,
    status: z.enum(maintenanceStatuses),
    components: slugs,
    scheduledFor: instant,
    scheduledUntil: instant,
    auto: z.boolean().describe('Whether it starts and ends by itself at these instants'),
    reachability: z.enum(windowReachabilities),
    works: words.nullable().describe('What works all the same'),
    delayed: words.nullable().describe('What takes longer'),
    avoid: words.nullable().describe('What not to do'),
    createdAt: instant,
    updatedAt: instant,
    version,
    updates: z.array(update).describe('Newest first'),
  })
  .meta({ id: 'Maintenance' }) satisfies z.ZodType<MaintenanceDocument>;
