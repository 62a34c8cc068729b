import * as z from 'zod';
import { componentStatus, id, instant, localized, slugs } from './fields.ts';

const contact = z
  .strictObject({ label: localized, href: z.string() })
  .nullable()
  .describe('The official way in');

/** What support and the list of components both say of a component. */
const condition = {
  slug: z.string(),
  name: localized,
  status: componentStatus,
  freshness: z.enum(['verified', 'unverified', 'unprobed']),
  reachability: z.enum(['reachable', 'limited', 'unreachable', 'closed', 'unknown']),
  hours: z.enum(['always', 'open', 'reduced', 'closed']).describe('Whether people are there now'),
  opensAt: instant.nullable().describe('Of a closed one'),
  closesAt: instant.nullable().describe('Of one that is open or reduced now'),
  firstReplyMs: z.int().nullable(),
  queueWaitSeconds: z.int().nullable(),
  contact,
  fallbacks: slugs.describe('Slugs of the channels to use instead that may work now, best first'),
  since: instant.nullable().describe('Since when it has this status'),
};

/** A support channel, as `support` tells of it. */
export const channel = z.strictObject(condition).meta({ id: 'Channel' });
export type ChannelDocument = Readonly<z.output<typeof channel>>;

/** Any component. */
export const component = z.strictObject({ id, ...condition }).meta({ id: 'Component' });

/** Whether support can be reached, in one document. */
export const support = z
  .strictObject({
    page: z.strictObject({
      indicator: z.enum(['none', 'minor', 'major', 'critical', 'maintenance']),
      freshUntil: instant
        .nullable()
        .describe(
          'The first instant at which something here is no longer verified unless it was looked at ' +
            'again, so that it is time to ask again; null where nothing is verified',
        ),
    }),
    verdict: localized,
    channels: z.array(channel),
  })
  .meta({ id: 'Support' });

const percent = z
  .number()
  .nullable()
  .describe('Per cent, rounded down; null where nothing is known');
const uptimes = { roundTheClock: percent, inServiceHours: percent };

/** The uptime of a component over some days. */
export const uptime = z
  .strictObject({
    component: z.string(),
    days: z.int(),
    ...uptimes,
    daily: z
      .array(
        z.strictObject({
          date: z.iso.date().describe('In the zone of the site'),
          worst: componentStatus.nullable(),
          ...uptimes,
        }),
      )
      .describe('Oldest first'),
  })
  .meta({ id: 'Uptime' });
