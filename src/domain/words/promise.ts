import { type Incident, isOpen } from './incident.ts';

/** What staff promised about the next word, at one instant. `by` is UTC milliseconds. */
export type PromiseOfUpdate = Readonly<{ kind: 'due' | 'missed'; by: number }>;

/** The promise that an open incident stands under; null without one. Missed from its instant on. */
export function promiseOf(incident: Incident, now: number): PromiseOfUpdate | null {
  const by = incident.updates.at(-1)?.nextUpdateBy ?? null;
  if (by === null || !isOpen(incident)) return null;
  return { kind: now < by ? 'due' : 'missed', by };
}
