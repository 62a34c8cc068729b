import type { Component, Contact, Site } from './component.ts';
import type { Localized } from './localized.ts';
import type { WhenDown } from './monitor.ts';
import type {
  AddressFamily,
  Capture,
  HttpSpec,
  JsonMatch,
  StatusMatch,
  TextMatch,
} from './probe-spec.ts';

/** A text written in the file, or the value of an environment variable. */
export type Value = string | Readonly<{ env: string }>;

/** A step of a conversation as written in a file; what is left out takes its default. */
export type StepDefinition =
  | Readonly<{ kind: 'send'; name?: string; text: string }>
  | Readonly<{
      kind: 'expect';
      name?: string;
      match: TextMatch | JsonMatch;
      withinSeconds?: number;
      capture?: Readonly<Record<string, Capture>>;
      measure?: 'firstReply';
    }>
  | Readonly<{ kind: 'ping'; name?: string; withinSeconds?: number }>
  | Readonly<{ kind: 'close'; name?: string; code?: number }>;

export type HttpDefinition = Readonly<{
  kind: 'http';
  url: Value;
  method?: HttpSpec['method'];
  headers?: Readonly<Record<string, Value>>;
  body?: Value;
  family?: AddressFamily;
  maxRedirects?: number;
  expect?: Readonly<{
    status?: readonly StatusMatch[];
    headers?: readonly Readonly<{ name: string; match: TextMatch }>[];
    body?: readonly (TextMatch | JsonMatch)[];
  }>;
}>;

export type WebSocketDefinition = Readonly<{
  kind: 'websocket';
  url: Value;
  subprotocol?: string;
  headers?: Readonly<Record<string, Value>>;
  family?: AddressFamily;
  steps: readonly StepDefinition[];
}>;

/** A monitor as written in a file; what is left out takes its default (`monitorDefaults`). */
export type MonitorDefinition = Readonly<{
  slug: string;
  /** Slug of the component that it watches. */
  component: string;
  probe: HttpDefinition | WebSocketDefinition;
  intervalSeconds?: number;
  timeoutSeconds?: number;
  failAfter?: number;
  recoverAfter?: number;
  whenDown?: WhenDown;
  degradedAfterMs?: number | null;
}>;

/** A component as written in a file. */
export type ComponentDefinition = Component &
  Readonly<{
    /** Made-up contact, shown only while the sandbox is watched, so that no customer ever sees it. */
    sandboxContact?: Contact;
  }>;

/** A site as written in a file. */
export type SiteDefinition = Readonly<{
  name: Localized;
  defaultLanguage?: Site['defaultLanguage'];
  timeZone: string;
  timeZoneName: Localized;
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
