import { calendarFileName, calendarIn } from '../../actions/written/calendar.ts';
import { componentSlugs, siteComponents } from '../../domain/component.ts';
import type { WrittenMonitor, WrittenSite } from './definition-schema.ts';
import { type Definitions, type Fault, fieldName, type Placed } from './definitions.ts';
import { unsetIn, Values } from './kinds/values.ts';
import { readerOf } from './kinds.ts';
import type { Environment } from './targets.ts';

/** Faults that only show when definitions are seen together, or with the environment. */
export function definitionFaults(definitions: Definitions, environment: Environment): Fault[] {
  const { sites, monitors, faults } = definitions;
  const site = sites[0];
  return [
    ...numberOfSites(definitions, faults),
    ...(site ? [...siteFaults(site), ...unknownCalendars(site, definitions)] : []),
    ...misnamedCalendars(definitions),
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

function unknownCalendars(
  { file, path, written }: Placed<WrittenSite>,
  { calendars, faults }: Definitions,
): Fault[] {
  const known = [...new Set(calendars.map((one) => one.written.calendar))];
  // A file that is wrong has faults of its own already, and is there all the same.
  const wrong = new Set(faults.map(({ file }) => calendarIn(file)));
  return siteComponents(written).flatMap(({ slug, hours }) => {
    if (hours?.kind !== 'weekly' || hours.calendar === null) return [];
    if (known.includes(hours.calendar) || wrong.has(hours.calendar)) return [];
    const field = fieldName([path, 'groups', `component "${slug}"`, 'hours', 'calendar']);
    const remedy = `"${hours.calendar}" is not a calendar; use ${known.join(' or ') || 'none'}, or add its file`;
    return [{ file, field, remedy }];
  });
}

/** Its name tells what a file holds, so that no year can be there twice. */
function misnamedCalendars({ calendars }: Definitions): Fault[] {
  return calendars
    .filter(({ file, written }) => !file.endsWith(`calendars/${calendarFileName(written)}`))
    .map(({ file, path, written: { calendar, year } }) => ({
      file,
      field: fieldName([path, 'year']),
      remedy: `is ${year} of "${calendar}"; name the file calendars/${calendarFileName({ calendar, year })}, and keep one`,
    }));
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
  const known = site ? componentSlugs(site) : [];
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
  return [...faults, ...probeFaults(written.probe, environment, at)];
}

/** Faults of the probe; that a target is not set is none, and then its values are not read. */
function probeFaults(
  probe: WrittenMonitor['probe'],
  environment: Environment,
  at: (remedy: string, ...parts: PropertyKey[]) => Fault,
): Fault[] {
  const faults: Fault[] = [];
  const note = (remedy: string, ...parts: PropertyKey[]) => {
    faults.push(at(remedy, 'probe', ...parts));
  };
  const { targets, check, passesOver, read } = readerOf(probe);
  check?.(probe, note);
  const values = new Values(environment, note);
  const isAimed = targets(probe).every((target) => unsetIn(environment, target) === null);
  if (isAimed && !passesOver?.(probe, values)) read(probe, values);
  return faults;
}
