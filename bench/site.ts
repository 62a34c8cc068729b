import path from 'node:path';
import { type Component, type ComponentGroup, siteComponents } from '../src/domain/component.ts';
import type { Facts } from '../src/domain/facts.ts';
import type { WhenDown } from '../src/domain/monitor/monitor.ts';
import type { MonitorState, Transition } from '../src/domain/monitor/monitor-state.ts';
import { noSettings } from '../src/domain/settings/setting.ts';
import type { Watched } from '../src/domain/watched.ts';
import { noWords } from '../src/domain/words/staff-words.ts';
import { loadMonitorsDir } from '../src/runtimes/definitions/monitors-dir.ts';
import { resolveDefinitions } from '../src/runtimes/definitions/resolve.ts';
import { packageRoot } from '../src/runtimes/node/package-root.ts';
import { exampleTargets } from '../src/sandbox/targets.ts';
import {
  dayMs,
  minuteMs,
  someCoverage,
  someMonitor,
  someNow,
  someSite,
  someState,
  someTransition,
} from '../tests/support/facts.ts';

/** The instant at which the facts of `troubledFacts` are read. */
export const siteNow = someNow;

/** How many components the sites have that are compared: as many as the shipped one, a large and a huge one. */
export const sizes = [8, 50, 200] as const;

/** So often is looked at everything, so that facts stay fresh for hours after `siteNow`. */
const keptMs = 12 * 60 * minuteMs;

const down = {
  state: 'down',
  since: siteNow - 21 * minuteMs,
  lastOutcome: 'down',
  reason: 'connection_refused',
} as const satisfies Partial<MonitorState>;

const furtherFunctions: readonly Component[] = [
  { slug: 'topup', name: { zh: '充值', en: 'Top-up' } },
  { slug: 'transfers', name: { zh: '转账', en: 'Transfers' } },
];

const whenDown: readonly WhenDown[] = ['major_outage', 'partial_outage', 'degraded_performance'];

/** A site of that many components, 8 or more, each with a monitor. */
export function siteOf(count: number): Watched {
  const site = someSite();
  const [support, wallet] = site.groups;
  if (!support || !wallet) throw new Error('The site of the tests has lost its two groups.');
  const functions = [...wallet.components, ...furtherFunctions];
  const groups = [support, { ...wallet, components: filledUp(functions, count - 4) }];
  const slugs = groups.flatMap(({ components }: ComponentGroup) => components);
  const monitors = slugs.map(({ slug }, index) =>
    someMonitor(slug, { whenDown: whenDown[index % whenDown.length] ?? 'major_outage' }),
  );
  return { site: { ...site, groups }, monitors };
}

/** The site that is shipped, as the sandbox shows it, with a monitor for each component. */
export async function shippedSite(): Promise<Watched> {
  const monitorsDir = path.join(packageRoot, 'monitors');
  const { watched } = resolveDefinitions(await loadMonitorsDir(monitorsDir), exampleTargets, 'all');
  const monitors = siteComponents(watched.site).map(({ slug }) => someMonitor(slug));
  return { ...watched, monitors };
}

function filledUp(components: readonly Component[], count: number): readonly Component[] {
  const rounds = Array.from({ length: Math.ceil(count / components.length) }, (_, round) =>
    components.map((component) => (round === 0 ? component : numbered(component, round + 1))),
  );
  return rounds.flat().slice(0, count);
}

function numbered({ slug, name }: Component, number: number): Component {
  const { zh, en } = name;
  return { slug: `${slug}-${number}`, name: { zh: `${zh} ${number}`, en: `${en} ${number}` } };
}

/**
 * Ninety days of mixed trouble: every component was slow or down for a while every three weeks or so, and
 * of each ten one is down now and one is slow. They stay fresh for hours after `siteNow`.
 */
export function troubledFacts({ monitors }: Watched): Facts {
  const slugs = monitors.map(({ component }) => component);
  return {
    monitors,
    states: slugs.map((slug, index) => someState(slug, { ...now(index), intervalMs: keptMs })),
    pauses: [],
    transitions: slugs.flatMap(troublesOf),
    coverage: slugs.map((slug) => someCoverage(slug, siteNow - 100 * dayMs)),
    firstLookAt: siteNow - 100 * dayMs,
    words: noWords,
    settings: noSettings,
  };
}

/** Every component that is watched has been down for a while, after ninety days of mixed trouble. */
export function allDownFacts(watched: Watched): Facts {
  const slugs = watched.monitors.map(({ component }) => component);
  const { transitions, ...facts } = troubledFacts(watched);
  const before = transitions.filter(({ at }) => at < down.since);
  return {
    ...facts,
    states: slugs.map((slug) => someState(slug, { ...down, intervalMs: keptMs })),
    transitions: [...before, ...slugs.map((slug) => someTransition(slug, down.since, 'down'))],
  };
}

/** The same ninety days, and now all is well. */
export function wellFacts(watched: Watched): Facts {
  const { transitions, ...facts } = troubledFacts(watched);
  const slugs = watched.monitors.map(({ component }) => component);
  return {
    ...facts,
    states: slugs.map((slug) => someState(slug, { intervalMs: keptMs })),
    transitions: transitions.filter(({ at }) => at < down.since),
  };
}

function now(index: number): Partial<MonitorState> {
  if (index % 10 === 0) return down;
  return index % 10 === 5
    ? { state: 'degraded', since: down.since, lastOutcome: 'degraded', reason: 'slow' }
    : {};
}

function troublesOf(slug: string, index: number): readonly Transition[] {
  const begins: Transition[] = [];
  for (let day = 89 - (index % 7); day > 1; day -= 12 + ((index * 5 + day) % 23)) {
    const at = siteNow - day * dayMs + ((index * 37 + day * 101) % 600) * minuteMs;
    const kind = (index + day) % 3 === 0 ? 'down' : 'degraded';
    begins.push(someTransition(slug, at, kind));
    begins.push(someTransition(slug, at + (5 + ((index * 13 + day * 7) % 180)) * minuteMs, 'up'));
  }
  const { state, since } = now(index);
  const current = state === 'down' || state === 'degraded' ? state : null;
  return current && since ? [...begins, someTransition(slug, since, current)] : begins;
}
