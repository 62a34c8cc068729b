import { type Incident, type IncidentUpdate, isOpen } from './incident.ts';

/** What staff promised about the next word, at one instant. `by` is UTC milliseconds. */
export type PromiseOfUpdate = Readonly<{ kind: 'due' | 'missed'; by: number }>;

/** The promise that an open incident stands under; null without one. Missed from its instant on. */
export function promiseOf(incident: Incident, now: number): PromiseOfUpdate | null {
  const by = incident.updates.at(-1)?.nextUpdateBy ?? null;
  if (by === null || !isOpen(incident)) return null;
  return { kind: now < by ? 'due' : 'missed', by };
}

/** What became of a promise: the next word came in time, or late; or it is still owed. */
export type PromiseKept = Readonly<{ kind: 'kept' | 'late' | 'due' | 'missed'; by: number }>;

/**
 * What became of the promise that an update of the incident made, by when the next word was written;
 * null where it made none, or where none was owed any more.
 */
export function promiseKept(
  incident: Incident,
  { id, nextUpdateBy: by }: Pick<IncidentUpdate, 'id' | 'nextUpdateBy'>,
  now: number,
): PromiseKept | null {
  if (by === null) return null;
  const next = incident.updates[incident.updates.findIndex((one) => one.id === id) + 1];
  if (next === undefined) return promiseOf(incident, now);
  return { kind: next.createdAt <= by ? 'kept' : 'late', by };
}
