import type { ComponentStatus } from '../component.ts';
import type { Words } from '../localized.ts';
import type { Span } from '../time/span.ts';

/** What is known and done about an incident, in the usual order; it may also go back. */
export const incidentStatuses = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** `security` incidents say what is safe, and warn never to share codes. */
export const incidentKinds = ['outage', 'security'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** How bad an incident is as a whole, from best to worst. */
export const impacts = ['none', 'minor', 'major', 'critical'] as const;
export type Impact = (typeof impacts)[number];

/** What an update says of a component. */
export type ComponentWord = Readonly<{ slug: string; status: ComponentStatus }>;

/** One public message about an incident. Instants are UTC milliseconds. */
export type IncidentUpdate = Readonly<{
  id: string;
  status: IncidentStatus;
  /** Markdown without raw HTML. */
  body: Words;
  /** The components that it says something new of; what earlier updates said of others still holds. */
  components: readonly ComponentWord[];
  /** Until when the next update is promised. */
  nextUpdateBy: number | null;
  /** From when on it holds; before `createdAt` where it was written down later. */
  at: number;
  createdAt: number;
  /** When its text was last changed; null while it is as it was first posted. */
  editedAt: number | null;
  /** Whether subscribers are told of it. */
  notify: boolean;
}>;

/** Something that goes wrong, or went wrong, as staff tell it. Instants are UTC milliseconds. */
export type Incident = Readonly<{
  id: string;
  kind: IncidentKind;
  title: Words;
  /** As staff have set it; null where it is derived from what is said of the components. */
  impact: Impact | null;
  /** Slugs of the channels to use meanwhile, best first; empty leaves that to the site file. */
  fallbacks: readonly string[];
  startedAt: number;
  createdAt: number;
  updatedAt: number;
  /** Counts the changes; whoever changes it must know the newest. */
  version: number;
  /** Oldest first; there is always one. */
  updates: readonly IncidentUpdate[];
}>;

/** Where an incident stands: what its newest update says. */
export function incidentStatus({ updates }: Pick<Incident, 'updates'>): IncidentStatus {
  return updates.at(-1)?.status ?? 'investigating';
}

/** Whether it still goes on, however old it is. */
export function isOpen(incident: Pick<Incident, 'updates'>): boolean {
  return !isOver(incidentStatus(incident));
}

/** When it was resolved for the last time, UTC ms; null while it is open. */
export function resolvedAt({ updates }: Pick<Incident, 'updates'>): number | null {
  const lastOpen = updates.findLastIndex(({ status }) => !isOver(status));
  return updates[lastOpen + 1]?.at ?? null;
}

/** From its beginning until it was resolved, or `now`; one that has just begun lasts for an instant. */
export function incidentSpan(incident: Incident, now: number): Span {
  const end = resolvedAt(incident) ?? now;
  return { start: incident.startedAt, end: Math.max(end, incident.startedAt + 1) };
}

/** The latest instant at which an incident may have begun, by what was said since; UTC ms. */
export function latestStart({ updates, startedAt }: Incident, now: number): number {
  const [first, second] = updates;
  const movesAlong = first?.at === startedAt && !isOver(first.status);
  return (movesAlong ? second?.at : first?.at) ?? now;
}

/**
 * The incident as one that began at another instant. What was said stays where it was said; only a
 * beginning after the first word takes it along.
 */
export function startedFrom(incident: Incident, startedAt: number): Incident {
  const [first, ...later] = incident.updates;
  if (first === undefined || startedAt <= first.at) return { ...incident, startedAt };
  return { ...incident, startedAt, updates: [{ ...first, at: startedAt }, ...later] };
}

/**
 * Where an incident may go from where it stands. While it is open it moves freely, also back; what
 * was resolved may break out again; after the post-mortem only the post-mortem itself goes on.
 */
export const incidentMoves: Readonly<Record<IncidentStatus, readonly IncidentStatus[]>> = {
  investigating: ['investigating', 'identified', 'monitoring', 'resolved'],
  identified: ['investigating', 'identified', 'monitoring', 'resolved'],
  monitoring: ['investigating', 'identified', 'monitoring', 'resolved'],
  resolved: ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'],
  postmortem: ['postmortem'],
};

/** What is most often said next: more of the same, and once it is over the post-mortem. */
export function usualMove(status: IncidentStatus): IncidentStatus {
  return status === 'resolved' ? 'postmortem' : status;
}

export function isOver(status: IncidentStatus): boolean {
  return status === 'resolved' || status === 'postmortem';
}
