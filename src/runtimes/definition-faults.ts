import { compile } from '@jmespath-community/jmespath';
import { siteComponents } from '../domain/component.ts';
import type { Value } from '../domain/definition.ts';
import type { WrittenMonitor, WrittenSite } from './definition-schema.ts';
import { type Definitions, type Fault, fieldName, type Placed } from './definitions.ts';
import type { Environment } from './targets.ts';

/** Faults that only show when definitions are seen together, or with the environment. */
export function definitionFaults(definitions: Definitions, environment: Environment): Fault[] {
  const { sites, monitors, faults } = definitions;
  const site = sites[0];
  return [
    ...numberOfSites(definitions, faults),
    ...(site ? siteFaults(site) : []),
    ...takenSlugs(monitors),
    ...monitors.flatMap((placed) => monitorFaults(placed, site?.written ?? null, environment)),
  ];
}

function numberOfSites({ sites }: Definitions, faults: readonly Fault[]): Fault[] {
  if (sites.length > 1) {
    return sites.slice(1).map(({ file, path }) => ({
      file,
      field: path || 'default export',
      remedy: `defines a second site; keep one (the first is in ${sites[0]?.file})`,
    }));
  }
  // A site that is there but wrong has its own faults already.
  if (sites.length === 1 || faults.length > 0) return [];
  return [
    {
      file: 'MONITORS_DIR',
      field: 'site',
      remedy: 'is missing; add a file with `export default defineSite({ … })`',
    },
  ];
}

function siteFaults({ file, path, written }: Placed<WrittenSite>): Fault[] {
  const components = siteComponents(written);
  const channels = components.filter(({ channel }) => channel).map(({ slug }) => slug);
  const at = (...parts: PropertyKey[]) => ({ file, field: fieldName([path, ...parts]) });
  const wrongFallbacks = components.flatMap(({ slug, fallbacks = [] }) =>
    fallbacks
      .filter((fallback) => !channels.includes(fallback) || fallback === slug)
      .map((fallback) => ({
        ...at('groups', `component "${slug}"`, 'fallbacks'),
        remedy: `must not name "${fallback}"; name other channels: ${channels.join(', ')}`,
      })),
  );
  const twice = (what: string, slugs: readonly string[]) =>
    slugs
      .filter((slug, index) => slugs.indexOf(slug) < index)
      .map((slug) => ({
        ...at('groups', `${what} "${slug}"`),
        remedy: `stands twice; give each ${what} a slug of its own`,
      }));
  return [
    ...wrongFallbacks,
    ...twice(
      'group',
      written.groups.map(({ slug }) => slug),
    ),
    ...twice(
      'component',
      components.map(({ slug }) => slug),
    ),
  ];
}

function takenSlugs(monitors: readonly Placed<WrittenMonitor>[]): Fault[] {
  const first = new Map<string, string>();
  return monitors.flatMap(({ file, path, written: { slug } }) => {
    const before = first.get(slug);
    first.set(slug, before ?? file);
    if (before === undefined) return [];
    const remedy = `"${slug}" is taken by a monitor in ${before}; give each monitor a slug of its own`;
    return [{ file, field: fieldName([path, 'slug']), remedy }];
  });
}

function monitorFaults(
  { file, path, written }: Placed<WrittenMonitor>,
  site: WrittenSite | null,
  environment: Environment,
): Fault[] {
  const at = (remedy: string, ...parts: PropertyKey[]) => ({
    file,
    field: fieldName([path, ...parts]),
    remedy,
  });
  const faults: Fault[] = [];
  const known = site ? siteComponents(site).map(({ slug }) => slug) : [];
  if (site && !known.includes(written.component)) {
    faults.push(
      at(`"${written.component}" is not a component; use ${known.join(', ')}`, 'component'),
    );
  }
  if (written.timeoutSeconds >= written.intervalSeconds / 2) {
    faults.push(
      at(`must be below half of intervalSeconds (${written.intervalSeconds})`, 'timeoutSeconds'),
    );
  }
  if (written.probe.kind === 'websocket') {
    written.probe.steps.forEach((step, index) => {
      const limit = 'withinSeconds' in step ? (step.withinSeconds ?? 0) : 0;
      if (limit <= written.timeoutSeconds) return;
      const remedy = `must be at most timeoutSeconds (${written.timeoutSeconds})`;
      faults.push(at(remedy, 'probe', 'steps', index, 'withinSeconds'));
    });
  }
  for (const [query, parts] of queriesOf(written.probe)) {
    if (!isQuery(query)) faults.push(at(`"${query}" is not a JMESPath query`, 'probe', ...parts));
  }
  return [...faults, ...captureFaults(written.probe, at), ...valueFaults(written, environment, at)];
}

