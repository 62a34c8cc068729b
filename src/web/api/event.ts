import * as z from 'zod';
import { AppError } from '../../domain/app-error.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Database } from '../../storage/database.ts';
import { readEventsAfter, readNewestEvents } from '../../storage/event.ts';
import { answer, represent } from '../representation.ts';
import { event } from './documents/event.ts';
import { publicHeaders } from './public-headers.ts';
import type { PublicRoute, Viewed } from './route.ts';

/** How many events are told at once. */
const mostEvents = 100;

/** `/events`: public news, for whoever comes back for more. */
export const eventRoute: PublicRoute = {
  kind: 'public',
  method: 'GET',
  path: '/events',
  from: 'database',
  summary: `The events after one that is known, or the newest ${mostEvents}; oldest first`,
  query: [{ name: 'since', schema: z.string(), description: 'Id of the last event that is known' }],
  answer: z.strictObject({ events: z.array(event) }).meta({ id: 'Events' }),
  handle: async ({ request, openDatabase, query }: Viewed) => {
    const events = await eventsSince(await openDatabase(), query('since'));
    // The platform or nothing compresses it: it is made anew each time.
    const options = { headers: publicHeaders, compress: {} };
    return answer(request, await represent(JSON.stringify({ events }), options));
  },
};

async function eventsSince(db: Database, since: string | null): Promise<readonly EventDocument[]> {
  if (since === null) return readNewestEvents(db, mostEvents);
  const events = await readEventsAfter(db, since, mostEvents);
  if (events) return events;
  throw new AppError(
    'not_found',
    'There is no event of this id; ask without since, and go on from the newest id in the answer.',
  );
}
