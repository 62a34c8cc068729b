import * as z from 'zod';
import { brandSchema } from '../../actions/written/brand.ts';
import { contactSchema } from '../../actions/written/contact.ts';
import { hoursSchema } from '../../actions/written/hours.ts';
import { localized, slug } from '../../actions/written/text.ts';
import { timeZone } from '../../actions/written/time.ts';
import { readHoursDefinition } from '../../domain/hours/read-definition.ts';
import { defaultsOf } from '../../domain/monitor/monitor.ts';
import { seconds } from './kinds/fields.ts';
import { environmentName } from './kinds/values.ts';
import { probeSchema } from './kinds.ts';

/** Shapes of the files in `monitors/`: checked strictly, each fault with a remedy, defaults filled in. */

const inARow = z
  .number({ error: 'must be a number of checks' })
  .int('must be a whole number of checks')
  .min(1, 'must be at least 1')
  .max(20, 'must be at most 20');

/** A monitor as a file writes it; what is left out takes the default of its kind of probe. */
export const monitorSchema = z
  .strictObject({
    kind: z.literal('monitor'),
    slug,
    component: slug,
    probe: probeSchema,
    intervalSeconds: seconds(1, 86_400).exactOptional(),
    timeoutSeconds: seconds(0.1, 600).exactOptional(),
    failAfter: inARow.exactOptional(),
    recoverAfter: inARow.exactOptional(),
    whenDown: z
      .enum(['major_outage', 'partial_outage', 'degraded_performance', 'nothing'], {
        error: 'must be major_outage, partial_outage, degraded_performance or nothing',
      })
      .exactOptional(),
    degradedAfterMs: z
      .number({ error: 'must be milliseconds, or null' })
      .positive('must be more than 0')
      .nullable()
      .exactOptional(),
  })
  .transform((written) => ({ ...defaultsOf(written.probe.kind), ...written }));

const contact = contactSchema.exactOptional();

const component = z.strictObject({
  slug,
  name: localized,
  channel: z
    .enum(['chat', 'email', 'phone'], { error: 'must be chat, email or phone' })
    .exactOptional(),
  contact,
  sandboxContact: contact,
  fallbacks: z.array(slug).exactOptional(),
  targets: z.array(environmentName).exactOptional(),
  hours: hoursSchema.exactOptional(),
});

const group = z.strictObject({
  slug,
  name: localized,
  components: z.array(component).min(1, 'must hold at least one component'),
});

/** A site as a file writes it; hours that name no zone are in that of the site. */
export const siteSchema = z
  .strictObject({
    kind: z.literal('site'),
    name: localized,
    defaultLanguage: z.enum(['zh', 'en'], { error: 'must be zh or en' }).default('zh'),
    timeZone,
    timeZoneName: localized,
    brand: brandSchema.exactOptional(),
    groups: z.array(group).min(1, 'must hold at least one group'),
  })
  .transform((site) => ({
    ...site,
    groups: site.groups.map(({ components, ...group }) => ({
      ...group,
      components: components.map(({ hours: written, ...component }) => {
        const hours = written && readHoursDefinition(written, site.timeZone);
        return { ...component, ...(hours && { hours }) };
      }),
    })),
  }));

export type WrittenMonitor = z.output<typeof monitorSchema>;
export type WrittenSite = z.output<typeof siteSchema>;
