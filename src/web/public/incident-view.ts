import { type ComponentStatus, type Site, siteComponents } from '../../domain/component.ts';
import type { Localized, Words } from '../../domain/localized.ts';
import {
  type Impact,
  type Incident,
  type IncidentKind,
  type IncidentStatus,
  type IncidentUpdate,
  incidentStatus,
  isOpen,
  resolvedAt,
} from '../../domain/words/incident.ts';
import { currentWords, impactOf, newestWords } from '../../domain/words/incident-words.ts';
import { type PromiseOfUpdate, promiseOf } from '../../domain/words/promise.ts';

/** What a site calls its components, by their slugs. */
export type ComponentNames = ReadonlyMap<string, Localized>;

/** A component and what staff say of it. */
export type SaidComponent = Readonly<{ slug: string; name: Localized; status: ComponentStatus }>;

/** Everything that is public about one update. Instants are UTC milliseconds. */
export type IncidentUpdateView = Readonly<{
  id: string;
  status: IncidentStatus;
  body: Words;
  components: readonly SaidComponent[];
  at: number;
  editedAt: number | null;
}>;

/** Everything that is public about an incident. Instants are UTC milliseconds. */
export type IncidentView = Readonly<{
  id: string;
  kind: IncidentKind;
  status: IncidentStatus;
  title: Words;
  /**
   * How bad it was at its worst, as everywhere else that it is told; null where nothing says so, as it
   * names no component.
   */
  impact: Impact | null;
  /** What is not well by its word; of one that is over, all that it ever named. */
  components: readonly SaidComponent[];
  /** Slugs of the ways to use meanwhile; empty where staff named none. */
  fallbacks: readonly string[];
  startedAt: number;
  resolvedAt: number | null;
  promise: PromiseOfUpdate | null;
  /** Newest first. */
  updates: readonly IncidentUpdateView[];
}>;

/** Builds the public view of an incident by naming each thing that may be seen. */
export function incidentView(incident: Incident, names: ComponentNames, now: number): IncidentView {
  const { id, kind, title, fallbacks, startedAt, updates } = incident;
  const everywhere = [...names.keys()];
  return {
    id,
    kind,
    status: incidentStatus(incident),
    title,
    impact: impactTold(incident, everywhere),
    components: concerned(incident).map((word) => saidOf(word, names)),
    fallbacks,
    startedAt,
    resolvedAt: resolvedAt(incident),
    promise: promiseOf(incident, now),
    updates: updates.map((update) => updateView(update, names)).reverse(),
  };
}

/** Of what names no component nobody knows that it is no trouble for customers. */
function impactTold(incident: Incident, everywhere: readonly string[]): Impact | null {
  const impact = impactOf(incident, everywhere);
  const isGuessed = impact === 'none' && incident.impact === null;
  return isGuessed && newestWords(incident).length === 0 ? null : impact;
}

/** The names of all components of a site. */
export function componentNames(site: Pick<Site, 'groups'>): ComponentNames {
  return new Map(siteComponents(site).map(({ slug, name }) => [slug, name]));
}

/** A component by its name; one that is in no file any more goes by its slug. */
export function nameOf(slug: string, names: ComponentNames): Localized {
  return names.get(slug) ?? { zh: slug, en: slug };
}

function concerned(incident: Incident) {
  if (!isOpen(incident)) return newestWords(incident);
  return currentWords(incident).filter(({ status }) => status !== 'operational');
}

function updateView(update: IncidentUpdate, names: ComponentNames): IncidentUpdateView {
  const { id, status, body, components, at, editedAt } = update;
  return {
    id,
    status,
    body,
    components: components.map((word) => saidOf(word, names)),
    at,
    editedAt,
  };
}

/** What is said of a component, by its name. */
export function saidOf(
  { slug, status }: Pick<SaidComponent, 'slug' | 'status'>,
  names: ComponentNames,
): SaidComponent {
  return { slug, name: nameOf(slug, names), status };
}
