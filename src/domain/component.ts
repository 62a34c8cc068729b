import type { Brand } from './brand.ts';
import type { ServiceHours } from './hours/service-hours.ts';
import type { Localized } from './localized.ts';

/** Component statuses, from best to worst. The order is the order of severity. */
export const componentStatuses = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;
export type ComponentStatus = (typeof componentStatuses)[number];

/** Returns the worst of the given statuses; `operational` when there is none. */
export function worstStatus(statuses: Iterable<ComponentStatus>): ComponentStatus {
  let worst = 0;
  for (const status of statuses) worst = Math.max(worst, componentStatuses.indexOf(status));
  return componentStatuses[worst] ?? 'operational';
}

/** How bad it is for a whole site, from best to worst. */
export type Severity = 'none' | 'minor' | 'major' | 'critical';

/** How bad a status is for a whole site where all of its components are of it, or not all. */
export function severityOf(status: ComponentStatus, where: 'everywhere' | 'somewhere'): Severity {
  switch (status) {
    case 'operational':
    case 'under_maintenance':
      return 'none';
    case 'degraded_performance':
      return 'minor';
    case 'partial_outage':
      return where === 'everywhere' ? 'major' : 'minor';
    case 'major_outage':
      return where === 'everywhere' ? 'critical' : 'major';
  }
}

/** How people get in touch. A component with a channel is a support channel. */
export type ChannelKind = 'chat' | 'email' | 'phone';

/** An official way in, shown and tappable. `href` is `https:`, `mailto:` or `tel:`. */
export type Contact = Readonly<{ label: Localized; href: string }>;

/** A part of the service that people recognise. */
export type Component = Readonly<{
  slug: string;
  name: Localized;
  channel?: ChannelKind;
  contact?: Contact;
  /** Slugs of the channels to offer when this one cannot be reached, best first. */
  fallbacks?: readonly string[];
  /** Names of the environment variables that hold its targets; with none of them set it is left out. */
  targets?: readonly string[];
  /** When people are there for it; always, where that is not said. */
  hours?: ServiceHours;
}>;

/** Components that belong together on the page, in the order they are shown. */
export type ComponentGroup = Readonly<{
  slug: string;
  name: Localized;
  components: readonly Component[];
}>;

/** The status page as a whole: what it is called, where it is, what it shows. */
export type Site = Readonly<{
  name: Localized;
  defaultLanguage: 'zh' | 'en';
  /** IANA zone in which times are printed, with the name people use for it. */
  timeZone: string;
  timeZoneName: Localized;
  brand?: Brand;
  groups: readonly ComponentGroup[];
}>;

/** All components of a site in the order they are shown. */
export function siteComponents(site: Pick<Site, 'groups'>): readonly Component[] {
  return site.groups.flatMap((group) => group.components);
}

/** The ways to reach people, in the order they are shown. */
export function siteContacts(site: Pick<Site, 'groups'>): readonly Component[] {
  return siteComponents(site).filter(({ contact }) => contact !== undefined);
}

/** Slugs of all components of a site in the order they are shown. */
export function componentSlugs(site: Pick<Site, 'groups'>): readonly string[] {
  return siteComponents(site).map(({ slug }) => slug);
}
