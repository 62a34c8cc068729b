import type { EventBody, EventDocument, EventType } from '../event.ts';

/** What one letter tells of one thing. */
export type Told = Readonly<{
  /** Id of the incident or whatever else it is about. */
  subject: string;
  /** How the thing stands now. */
  newest: EventDocument;
  /** Oldest first; each of them is told. */
  events: readonly EventDocument[];
}>;

/**
 * What several events tell together: each thing once, as it stands now, newest first, but warnings
 * before all else.
 * @param known events that are told of elsewhere; they only say how things stand.
 */
export function digestOf(
  events: readonly EventDocument[],
  known: readonly EventDocument[] = [],
): readonly Told[] {
  const subjects = new Set(events.map(({ data }) => subjectOf(data)));
  return [...subjects]
    .flatMap((subject) => toldOf(about(subject, events), about(subject, [...events, ...known])))
    .sort(
      (a, b) =>
        Number(isSecurity(b.newest)) - Number(isSecurity(a.newest)) ||
        order(b.newest.timestamp, a.newest.timestamp),
    );
}

/** The events about one thing, oldest first: a retry may bring an older one after a newer one. */
function about(subject: string, all: readonly EventDocument[]): readonly EventDocument[] {
  return all
    .filter(({ data }) => subjectOf(data) === subject)
    .sort((a, b) => a.sequence - b.sequence);
}

function toldOf(events: readonly EventDocument[], all: readonly EventDocument[]): readonly Told[] {
  const newest = all.at(-1);
  return newest ? [{ subject: subjectOf(newest.data), newest, events }] : [];
}

/** Timestamps are all of one form, so that they are in order as texts. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Id of what an event is about; of a component its slug. */
export function subjectOf(body: EventBody): string {
  if ('incident' in body) return body.incident.id;
  if ('maintenance' in body) return body.maintenance.id;
  if ('announcement' in body) return body.announcement.id;
  return 'component' in body ? body.component.slug : body.test.endpoint;
}

/** News that nobody is to wait for, besides all about security. */
export const urgentTypes = ['incident.created', 'incident.resolved'] as const satisfies EventType[];

/** Whether somebody is to be told at once, however much they were told just before. */
export function isUrgent(event: Pick<EventDocument, 'type' | 'data'>): boolean {
  return isSecurity(event) || urgentTypes.some((one) => one === event.type);
}

/** Whether it warns of those who are after the money of customers. */
export function isSecurity({ data }: Pick<EventDocument, 'data'>): boolean {
  return 'incident' in data && data.incident.kind === 'security';
}

/** At most so many letters of news leave one subscription within so many milliseconds. */
export const letterRate = { most: 4, mostUrgent: 12, withinMs: 10 * 60_000 } as const;

/**
 * When the next letter of news may leave a subscription (UTC ms), which is `now` where it may at
 * once; what comes in until then is told in that one letter.
 * @param leftAt when letters left lately, in any order.
 */
export function letterDueAt(
  leftAt: readonly number[],
  now: number,
  urgency: 'usual' | 'urgent' = 'usual',
): number {
  const { withinMs } = letterRate;
  const most = urgency === 'urgent' ? letterRate.mostUrgent : letterRate.most;
  const late = leftAt.filter((at) => at > now - withinMs && at <= now).toSorted((a, b) => b - a);
  const oldest = late[most - 1];
  return oldest === undefined ? now : oldest + withinMs;
}
