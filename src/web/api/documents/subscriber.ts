import * as z from 'zod';
import type { SubscriberDocument } from '../../../domain/delivery/subscriber-document.ts';
import { languages } from '../../../domain/localized.ts';
import { id, instant } from './fields.ts';
import { subscribed } from './subscription.ts';

const subscription = z
  .strictObject({
    id,
    channel: z.enum(['webhook', 'mail']),
    ...subscribed,
    createdAt: instant,
    confirmedAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Subscription' });

/** Somebody who has asked to be told. */
export const subscriber = z
  .strictObject({
    id,
    address: z.string(),
    language: z.enum(languages),
    createdAt: instant,
    confirmedAt: instant.nullable(),
    subscriptions: z.array(subscription).describe('Oldest first; disabled is the quarantine'),
  })
  .meta({ id: 'Subscriber' }) satisfies z.ZodType<SubscriberDocument>;
