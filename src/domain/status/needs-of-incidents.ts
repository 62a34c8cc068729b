import { componentSlugs } from '../component.ts';
import type { MonitorNow } from '../monitor/monitor-now.ts';
import { type Incident, incidentStatus, isOpen, resolvedAt } from '../words/incident.ts';
import { currentWords, impactOf } from '../words/incident-words.ts';
import { promiseOf } from '../words/promise.ts';
import type { Surroundings } from './needs.ts';
import { seesTrouble } from './needs-of-components.ts';

/** What an incident asks for. Instants are UTC milliseconds. */
export type IncidentNeed =
  /** The next word was promised for `by`. */
  | Readonly<{ kind: 'missed' | 'due'; incident: Incident; by: number }>
  /** Nothing was said since, nor is anything promised. */
  | Readonly<{ kind: 'silent'; incident: Incident; since: number }>
  /** All that it tells of answers again, which monitors know since then. */
  | Readonly<{ kind: 'recovered'; incident: Incident; since: number }>
  /** It was bad, is over, and nobody has written up why. */
  | Readonly<{ kind: 'postmortem'; incident: Incident; resolvedAt: number }>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long before its instant a promise asks for somebody. */
const dueMs = 15 * minuteMs;
/** How long customers are left without a word before somebody should say one. */
const silentMs = 2 * hourMs;
/** How long all has to be well before somebody should say so. */
const recoveredMs = 5 * minuteMs;
/** For how long after an incident its post-mortem is asked for. */
const postmortemMs = 7 * 24 * hourMs;

/** What the incidents ask for: of each only the most urgent. */
export function incidentNeeds(
  { status: { words }, watched }: Surroundings,
  looking: readonly MonitorNow[],
  now: number,
): readonly IncidentNeed[] {
  const everywhere = componentSlugs(watched.site);
  const needs = words.incidents.map((incident) =>
    isOpen(incident)
      ? (promiseNeed(incident, now) ??
        recoveredNeed(incident, looking, now) ??
        silentNeed(incident, now))
      : postmortemNeed(incident, everywhere, now),
  );
  return needs.filter((need) => need !== null).toSorted((one, other) => atOf(one) - atOf(other));
}

function atOf(need: IncidentNeed): number {
  switch (need.kind) {
    case 'missed':
    case 'due':
      return need.by;
    case 'silent':
    case 'recovered':
      return need.since;
    case 'postmortem':
      return need.resolvedAt;
  }
}

function promiseNeed(incident: Incident, now: number): IncidentNeed | null {
  const promise = promiseOf(incident, now);
  if (promise === null || promise.by - now > dueMs) return null;
  return { kind: promise.kind, incident, by: promise.by };
}

/** Only where somebody looks: that nobody sees trouble does not mean that there is none. */
function recoveredNeed(
  incident: Incident,
  looking: readonly MonitorNow[],
  now: number,
): IncidentNeed | null {
  const named = currentWords(incident)
    .filter(({ status }) => status !== 'operational')
    .map(({ slug }) => slug);
  const of = looking.filter(
    ({ monitor, pause }) => pause === null && named.includes(monitor.component),
  );
  const isSeen = named.every((slug) =>
    of.some((one) => slug === one.monitor.component && isUp(one, now)),
  );
  if (named.length === 0 || !isSeen || of.some(seesTrouble)) return null;
  const since = Math.max(incident.startedAt, ...of.map(({ vote }) => vote.since ?? 0));
  return now - since < recoveredMs ? null : { kind: 'recovered', incident, since };
}

function isUp({ monitor, vote }: MonitorNow, now: number): boolean {
  const isFresh = vote.freshUntil !== null && now < vote.freshUntil;
  return monitor.whenDown !== 'nothing' && vote.state === 'up' && isFresh;
}

function silentNeed(incident: Incident, now: number): IncidentNeed | null {
  const since = incident.updates.at(-1)?.at ?? incident.startedAt;
  const isPromised = promiseOf(incident, now) !== null;
  return isPromised || now - since < silentMs ? null : { kind: 'silent', incident, since };
}

function postmortemNeed(
  incident: Incident,
  everywhere: readonly string[],
  now: number,
): IncidentNeed | null {
  const at = resolvedAt(incident);
  if (at === null || incidentStatus(incident) !== 'resolved') return null;
  const impact = impactOf(incident, everywhere);
  const wasBad = impact === 'major' || impact === 'critical';
  return wasBad && now - at < postmortemMs
    ? { kind: 'postmortem', incident, resolvedAt: at }
    : null;
}
