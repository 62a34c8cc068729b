import { siteComponents } from '../domain/component.ts';
import type { Value } from '../domain/definition.ts';
import type { Monitor } from '../domain/monitor.ts';
import type { ConversationStep, ProbeSpec } from '../domain/probe-spec.ts';
import type { Watched } from '../domain/support-status.ts';
import { definitionFaults } from './definition-faults.ts';
import type { WrittenMonitor, WrittenSite } from './definition-schema.ts';
import {
  type DefinitionFile,
  type Fault,
  faultLine,
  type Placed,
  readDefinitions,
} from './definitions.ts';
import { type Environment, targetsIn, targetVariables } from './targets.ts';

/** What is left out of the site because its target is not set, and the variables that would set it. */
export type LeftOut = Readonly<{ slug: string; targets: readonly string[] }>;

/** A monitor of a component that is shown, which waits for its target, and the variable it names. */
export type Unwatched = Readonly<{ slug: string; target: string }>;

/** What is watched, and what is not for want of a target. */
export type Resolved = Readonly<{
  watched: Watched;
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
  const faults = [...definitions.faults, ...definitionFaults(definitions, environment)];
  const site = definitions.sites[0]?.written;
  if (faults.length > 0 || !site) throw new DefinitionError(faults);

  const missing = (targets: readonly string[] = []) =>
    targets.length > 0 && !targets.some((name) => environment[name]);
  const leftOut = siteComponents(site)
    .filter(({ targets }) => keep === 'targeted' && missing(targets))
    .map(({ slug, targets = [] }) => ({ slug, targets }));
  const kept = keptSite(site, new Set(leftOut.map(({ slug }) => slug)), keep);
  const shown = new Set(siteComponents(kept).map(({ slug }) => slug));
  const wanted = definitions.monitors.filter(({ written }) => shown.has(written.component));
  const monitors = wanted
    .filter(({ written }) => isSet(written.probe.url, environment))
    .map((placed) => monitorOf(placed, environment));
  const unwatched = wanted.flatMap(({ written: { slug, probe } }) =>
    typeof probe.url === 'string' || environment[probe.url.env]
      ? []
      : [{ slug, target: probe.url.env }],
  );
  const fileOf = new Map(definitions.monitors.map(({ file, written }) => [written.slug, file]));
  return { watched: { site: kept, monitors }, leftOut, unwatched, fileOf };
}

/**
 * Whether the sandbox is to be watched: the environment sets no target at all, and there are
 * monitors that wait for one which the sandbox could be.
 */
export function wantsSandbox(files: readonly DefinitionFile[], environment: Environment): boolean {
  if (Object.keys(targetsIn(environment)).length > 0) return false;
  const known: readonly string[] = targetVariables;
  return readDefinitions(files).monitors.some(({ written: { probe } }) => {
    return typeof probe.url !== 'string' && known.includes(probe.url.env);
  });
}

function keptSite(
  site: WrittenSite,
  leftOut: ReadonlySet<string>,
  keep: 'all' | 'targeted',
): Watched['site'] {
  return {
    ...site,
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

function isSet(value: Value, environment: Environment): boolean {
  return typeof value === 'string' || Boolean(environment[value.env]);
}

function monitorOf({ written }: Placed<WrittenMonitor>, environment: Environment): Monitor {
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
    probe: probeOf(written.probe, environment),
  };
}

function probeOf(probe: WrittenMonitor['probe'], environment: Environment): ProbeSpec {
  const read = (value: Value) =>
    typeof value === 'string' ? value : (environment[value.env] ?? '');
  const headers = Object.fromEntries(
    Object.entries(probe.headers).map(([name, value]) => [name, read(value)]),
  );
  const url = read(probe.url);
  switch (probe.kind) {
    case 'http':
      return { ...probe, url, headers, body: probe.body === null ? null : read(probe.body) };
    case 'websocket':
      return { ...probe, url, headers, steps: probe.steps.map(stepOf) };
  }
}

type WrittenStep = Extract<WrittenMonitor['probe'], { kind: 'websocket' }>['steps'][number];

function stepOf(step: WrittenStep, index: number): ConversationStep {
  const name = step.name ?? `${step.kind}${index + 1}`;
  switch (step.kind) {
    case 'send':
    case 'close':
      return { ...step, name };
    case 'expect': {
      const { kind, match, capture, measure } = step;
      return { kind, name, match, capture, measure, withinMs: milliseconds(step.withinSeconds) };
    }
    case 'ping':
      return { kind: step.kind, name, withinMs: milliseconds(step.withinSeconds) };
  }
}

function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : seconds * 1000;
}
