import { and, asc, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import { type EventBody, type EventDocument, eventSchema } from '../domain/event.ts';
import { timestamp } from '../domain/time/timestamp.ts';
import type { Maintenance } from '../domain/words/maintenance.ts';
import type { Guard } from './change.ts';
import type { Database } from './database.ts';
import { events } from './schema-changes.ts';

/** Tests of endpoints are nobody else's business. */
const isNews = ne(events.type, 'webhook.test');

/** Reads the newest public events, oldest first. */
export async function readNewestEvents(
  db: Database,
  limit: number,
): Promise<readonly EventDocument[]> {
  const rows = await db.drizzle
    .select()
    .from(events)
    .where(isNews)
    .orderBy(desc(events.number))
    .limit(limit);
  return rows.reverse().map(documentOf);
}

/** Reads the public events that follow one, oldest first; null where there is none of that id. */
export async function readEventsAfter(
  db: Database,
  id: string,
  limit: number,
): Promise<readonly EventDocument[] | null> {
  const { number } = events;
  const [known] = await db.drizzle.select({ number }).from(events).where(eq(events.id, id));
  if (!known) return null;
  const rows = await db.drizzle
    .select()
    .from(events)
    .where(and(gt(number, known.number), isNews))
    .orderBy(asc(number))
    .limit(limit);
  return rows.map(documentOf);
}

/** Reads events by their numbers, also those that are not public. */
export async function readEventsBy(
  db: Database,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, EventDocument>> {
  const rows = await db.drizzle
    .select()
    .from(events)
    .where(inArray(events.number, [...numbers]));
  return new Map(rows.map((row) => [row.number, documentOf(row)]));
}

/** Nobody was reminded yet of planned work in its window as it is. */
export function reminderUntold({
  id,
  scheduledFor,
}: Pick<Maintenance, 'id' | 'scheduledFor'>): Guard {
  return {
    sql: `NOT EXISTS (
            SELECT 1 FROM events WHERE subject = ? AND type = 'maintenance.reminder'
              AND body ->> '$.maintenance.scheduledFor' = ?)`,
    args: [id, timestamp(scheduledFor)],
  };
}

function documentOf(row: typeof events.$inferSelect): EventDocument {
  const { id, type, sequence, at, body } = row;
  return {
    ...{ id, type, schema: eventSchema, sequence },
    timestamp: timestamp(at),
    // It was written as the body of an event and is never changed.
    data: body as EventBody,
  };
}