/** A sent text may only use what an earlier step captured. */
function captureFaults(
  probe: WrittenMonitor['probe'],
  at: (remedy: string, ...parts: PropertyKey[]) => Fault,
): Fault[] {
  if (probe.kind !== 'websocket') return [];
  const captured = new Set(['runId']);
  return probe.steps.flatMap((step, index) => {
    if (step.kind === 'expect') for (const name of Object.keys(step.capture)) captured.add(name);
    if (step.kind !== 'send') return [];
    return [...step.text.matchAll(/\{\{(\w+)\}\}/g)]
      .filter(([, name = '']) => !captured.has(name))
      .map(([used]) =>
        at(`uses ${used}, which no earlier step captures`, 'probe', 'steps', index, 'text'),
      );
  });
}

/** Every JMESPath query of a probe and where it stands. */
function queriesOf(probe: WrittenMonitor['probe']): [string, PropertyKey[]][] {
  if (probe.kind === 'http') {
    return probe.expect.body.flatMap((match, index) =>
      match.kind === 'json' ? [[match.query, ['expect', 'body', index, 'query']]] : [],
    );
  }
  return probe.steps.flatMap((step, index) => {
    if (step.kind !== 'expect') return [];
    const queries: [string, PropertyKey[]][] = Object.entries(step.capture).flatMap(
      ([name, capture]) =>
        capture.kind === 'json'
          ? [[capture.query, ['steps', index, 'capture', name, 'query']]]
          : [],
    );
    if (step.match.kind === 'json') {
      queries.push([step.match.query, ['steps', index, 'match', 'query']]);
    }
    return queries;
  });
}

function isQuery(query: string): boolean {
  try {
    return Boolean(compile(query));
  } catch {
    return false;
  }
}

/** Faults of the values that a probe is made with; a target that is not set is no fault. */
function valueFaults(
  { probe }: WrittenMonitor,
  environment: Environment,
  at: (remedy: string, ...parts: PropertyKey[]) => Fault,
): Fault[] {
  const url = read(probe.url, environment);
  if (!url) return [];
  const schemes = probe.kind === 'http' ? ['http:', 'https:'] : ['ws:', 'wss:'];
  const faults: Fault[] = [];
  if (!hasScheme(url, schemes)) {
    const source = typeof probe.url === 'string' ? '' : `is taken from ${probe.url.env} and `;
    faults.push(
      at(`${source}must be a URL that begins with ${schemes.join('// or ')}//`, 'probe', 'url'),
    );
  }
  const values: [PropertyKey[], Value][] = Object.entries(probe.headers).map(([name, value]) => [
    ['headers', name],
    value,
  ]);
  if (probe.kind === 'http' && probe.body !== null) values.push([['body'], probe.body]);
  for (const [parts, value] of values) {
    const text = read(value, environment);
    if (text === undefined && typeof value !== 'string') {
      faults.push(at(`needs the environment variable ${value.env}; set it`, 'probe', ...parts));
    } else if (parts[0] === 'headers' && !/^[\t\x20-\x7e\xa0-\xff]*$/.test(text ?? '')) {
      faults.push(at('must be one line of Latin letters and signs', 'probe', ...parts));
    }
  }
  return faults;
}

function read(value: Value, environment: Environment): string | undefined {
  return typeof value === 'string' ? value : environment[value.env] || undefined;
}

function hasScheme(url: string, schemes: readonly string[]): boolean {
  return URL.canParse(url) && schemes.includes(new URL(url).protocol);
}
