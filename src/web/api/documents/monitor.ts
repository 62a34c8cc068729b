import * as z from 'zod';
import { shownStates } from '../../../domain/monitor/monitor-now.ts';
import { id, instant, localized } from './fields.ts';

const outcome = z.enum(['up', 'degraded', 'down', 'unknown']);

const reason = z
  .strictObject({ code: z.string(), text: localized })
  .nullable()
  .describe('Why it is not plainly up');

/** That a monitor does not look. */
export const pause = z
  .strictObject({
    id,
    monitor: z.string().describe('Slug of the monitor'),
    reason: z.string(),
    author: z.string(),
    since: instant,
    until: instant.nullable().describe('When it ends by itself; null while nobody knows'),
  })
  .meta({ id: 'Pause' });

/** What is looked at and how it is; never where it is or with which credentials. */
export const monitor = z
  .strictObject({
    id,
    slug: z.string(),
    component: z.string(),
    kind: z.string(),
    intervalSeconds: z.number(),
    timeoutSeconds: z.number(),
    whenDown: z.string().describe('What it makes of its component'),
    state: z
      .enum(shownStates)
      .describe('unknown: nobody could tell of late; what was found last stands in locations'),
    since: instant.nullable(),
    reason,
    verifiedAt: instant.nullable(),
    pause: pause.nullable(),
    locations: z.array(
      z.strictObject({
        location: z.string(),
        state: z.enum(['pending', 'up', 'degraded', 'down']),
        lastCheckAt: instant.nullable(),
        lastOutcome: outcome.nullable(),
        lastReason: reason,
      }),
    ),
  })
  .meta({ id: 'Monitor' });
export type MonitorDocument = Readonly<z.output<typeof monitor>>;

/** One recorded run. */
export const check = z
  .strictObject({
    startedAt: instant,
    location: z.string(),
    outcome,
    reason,
    latencyMs: z.number(),
    phases: z.array(z.strictObject({ name: z.string(), ms: z.number() })),
    firstReplyMs: z.number().nullable(),
    queueWaitSeconds: z.number().nullable(),
    deliveryMs: z.number().nullable(),
    newestMessageSeconds: z.number().nullable(),
  })
  .meta({ id: 'Check' });
export type CheckDocument = Readonly<z.output<typeof check>>;
