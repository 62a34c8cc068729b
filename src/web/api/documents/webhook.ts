import * as z from 'zod';
import type { WebhookDocument } from '../../../domain/delivery/webhook-document.ts';
import { dialects } from '../../../domain/delivery/webhook-endpoint.ts';
import { id, instant, version } from './fields.ts';
import { subscribed } from './subscription.ts';

/** Where news is posted to. */
export const webhook = z
  .strictObject({
    id,
    name: z.string(),
    url: z.string().describe('Where a subscriber made it, its beginning only'),
    dialect: z.enum(dialects),
    ...subscribed,
    origin: z.enum(['visitor', 'staff', 'token', 'sandbox']),
    subscriber: id.nullable().describe('Whose address confirmed it; null where staff made it'),
    failingSince: instant.nullable().describe('Since when nothing but failures'),
    rotatedAt: instant.nullable().describe('The secret before this signs for 24 hours more'),
    createdAt: instant,
    endedAt: instant.nullable(),
    version,
  })
  .meta({ id: 'Webhook' }) satisfies z.ZodType<WebhookDocument>;

/** The same with its secret, which only those see who make one or a new secret. */
export const webhookWithSecret = webhook
  .extend({ secret: z.string().describe('Signs each request: whsec_ and 32 bytes in base64') })
  .meta({ id: 'WebhookWithSecret' });

/** What was asked for to be delivered again. */
export const redelivery = z
  .strictObject({ webhook: id, since: instant, until: instant })
  .meta({ id: 'Redelivery' });
