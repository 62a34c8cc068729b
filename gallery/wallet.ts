import officialDays from '../calendars/cn-2026.json';
import { calendarSchema } from '../src/actions/written/calendar.ts';
import type { Brand, LogoImage } from '../src/domain/brand.ts';
import type { Component } from '../src/domain/component.ts';
import { calendarsOf, dayNamesOf } from '../src/domain/hours/calendar.ts';
import type { HoursDefinition } from '../src/domain/hours/hours-definition.ts';
import type { Monitor, WhenDown } from '../src/domain/monitor/monitor.ts';
import type { Watched } from '../src/domain/watched.ts';
import { minuteMs, someMonitor, someSite } from '../tests/support/facts.ts';
import { hoursOf } from '../tests/support/hours.ts';
import { roundTripSpec } from '../tests/support/targets/mail-specs.ts';
import { sipSpec } from '../tests/support/targets/sip.ts';
import { webSocketSpec } from '../tests/support/targets/specs.ts';

/** What differs between the sites of the scenes. */
export type Setting = Readonly<{
  /** The components that are looked at; by default all of them. */
  probed?: readonly string[];
  /** Of components by their slugs; by default the phone is staffed by day, and all else is always open. */
  hours?: Readonly<Record<string, HoursDefinition>>;
  whenDown?: Readonly<Record<string, WhenDown>>;
  brand?: Brand;
  logo?: LogoImage;
}>;

/** All components of the wallet, in the order of the page. */
export const walletSlugs = [
  'chat',
  'phone',
  'email',
  'api',
  'signin',
  'payments',
  'withdrawals',
  'verification',
] as const;

/** People from Monday to Friday, fewer of them on Saturday. */
export const officeHours = {
  calendar: 'cn',
  week: { 'mon-fri': '09:00-18:00', sat: '10:00-16:00 reduced' },
};

const byDay: HoursDefinition = { week: { 'mon-sun': '08:00-22:00' } };

/** The support centre of a wallet, looked at in the ways that are real for its channels. */
export function wallet(setting: Setting): Watched {
  const { probed = walletSlugs, hours = { phone: byDay }, whenDown = {}, brand, logo } = setting;
  const site = someSite();
  const years = [calendarSchema.parse(officialDays)];
  const staffed = (component: Component): Component => {
    const written = hours[component.slug];
    return written ? { ...component, hours: hoursOf(written) } : component;
  };
  return {
    site: {
      ...site,
      ...(brand && { brand }),
      groups: site.groups.map((group) => ({ ...group, components: group.components.map(staffed) })),
    },
    monitors: probed.map((slug) =>
      someMonitor(slug, { ...looks[slug], whenDown: whenDown[slug] ?? 'major_outage' }),
    ),
    calendars: calendarsOf(years),
    dayNames: dayNamesOf(years),
    ...(logo && { logo }),
  };
}

/** How is looked at what answers to more than HTTP. */
const looks: Readonly<Record<string, Partial<Monitor>>> = {
  chat: { probe: webSocketSpec({ url: 'wss://chat.wallet.example/' }) },
  phone: { probe: sipSpec({ port: 5060 }) },
  email: {
    probe: roundTripSpec({ smtp: { port: 587 }, imap: { port: 993 } }),
    intervalMs: 5 * minuteMs,
    timeoutMs: 2 * minuteMs,
    recoverAfter: 1,
    degradedAfterMs: null,
  },
};
