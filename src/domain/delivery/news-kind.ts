import type { EventType } from '../event.ts';
import type { DeliveryChannel } from './subscription.ts';

/** What news is about, as people choose it: each stands for all events of one sort. */
export const newsKinds = ['incidents', 'maintenances', 'announcements', 'statuses'] as const;
export type NewsKind = (typeof newsKinds)[number];

const eventsOfKind: Readonly<Record<NewsKind, readonly EventType[]>> = {
  incidents: ['incident.created', 'incident.updated', 'incident.resolved', 'incident.postmortem'],
  maintenances: [
    'maintenance.scheduled',
    'maintenance.updated',
    'maintenance.reminder',
    'maintenance.started',
    'maintenance.completed',
    'maintenance.cancelled',
  ],
  announcements: ['announcement.published'],
  statuses: ['component.status_changed'],
};

/**
 * What is chosen before anybody has: programs are told of every status; people of what staff write,
 * as they would else be told of most trouble twice.
 */
export function kindsProposed(channel: DeliveryChannel): readonly NewsKind[] {
  return channel === 'mail' ? newsKinds.filter((kind) => kind !== 'statuses') : newsKinds;
}

/** The events of these kinds; null of all kinds, which stand for what is to come as well. */
export function eventsOfKinds(kinds: readonly NewsKind[]): readonly EventType[] | null {
  if (newsKinds.every((kind) => kinds.includes(kind))) return null;
  return newsKinds.filter((kind) => kinds.includes(kind)).flatMap((kind) => eventsOfKind[kind]);
}

/** The kinds of which at least one event is among these; null stands for all events. */
export function kindsOfEvents(events: readonly EventType[] | null): readonly NewsKind[] {
  if (events === null) return newsKinds;
  return newsKinds.filter((kind) => eventsOfKind[kind].some((event) => events.includes(event)));
}
