import { componentSlugs, siteComponents } from '../../domain/component.ts';
import { calendarsOf, dayNamesOf } from '../../domain/hours/calendar.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import type { ProbeSpec } from '../../domain/monitor/probe-spec.ts';
import type { BrandSetting, Setting } from '../../domain/settings/setting.ts';
import { settingsOf } from '../../domain/settings/settings-of.ts';
import { brandOf } from '../../domain/settings/watched-now.ts';
import type { Watched } from '../../domain/watched.ts';
import { brandingOf, logoFaults } from './brand.ts';
import { definitionFaults } from './definition-faults.ts';
import type { WrittenMonitor, WrittenSite } from './definition-schema.ts';
import { type DefinitionFile, type Fault, faultLine, readDefinitions } from './definitions.ts';
import { unsetIn, Values } from './kinds/values.ts';
import { readerOf } from './kinds.ts';
import { namedLogos } from './named-logos.ts';
import { type Environment, targetsIn, targetVariables } from './targets.ts';

/** What is left out of the site because its target is not set, and the variables that would set it. */
export type LeftOut = Readonly<{ slug: string; targets: readonly string[] }>;

/**
 * A monitor of a component that is shown, and why it does not run: a target is not set, or there is
 * nothing to look at, such as a certificate where nothing is encrypted.
 */
export type Unwatched = Readonly<{ slug: string; kind: 'unset' | 'passed over'; why: string }>;

/** What is watched, and what is not for want of a target. */
export type Resolved = Readonly<{
  watched: Watched;
  /** What the files say of all that staff can set; nothing that is made up. */
  settings: readonly Setting[];
  leftOut: readonly LeftOut[];
  unwatched: readonly Unwatched[];
  /** The file in which a monitor stands, by its slug. */
  fileOf: ReadonlyMap<string, string>;
}>;

/** Wrong definitions, all of them at once; the message has one line per fault. */
export class DefinitionError extends Error {
  override name = 'DefinitionError';
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(faultLine).join('\n'));
  }
}

/**
 * Turns definition files into what is watched: values taken from the environment, defaults filled
 * in, components and monitors without a target left out.
 * @param keep `all`, for the sandbox, keeps components without a target, and shows made-up contacts.
 * @throws DefinitionError naming every fault.
 */
export function resolveDefinitions(
  files: readonly DefinitionFile[],
  environment: Environment,
  keep: 'all' | 'targeted' = 'targeted',
): Resolved {
  const definitions = readDefinitions(files);
  const faults = [
    ...definitions.faults,
    ...definitionFaults(definitions, environment),
    ...namedLogos(files).flatMap((named) => logoFaults(named, definitions)),
  ];
  const site = definitions.sites[0]?.written;
  if (faults.length > 0 || !site) throw new DefinitionError(faults);

  const missing = (targets: readonly string[] = []) =>
    targets.length > 0 && !targets.some((name) => environment[name]);
  const leftOut = siteComponents(site)
    .filter(({ targets }) => keep === 'targeted' && missing(targets))
    .map(({ slug, targets = [] }) => ({ slug, targets }));
  const branding = brandingOf(site, definitions);
  const kept = keptSite(site, branding, new Set(leftOut.map(({ slug }) => slug)), keep);
  const shown = new Set(componentSlugs(kept));
  const wanted = definitions.monitors.filter(({ written }) => shown.has(written.component));
  const read = wanted.map(({ written }) => watchedOr(written, environment));
  const fileOf = new Map(definitions.monitors.map(({ file, written }) => [written.slug, file]));
  const calendarYears = definitions.calendars.map(({ written: { kind: _, ...year } }) => year);
  const watched = {
    site: kept,
    monitors: read.filter((one) => 'probe' in one),
    calendarYears,
    calendars: calendarsOf(calendarYears),
    dayNames: dayNamesOf(calendarYears),
    logo: branding?.logo ?? null,
  };
  const madeUp = keep === 'all' ? madeUpContacts(site) : [];
  return {
    watched,
    settings: settingsOf(watched).filter(
      ({ kind, subject }) => kind !== 'contact' || !madeUp.includes(subject),
    ),
    leftOut,
    unwatched: read.filter((one) => 'why' in one),
    fileOf,
  };
}

/**
 * Whether the sandbox is to be watched: the environment sets no target at all, and there are
 * monitors that wait for one which the sandbox could be.
 */
export function wantsSandbox(files: readonly DefinitionFile[], environment: Environment): boolean {
  if (Object.keys(targetsIn(environment)).length > 0) return false;
  const known: readonly string[] = targetVariables;
  return readDefinitions(files).monitors.some(({ written: { probe } }) =>
    readerOf(probe)
      .targets(probe)
      .some((target) => known.includes(unsetIn({}, target) ?? '')),
  );
}

function keptSite(
  { brand: _, ...site }: WrittenSite,
  branding: BrandSetting | null,
  leftOut: ReadonlySet<string>,
  keep: 'all' | 'targeted',
): Watched['site'] {
  return {
    ...site,
    ...(branding && { brand: brandOf(branding) }),
    groups: site.groups
      .map((group) => ({
        ...group,
        components: group.components
          .filter(({ slug }) => !leftOut.has(slug))
          .map(({ sandboxContact, contact, ...component }) => {
            const shown = keep === 'all' ? (sandboxContact ?? contact) : contact;
            return { ...component, ...(shown && { contact: shown }) };
          }),
      }))
      .filter(({ components }) => components.length > 0),
  };
}

/** The components whose contact in the sandbox is none that customers could use. */
function madeUpContacts(site: WrittenSite): readonly string[] {
  return site.groups.flatMap(({ components }) =>
    components.flatMap(({ slug, sandboxContact }) => (sandboxContact ? [slug] : [])),
  );
}

/** The monitor with everything filled in, or why it is not watched. */
function watchedOr(written: WrittenMonitor, environment: Environment): Monitor | Unwatched {
  const { slug, probe } = written;
  const { targets, passesOver, read } = readerOf(probe);
  const unset = targets(probe).flatMap((target) => unsetIn(environment, target) ?? []);
  if (unset.length > 0) return { slug, kind: 'unset', why: `set ${unset.join(' and ')}` };
  // Faults have been looked for in all definitions by now.
  const values = new Values(environment, (remedy) => {
    throw new Error(`The monitor "${slug}": ${remedy}.`);
  });
  const why = passesOver?.(probe, values) ?? null;
  if (why !== null) return { slug, kind: 'passed over', why };
  const spec = read(probe, values);
  if (spec === null) throw new Error(`The monitor "${slug}" cannot be read.`);
  return monitorOf(written, spec);
}

function monitorOf(written: WrittenMonitor, probe: ProbeSpec): Monitor {
  const { slug, component, failAfter, recoverAfter, whenDown, degradedAfterMs } = written;
  return {
    slug,
    component,
    failAfter,
    recoverAfter,
    whenDown,
    degradedAfterMs,
    intervalMs: written.intervalSeconds * 1000,
    timeoutMs: written.timeoutSeconds * 1000,
    probe,
  };
}
