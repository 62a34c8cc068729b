import type { Words } from '../localized.ts';
import { timestamp, timestampOrNull } from '../time/timestamp.ts';
import {
  type ComponentWord,
  type Impact,
  type Incident,
  type IncidentKind,
  type IncidentStatus,
  type IncidentUpdate,
  incidentStatus,
  resolvedAt,
} from './incident.ts';
import { impactOf, newestWords } from './incident-words.ts';

/** An incident as the API and events show it; instants are ISO 8601 in UTC. */
export type IncidentDocument = Readonly<{
  id: string;
  kind: IncidentKind;
  title: Words;
  status: IncidentStatus;
  impact: Impact;
  /** What was last said of each component that it names. */
  components: readonly ComponentWord[];
  fallbacks: readonly string[];
  startedAt: string;
  resolvedAt: string | null;
  nextUpdateBy: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** Newest first. */
  updates: readonly IncidentUpdateDocument[];
}>;

export type IncidentUpdateDocument = Readonly<{
  id: string;
  status: IncidentStatus;
  body: Words;
  components: readonly ComponentWord[];
  nextUpdateBy: string | null;
  at: string;
  createdAt: string;
  editedAt: string | null;
}>;

/** The public document of an incident; `everywhere` are the slugs of all components of the site. */
export function incidentDocument(
  incident: Incident,
  everywhere: readonly string[],
): IncidentDocument {
  const { id, kind, title, fallbacks, updates, version } = incident;
  return {
    id,
    kind,
    title,
    status: incidentStatus(incident),
    impact: impactOf(incident, everywhere),
    components: newestWords(incident),
    fallbacks,
    startedAt: timestamp(incident.startedAt),
    resolvedAt: timestampOrNull(resolvedAt(incident)),
    nextUpdateBy: timestampOrNull(updates.at(-1)?.nextUpdateBy ?? null),
    createdAt: timestamp(incident.createdAt),
    updatedAt: timestamp(incident.updatedAt),
    version,
    updates: updates.map(updateDocument).reverse(),
  };
}

function updateDocument({ id, status, body, components, ...update }: IncidentUpdate) {
  return {
    id,
    status,
    body,
    components,
    nextUpdateBy: timestampOrNull(update.nextUpdateBy),
    at: timestamp(update.at),
    createdAt: timestamp(update.createdAt),
    editedAt: timestampOrNull(update.editedAt),
  };
}
