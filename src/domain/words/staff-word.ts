import { type ComponentStatus, worstStatus } from '../component.ts';
import { earliest } from '../time/span.ts';
import type { Incident } from './incident.ts';
import { currentWords, type StandingWord } from './incident-words.ts';
import {
  isActive,
  type Maintenance,
  maintenanceCauses,
  maintenanceStatusAt,
} from './maintenance.ts';
import { overrideAt, type StandingOverride } from './override.ts';
import type { StaffWords } from './staff-words.ts';
import { type Voice, voiceHeard } from './voice.ts';

/** What staff say of one component at one instant. */
export type StaffWord = Readonly<{
  override: StandingOverride | null;
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

/** Of what staff say and what monitors have seen, the word that holds (`voiceHeard`). */
export function wordOf(
  { override, incidents, maintenances }: StaffWord,
  seen: Readonly<{ status: ComponentStatus; since: number | null }>,
  now: number,
): Spoken {
  const words = {
    override: override && spoken('override', override.status, override.since),
    maintenance:
      maintenances.length > 0
        ? spoken('maintenance', 'under_maintenance', begunAt(maintenances, now))
        : null,
    monitor: spoken('monitor', seen.status, seen.since),
    incident: incidents.length > 0 ? worstOf(incidents) : null,
  };
  const { override: overridden, maintenance, monitor, incident } = words;
  const heard = voiceHeard({
    override: overridden?.status,
    maintenance: maintenance?.status,
    monitor: monitor.status,
    incident: incident?.status,
  });
  const word = (heard && words[heard]) ?? monitor;
  return word === incident ? sinceBoth(incident, maintenance ?? monitor) : word;
}

function spoken(by: Voice, status: ComponentStatus, since: number | null): Spoken {
  return { status, since, by };
}

function begunAt(maintenances: readonly Maintenance[], now: number): number | null {
  return earliest(maintenances.map((one) => maintenanceCauses(one, now).at(-1)?.start ?? null));
}

function worstOf(incidents: StaffWord['incidents']): Spoken {
  const status = worstStatus(incidents.map(({ word }) => word.status));
  const same = incidents.filter(({ word }) => word.status === status);
  return spoken('incident', status, earliest(same.map(({ word }) => word.since)));
}

/** An incident that says what is seen as well holds since the first of both. */
function sinceBoth(told: Spoken, looked: Spoken): Spoken {
  if (told.status !== looked.status) return told;
  return { ...told, since: earliest([told.since, looked.since]) };
}
