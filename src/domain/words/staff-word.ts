import { type ComponentStatus, worstStatus } from '../component.ts';
import type { Voice } from '../past/status-interval.ts';
import type { Incident } from './incident.ts';
import { currentWords, type StandingWord } from './incident-words.ts';
import {
  isActive,
  type Maintenance,
  maintenanceCauses,
  maintenanceStatusAt,
} from './maintenance.ts';
import { type Override, overrideAt } from './override.ts';
import type { StaffWords } from './staff-words.ts';

/** What staff say of one component at one instant. */
export type StaffWord = Readonly<{
  override: Override | null;
  /** Of open incidents that name it, each with what it says of it. */
  incidents: readonly Readonly<{ incident: Incident; word: StandingWord }>[];
  /** Work that is being done on it. */
  maintenances: readonly Maintenance[];
}>;

/** Where staff say nothing. */
export const silence: StaffWord = { override: null, incidents: [], maintenances: [] };

/** What staff say of a component at `now` (UTC ms). */
export function staffWordOf(words: StaffWords, slug: string, now: number): StaffWord {
  return {
    override: overrideAt(words.overrides, slug, now),
    incidents: words.incidents.flatMap((incident) => {
      const word = currentWords(incident).find((one) => one.slug === slug);
      return word ? [{ incident, word }] : [];
    }),
    maintenances: words.maintenances.filter(
      (one) => one.components.includes(slug) && isActive(maintenanceStatusAt(one, now)),
    ),
  };
}

/** A status, since when it holds (UTC ms, null where that is not known), and by whose word. */
export type Spoken = Readonly<{ status: ComponentStatus; since: number | null; by: Voice }>;

/**
 * Of what staff say and what monitors have seen, the word that holds: an override before all; else
 * the worst of incidents and of what is seen, where maintenance stands in for what is seen.
 */
export function wordOf(
  { override, incidents, maintenances }: StaffWord,
  seen: Readonly<{ status: ComponentStatus; since: number | null }>,
  now: number,
): Spoken {
  if (override) return { status: override.status, since: override.startedAt, by: 'override' };
  const looked: Spoken =
    maintenances.length > 0
      ? { status: 'under_maintenance', since: begunAt(maintenances, now), by: 'maintenance' }
      : { status: seen.status, since: seen.since, by: 'monitor' };
  const worst = worstStatus(incidents.map(({ word }) => word.status));
  if (worst === 'operational') return looked;
  const told: Spoken = { status: worst, since: sinceOf(incidents, worst), by: 'incident' };
  if (worst === looked.status) return { ...told, since: earliest([told.since, looked.since]) };
  return worstStatus([worst, looked.status]) === worst ? told : looked;
}

function begunAt(maintenances: readonly Maintenance[], now: number): number | null {
  return earliest(maintenances.map((one) => maintenanceCauses(one, now).at(-1)?.start ?? null));
}

function sinceOf(incidents: StaffWord['incidents'], status: ComponentStatus): number | null {
  return earliest(
    incidents.filter(({ word }) => word.status === status).map(({ word }) => word.since),
  );
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
