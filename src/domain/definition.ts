import type { BrandDefinition } from './brand.ts';
import type { Component, Contact, Site } from './component.ts';
import type { HoursDefinition } from './hours/hours-definition.ts';
import type { Localized } from './localized.ts';
import type { WhenDown } from './monitor/monitor.ts';
import type { ProbeDefinition } from './monitor/probe-definition.ts';

/** A monitor as written in a file; what is left out takes its default (`defaultsOf`). */
export type MonitorDefinition = Readonly<{
  slug: string;
  /** Slug of the component that it watches. */
  component: string;
  probe: ProbeDefinition;
  intervalSeconds?: number;
  timeoutSeconds?: number;
  failAfter?: number;
  recoverAfter?: number;
  whenDown?: WhenDown;
  degradedAfterMs?: number | null;
}>;

/** A component as written in a file. */
export type ComponentDefinition = Omit<Component, 'hours'> &
  Readonly<{
    /** When people are there for it; `always`, where that is not said. */
    hours?: HoursDefinition;
    /** Made-up contact, shown only while the sandbox is watched, so that no customer ever sees it. */
    sandboxContact?: Contact;
  }>;

/** A site as written in a file. */
export type SiteDefinition = Readonly<{
  name: Localized;
  defaultLanguage?: Site['defaultLanguage'];
  timeZone: string;
  timeZoneName: Localized;
  /** Logo, accent colour and what stands at the foot of each page (docs/look.md). */
  brand?: BrandDefinition;
  groups: readonly Readonly<{
    slug: string;
    name: Localized;
    components: readonly ComponentDefinition[];
  }>[];
}>;

/** What a file in `monitors/` exports by default: one definition or a list of them. */
export type Definition =
  | (SiteDefinition & Readonly<{ kind: 'site' }>)
  | (MonitorDefinition & Readonly<{ kind: 'monitor' }>);

/** Describes the status page: names, zone and components in groups. */
export function defineSite(site: SiteDefinition): Definition {
  return { kind: 'site', ...site };
}

/** Describes one thing to look at, again and again. */
export function defineMonitor(monitor: MonitorDefinition): Definition {
  return { kind: 'monitor', ...monitor };
}
