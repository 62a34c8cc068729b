import { z } from 'zod';
import { type EventDocument, eventSchema, eventTypes } from '../../../domain/event.ts';
import { announcement } from './announcement.ts';
import { componentStatus, id, instant, localized } from './fields.ts';
import { incident } from './incident.ts';
import { maintenance } from './maintenance.ts';

const statusChange = z.strictObject({
  component: z.strictObject({ slug: z.string(), name: localized }),
  from: componentStatus,
  to: componentStatus,
});

/** Public news, with the whole of its subject as it then was. */
export const event = z
  .strictObject({
    id,
    type: z.enum(eventTypes),
    schema: z.literal(eventSchema),
    sequence: z.int().min(1).describe('Counts the events of one subject'),
    timestamp: instant,
    data: z.union([
      z.strictObject({ incident }),
      z.strictObject({ maintenance }),
      z.strictObject({ announcement }),
      statusChange,
    ]),
  })
  .meta({ id: 'Event' }) satisfies z.ZodType<EventDocument>;
