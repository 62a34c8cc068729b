import type { ComponentStatus } from './component.ts';
import type { Localized } from './localized.ts';
import type { AnnouncementDocument } from './words/announcement-document.ts';
import type { IncidentDocument } from './words/incident-document.ts';
import type { MaintenanceDocument } from './words/maintenance-document.ts';

/** What subscribers and readers of `/events` are told of. */
export const eventTypes = [
  'incident.created',
  'incident.updated',
  'incident.resolved',
  'incident.postmortem',
  'maintenance.scheduled',
  'maintenance.updated',
  'maintenance.reminder',
  'maintenance.started',
  'maintenance.completed',
  'maintenance.cancelled',
  'announcement.published',
  'component.status_changed',
  'webhook.test',
] as const;
export type EventType = (typeof eventTypes)[number];

/** What anybody may ask to be told of: a test is told to whom it names only. */
export const newsTypes: readonly Exclude<EventType, 'webhook.test'>[] = eventTypes.filter(
  (type) => type !== 'webhook.test',
);

/** The version of the bodies; it grows when a member changes its meaning or goes. */
export const eventSchema = 1;

/** How a component was and is, as an event says it. */
export type StatusChange = Readonly<{
  component: Readonly<{ slug: string; name: Localized }>;
  from: ComponentStatus;
  to: ComponentStatus;
}>;

/** What shows the owner of an endpoint that news arrives there; `endpoint` is its id. */
export type WebhookTest = Readonly<{ endpoint: string; message: Localized }>;

/** How much of a body a message of limited length leaves out: updates, and characters of texts. */
export type LeftOut = Readonly<{ updates: number; characters: number }>;

/** Stored and in lists an event is whole. */
type Long = Readonly<{ leftOut?: LeftOut }>;

/** What an event carries: the whole of its subject as it then was, in both languages. */
export type EventBody =
  | (Readonly<{ incident: IncidentDocument }> & Long)
  | (Readonly<{ maintenance: MaintenanceDocument }> & Long)
  | (Readonly<{ announcement: AnnouncementDocument }> & Long)
  | StatusChange
  | Readonly<{ test: WebhookTest }>;

/** News that is to be written with the change it tells of. */
export type NewEvent = Readonly<{
  id: string;
  type: EventType;
  /** Id of the incident or whatever else it is about. */
  subject: string;
  /** UTC milliseconds. */
  at: number;
  body: EventBody;
  /** Whether subscribers are told of it; it is in the list of events all the same. */
  notify: boolean;
}>;

/** An event as everybody may read it (`/api/v1/events` and webhooks). */
export type EventDocument = Readonly<{
  id: string;
  type: EventType;
  schema: typeof eventSchema;
  /** Counts the events of one subject from 1. */
  sequence: number;
  /** ISO 8601, UTC. */
  timestamp: string;
  data: EventBody;
}>;
