import * as z from 'zod';
import { attemptFailures, deliveryStates } from '../../../domain/delivery/delivery.ts';
import type { DeliveryDocument } from '../../../domain/delivery/delivery-document.ts';
import { eventTypes } from '../../../domain/event.ts';
import { id, instant } from './fields.ts';

const attempt = z
  .strictObject({
    at: instant,
    ms: z.number(),
    status: z.int().nullable().describe('What was answered; null without an answer'),
    failure: z.enum(attemptFailures).nullable(),
    detail: z.string().describe('The beginning of the answer, or what went wrong'),
  })
  .meta({ id: 'Attempt' });

/** Something on its way, and what became of it. */
export const delivery = z
  .strictObject({
    id,
    subscription: id.describe('Id of the webhook'),
    kind: z.enum(['event', 'confirmation', 'reminder', 'disabled']),
    event: id.nullable().describe('Id of the event, which is the webhook-id of each attempt'),
    type: z.enum(eventTypes).nullable(),
    state: z.enum(deliveryStates),
    nextAttemptAt: instant.nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
    attempts: z.array(attempt).describe('Oldest first'),
  })
  .meta({ id: 'Delivery' }) satisfies z.ZodType<DeliveryDocument>;
