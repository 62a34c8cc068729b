import * as z from 'zod';
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

const leftOut = z
  .strictObject({
    updates: z.int().min(0).describe('How many updates, the oldest of all'),
    characters: z.int().min(0).describe('How many characters, cut off the end of the texts'),
  })
  .exactOptional()
  .describe('What a webhook leaves out to stay under 20,000 bytes; the whole is at /api/v1/events');

const webhookTest = z.strictObject({
  endpoint: id.describe('Id of the webhook'),
  message: localized,
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
      z.strictObject({ incident, leftOut }),
      z.strictObject({ maintenance, leftOut }),
      z.strictObject({ announcement, leftOut }),
      statusChange,
      z.strictObject({ test: webhookTest }),
    ]),
  })
  .meta({ id: 'Event' }) satisfies z.ZodType<EventDocument>;
