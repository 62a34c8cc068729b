import { z } from 'zod';
import { defaultsOf } from '../domain/monitor.ts';
import { seconds } from './kinds/fields.ts';
import { environmentName } from './kinds/values.ts';
import { probeSchema } from './kinds.ts';

/** Shapes of the files in `monitors/`: checked strictly, each fault with a remedy, defaults filled in. */

const slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}$/,
    'must be lower-case letters, digits and hyphens, such as "chat"',
  );

const text = z
  .string()
  .min(1, 'must not be empty')
  .max(200, 'must be at most 200 characters')
  .refine((value) => !/[\p{Cc}\p{Cf}]/u.test(value), 'must not hold invisible characters');

const localized = z.strictObject(
  { zh: text, en: text },
  { error: 'must be written in both languages: { zh: "…", en: "…" }' },
);

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

const contact = z
  .strictObject({
    label: localized,
    href: z
      .string()
      .regex(
        /^(https:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/u,
        'must begin with https://, mailto: or tel:',
      ),
  })
  .exactOptional();

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
});

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone, such as Asia/Shanghai');

/** A site as a file writes it. */
export const siteSchema = z.strictObject({
  kind: z.literal('site'),
  name: localized,
  defaultLanguage: z.enum(['zh', 'en'], { error: 'must be zh or en' }).default('zh'),
  timeZone,
  timeZoneName: localized,
  groups: z
    .array(
      z.strictObject({
        slug,
        name: localized,
        components: z.array(component).min(1, 'must hold at least one component'),
      }),
    )
    .min(1, 'must hold at least one group'),
});

export type WrittenMonitor = z.output<typeof monitorSchema>;
export type WrittenSite = z.output<typeof siteSchema>;
