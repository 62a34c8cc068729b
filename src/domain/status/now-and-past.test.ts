import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayMs,
  minuteMs,
  someFacts,
  someMonitor,
  someNow,
  someSite,
  someWatched,
} from '../../../tests/support/facts.ts';
import { hoursOf } from '../../../tests/support/hours.ts';
import {
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import { componentStatuses } from '../component.ts';
import type { Coverage } from '../facts.ts';
import type { Check, Outcome } from '../monitor/check.ts';
import { freshUntil } from '../monitor/freshness.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { judge, pendingState, type Transition } from '../monitor/monitor-state.ts';
import { voteOf } from '../monitor/vote.ts';
import { incidentStatuses } from '../words/incident.ts';
import { maintenanceStatuses, windowReachabilities } from '../words/maintenance.ts';
import { isBelieved } from './component-condition.ts';
import { supportStatus } from './support-status.ts';

const anyStatus = fc.constantFrom(...componentStatuses);
/** An instant of the last two hours, on a grid of minutes so that instants often meet. */
const anyPast = fc.integer({ min: 0, max: 120 }).map((minutes) => someNow - minutes * minuteMs);

/** What a location found, and how many intervals after its look before; `ago`: the last one until now. */
const anyLooks = fc.record({
  found: fc.array(
    fc.tuple(
      fc.constantFrom<Outcome[]>('up', 'up', 'down', 'down', 'degraded', 'unknown'),
      fc.constantFrom(0.5, 1, 1, 1, 2, 2.5, 3, 10),
    ),
    { maxLength: 14 },
  ),
  ago: fc.constantFrom(0, 0.1, 1, 2, 2.5, 3, 20),
});

const anyMonitor = fc
  .record({
    intervalMs: fc.constantFrom(30_000, 5 * minuteMs, dayMs),
    whenDown: fc.constantFrom(
      ...(['major_outage', 'partial_outage', 'degraded_performance', 'nothing'] as const),
    ),
    locations: fc.array(anyLooks, { minLength: 1, maxLength: 3 }),
  })
  .map(({ intervalMs, whenDown, locations }) => ({
    monitor: someMonitor('chat', { intervalMs, whenDown }),
    locations,
  }));

type Looked = Readonly<{ monitor: Monitor; locations: readonly Looks[] }>;
type Looks = Readonly<{ found: readonly (readonly [Outcome, number])[]; ago: number }>;

/** A look speaks on for a while, also that of a monitor which was then taken out of the files. */
function longAgo({ monitor, locations }: Looked): Looked {
  return { monitor, locations: locations.map(({ found, ago }) => ({ found, ago: ago + 3 })) };
}

/** The facts that come of the looks at monitors, by the same judge as everywhere. */
function seen(looked: readonly Looked[], prefix: string) {
  const told = looked.map(({ monitor, locations }, index) => {
    const named = { ...monitor, slug: `${prefix}-${index}` };
    return { monitor: named, from: locations.map((looks, place) => foundBy(named, place, looks)) };
  });
  const from = told.flatMap((one) => one.from);
  return {
    told,
    states: from.map(({ state }) => state),
    transitions: from.flatMap(({ transitions }) => transitions),
    coverage: from.flatMap(({ coverage }) => coverage),
  };
}

function foundBy(monitor: Monitor, place: number, { found, ago }: Looks) {
  const { slug, intervalMs } = monitor;
  const location = `place-${place}`;
  const lasted = found.reduce((sum, [, gap]) => sum + gap, ago);
  let at = someNow - lasted * intervalMs;
  let state = pendingState(slug, location, intervalMs);
  const transitions: Transition[] = [];
  const coverage: Coverage[] = [];
  for (const [outcome, gap] of found) {
    at += gap * intervalMs;
    const before = state.lastDecidedAt;
    const check = { ...look(outcome), monitor: slug, location, startedAt: at, intervalMs };
    const judged = judge(state, check, monitor);
    state = judged.state;
    if (judged.transition) transitions.push(judged.transition);
    if (outcome === 'unknown') continue;
    const last = before !== null && at <= freshUntil(before, intervalMs) ? coverage.pop() : null;
    coverage.push({ monitor: slug, location, start: last?.start ?? at, end: at, intervalMs });
  }
  return { state, transitions, coverage };
}

function look(outcome: Outcome): Omit<Check, 'monitor' | 'location' | 'startedAt' | 'intervalMs'> {
  const reason = outcome === 'up' ? null : 'timed_out';
  return {
    ...{ outcome, reason, latencyMs: 0, phases: {}, measures: {} },
    ...{ detail: null, certificate: null },
  };
}

const anyIncident = fc
  .array(fc.tuple(anyPast, fc.constantFrom(...incidentStatuses), fc.option(anyStatus)), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((said) => fc.tuple(anyPast, fc.constant(said.sort(([one], [other]) => one - other))))
  .map(([begun, said]) => {
    const updates = said.map(([at, status, word], index) =>
      someUpdate(`update${index}`, at, { status, components: word ? { chat: word } : {} }),
    );
    return someIncident({ startedAt: Math.min(begun, updates[0]?.at ?? begun), updates });
  });

const anyMaintenance = fc
  .record({
    begins: fc.integer({ min: -120, max: 60 }),
    minutes: fc.integer({ min: 1, max: 90 }),
    auto: fc.boolean(),
    reachability: fc.constantFrom(...windowReachabilities),
    said: fc.array(fc.tuple(anyPast, fc.constantFrom(...maintenanceStatuses)), { maxLength: 3 }),
  })
  .map(({ begins, minutes, auto, reachability, said }) => {
    const from = someNow + begins * minuteMs;
    const until = from + minutes * minuteMs;
    const work = someMaintenance({ from, until, auto, reachability, components: ['chat'] });
    const later = said
      .sort(([one], [other]) => one - other)
      .flatMap(([at, status]) => work.updates.map((update) => ({ ...update, at, status })));
    return { ...work, updates: [...work.updates, ...later] };
  });

/** Each ends the one before it. */
const anyOverrides = fc
  .array(fc.tuple(anyPast, anyStatus, fc.integer({ min: 1, max: 200 })), { maxLength: 3 })
  .map((said) =>
    said
      .sort(([one], [other]) => one - other)
      .map(([from, status, minutes], index, all) => {
        const expiresAt = from + minutes * minuteMs;
        return {
          ...someOverride({ from, status, endedAt: all[index + 1]?.[0] ?? null }),
          expiresAt,
        };
      }),
  );

/** It is 14:26 and 10 s. */
const anyHours = fc.constantFrom(
  ...[null, '00:00-24:00', '09:00-18:00', '09:00-14:26', '15:00-18:00', '00:00-14:00, 14:20-15:00'],
);

const anySituation = fc.record({
  hours: anyHours,
  today: fc.array(anyMonitor, { maxLength: 3 }),
  gone: fc.array(anyMonitor.map(longAgo), { maxLength: 1 }),
  incidents: fc.array(anyIncident, { maxLength: 2 }),
  maintenances: fc.array(anyMaintenance, { maxLength: 2 }),
  overrides: fc.oneof(fc.constant([]), anyOverrides),
});

test('the last interval of the past has the status that the condition has now', () => {
  fc.assert(
    fc.property(anySituation, ({ hours, ...situation }) => {
      const today = seen(situation.today, 'today');
      // What fails and then cannot tell is held now; in the past it is time in which nobody could tell.
      fc.pre(today.told.every(({ from }) => isHeard(from.map(({ state }) => state))));
      const gone = seen(situation.gone, 'gone');
      const { incidents, maintenances, overrides } = situation;
      const facts = {
        ...someFacts([]),
        monitors: gone.told.map(({ monitor: { slug, component, whenDown } }) => {
          return { slug, component, whenDown };
        }),
        states: [...today.states, ...gone.states],
        transitions: [...today.transitions, ...gone.transitions],
        coverage: [...today.coverage, ...gone.coverage],
        words: { incidents, maintenances, overrides, announcements: [] },
      };
      const watched = { site: siteOpen(hours), monitors: today.told.map(({ monitor }) => monitor) };
      const [chat] = supportStatus(watched, facts, someNow).conditions;
      fc.pre(chat !== undefined && isBelieved(chat));
      // A millisecond later this very instant is past.
      const { pasts } = supportStatus(watched, facts, someNow + 1);
      expect(pasts.get('chat')?.intervals.at(-1)?.status).toBe(chat.status);
    }),
    { numRuns: 300 },
  );
});

function isHeard(states: Parameters<typeof voteOf>[0]): boolean {
  const vote = voteOf(states, someNow);
  if (vote.state === 'pending' || vote.state === 'up') return true;
  return vote.freshUntil !== null && someNow < vote.freshUntil;
}

function siteOpen(day: string | null) {
  const { site } = someWatched([], someSite());
  if (day === null) return site;
  const hours = hoursOf({ week: { 'mon-sun': day } });
  const [support, ...others] = site.groups;
  const components = support?.components.map((one) => ({ ...one, hours })) ?? [];
  return { ...site, groups: [...(support ? [{ ...support, components }] : []), ...others] };
}
