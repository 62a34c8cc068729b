import * as z from 'zod';
import { disabledReasons } from '../../../domain/delivery/subscription.ts';
import { eventTypes } from '../../../domain/event.ts';
import { languages } from '../../../domain/localized.ts';
import { id, slugs } from './fields.ts';

// What webhooks and subscriptions by mail have in common.

const states = ['unconfirmed', 'active', 'paused', 'disabled', 'ended'] as const;

/** What is told, in which language, and whether it is. */
export const subscribed = {
  language: z.enum(languages),
  events: z.array(z.enum(eventTypes)).nullable().describe('Null for all'),
  components: slugs.nullable().describe('Null for all'),
  subject: id.nullable().describe('The one incident or planned work that is followed'),
  state: z.enum(states),
  because: z
    .enum(disabledReasons)
    .nullable()
    .describe('Why it is disabled: nothing arrives, or staff have taken it off'),
};
