import type { Component, ComponentGroup } from '../src/domain/component.ts';
import type { WhenDown } from '../src/domain/monitor.ts';
import type { MonitorState, Transition } from '../src/domain/monitor-state.ts';
import type { Facts, Watched } from '../src/domain/support-status.ts';
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

const furtherFunctions: readonly Component[] = [
  { slug: 'topup', name: { zh: '充值', en: 'Top-up' } },
  { slug: 'transfers', name: { zh: '转账', en: 'Transfers' } },
];

const whenDown: readonly WhenDown[] = ['major_outage', 'partial_outage', 'degraded_performance'];

/** A site of that many components, 10 or more, each with a monitor. */
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
    states: slugs.map((slug, index) =>
      someState(slug, { ...now(index), intervalMs: 12 * 60 * minuteMs }),
    ),
    transitions: slugs.flatMap(troublesOf),
    coverage: slugs.map((slug) => someCoverage(slug, siteNow - 100 * dayMs)),
  };
}

function now(index: number): Partial<MonitorState> {
  const since = siteNow - 21 * minuteMs;
  if (index % 10 === 0) {
    return { state: 'down', since, lastOutcome: 'down', reason: 'connection_refused' };
  }
  return index % 10 === 5
    ? { state: 'degraded', since, lastOutcome: 'degraded', reason: 'slow' }
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
