import type { DeliveryTrouble } from '../delivery/trouble.ts';
import { byKey, monitorsOf } from '../facts.ts';
import { type MonitorNow, monitorsNow } from '../monitor/monitor-now.ts';
import type { MonitorState } from '../monitor/monitor-state.ts';
import type { Pause } from '../monitor/pause.ts';
import type { Watched } from '../watched.ts';
import { type ComponentNeed, componentNeeds } from './needs-of-components.ts';
import { type DeliveryNeed, deliveryNeeds } from './needs-of-deliveries.ts';
import { type IncidentNeed, incidentNeeds } from './needs-of-incidents.ts';
import { type UpkeepNeed, upkeepNeeds } from './needs-of-upkeep.ts';
import type { SupportStatus } from './support-status.ts';

/** Something that a person should do, as it cannot go on well without one. */
export type Need = ComponentNeed | IncidentNeed | UpkeepNeed | DeliveryNeed;

/**
 * What the needs are derived from: what the page shows, what the monitors say one by one, and what
 * keeps news from arriving.
 */
export type Surroundings = Readonly<{
  watched: Watched;
  status: SupportStatus;
  states: readonly MonitorState[];
  pauses: readonly Pause[];
  trouble: DeliveryTrouble;
}>;

/** From the most urgent on. Of one kind, the order is that in which they were found. */
const urgency: readonly Need['kind'][] = [
  'down',
  'missed',
  'worse',
  'impaired',
  'due',
  'late_work',
  'silent',
  'recovered',
  'unverified',
  'mail_failing',
  'deliveries_failing',
  'endpoint_disabled',
  'blind',
  'override_ends',
  'down_while_closed',
  'work_soon',
  'postmortem',
  'quarantine',
  'paused',
  'holidays',
];

/** What needs a person at `now` (UTC ms), the most urgent first; nothing where all goes by itself. */
export function needsOf(around: Surroundings, now: number): readonly Need[] {
  const looking = monitorsAround(around, now);
  const needs: readonly Need[] = [
    ...componentNeeds(around.status, looking),
    ...incidentNeeds(around, looking, now),
    ...upkeepNeeds(around, looking, now),
    ...deliveryNeeds(around.trouble),
  ];
  return needs.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ kind }: Need): number {
  return urgency.indexOf(kind);
}

function monitorsAround(
  { watched, states, pauses }: Surroundings,
  now: number,
): readonly MonitorNow[] {
  const known = byKey(states, ({ monitor }) => monitor);
  return monitorsNow(monitorsOf(watched, { states: known }), known, pauses, now);
}
