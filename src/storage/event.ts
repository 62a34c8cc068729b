import { asc, desc, eq, gt } from 'drizzle-orm';
import { type EventBody, type EventDocument, eventSchema } from '../domain/event.ts';
import { timestamp } from '../domain/time/timestamp.ts';
import type { Database } from './database.ts';
import { events } from './schema-changes.ts';

/** Reads the newest events, oldest first. */
export async function readNewestEvents(
  db: Database,
  limit: number,
): Promise<readonly EventDocument[]> {
  const rows = await db.drizzle.select().from(events).orderBy(desc(events.number)).limit(limit);
  return rows.reverse().map(documentOf);
}

/** Reads the events that follow one, oldest first; null where there is none of that id. */
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
    .where(gt(number, known.number))
    .orderBy(asc(number))
    .limit(limit);
  return rows.map(documentOf);
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
