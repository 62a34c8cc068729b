import { type EventBody, type EventType, newsTypes } from '../event.ts';

/** What somebody wants to be told of. Null stands for everything. */
export type Wanted = Readonly<{
  events: readonly EventType[] | null;
  /** Slugs; news that is about no component in particular is for everybody. */
  components: readonly string[] | null;
  /** Id of the one incident or planned work that is followed. */
  subject: string | null;
}>;

/** An event as far as it decides who is told of it. */
type Told = Readonly<{ type: EventType; subject: string; data: EventBody }>;

/** Whether an event is to be told to somebody who wants that. A test is told to whom it names only. */
export function isWanted(wanted: Wanted, { type, subject, data }: Told): boolean {
  if (type === 'webhook.test') return false;
  if (wanted.events !== null && !wanted.events.includes(type)) return false;
  if (wanted.subject !== null && wanted.subject !== subject) return false;
  const about = componentsOf(data);
  if (wanted.components === null || about.length === 0) return true;
  return about.some((slug) => wanted.components?.includes(slug));
}

/** Whether all that one wish asks for is told by another one as well. */
export function isContained(inner: Wanted, outer: Wanted): boolean {
  if (outer.subject !== null && outer.subject !== inner.subject) return false;
  return isPart(typesOf(inner), outer.events) && isPart(inner.components, outer.components);
}

/** A change of a status is told of a component alone, and of no one incident or planned work. */
function typesOf({ events, subject }: Wanted): Wanted['events'] {
  if (subject === null) return events;
  return (events ?? newsTypes).filter((type) => type !== 'component.status_changed');
}

function isPart(some: readonly string[] | null, all: readonly string[] | null): boolean {
  return all === null || (some?.every((one) => all.includes(one)) ?? false);
}

/** Slugs of the components that news is about; none where it is about no one in particular. */
export function componentsOf(body: EventBody): readonly string[] {
  if ('incident' in body) return body.incident.components.map(({ slug }) => slug);
  if ('maintenance' in body) return body.maintenance.components;
  if ('announcement' in body) return body.announcement.components;
  return 'component' in body ? [body.component.slug] : [];
}
