import { sql } from 'drizzle-orm';
import type { News } from '../domain/words/news.ts';
import { announcementsOf, packedAnnouncement } from './announcement.ts';
import type { Database } from './database.ts';
import { incidentsOf, packedIncident } from './incident.ts';
import { maintenancesOf, packedMaintenance } from './maintenance.ts';

/** What is asked for: all there is, or what concerns a component (its slug), at most so many of a kind. */
export type NewsAsked = Readonly<{ component: string | null; limit: number; now: number }>;

type Packed = Readonly<{ packed: string }>;

/**
 * Reads the newest incidents, maintenances and announcements, however old, as of one instant. Newest
 * is what was spoken of last; announcements that are still to come at `now` (UTC ms) are left out.
 */
export async function readNews(db: Database, asked: NewsAsked): Promise<News> {
  const [incidents, maintenances, published] = await db.drizzle.batch([
    selectNewestIncidents(db, asked),
    selectNewestMaintenances(db, asked),
    selectNewestAnnouncements(db, asked),
  ]);
  return {
    incidents: incidentsOf(incidents),
    maintenances: maintenancesOf(maintenances),
    announcements: announcementsOf(published),
  };
}

// Only what is among the newest is packed: the ids are found first.

function selectNewestIncidents(db: Database, { component, limit }: NewsAsked) {
  const concerned = sql`
    incident IN (
      SELECT incident FROM incident_updates, json_each(incident_updates.components)
      WHERE json_each.value ->> 'slug' = ${component}
    ) OR incident NOT IN (SELECT incident FROM incident_updates WHERE components <> '[]')`;
  return db.drizzle.all<Packed>(sql`
    SELECT ${packedIncident} FROM incidents WHERE id IN (
      SELECT incident FROM incident_updates WHERE ${component === null ? sql`true` : concerned}
      GROUP BY incident ORDER BY max(at) DESC, incident DESC LIMIT ${limit}
    )`);
}

function selectNewestMaintenances(db: Database, { component, limit }: NewsAsked) {
  return db.drizzle.all<Packed>(sql`
    SELECT ${packedMaintenance} FROM maintenances WHERE id IN (
      SELECT maintenance FROM maintenance_updates
      WHERE maintenance IN (SELECT id FROM maintenances WHERE ${concerns(component)})
      GROUP BY maintenance ORDER BY max(at) DESC, maintenance DESC LIMIT ${limit}
    )`);
}

function selectNewestAnnouncements(db: Database, { component, limit, now }: NewsAsked) {
  // One that was taken back before its instant was never published.
  return db.drizzle.all<Packed>(sql`
    SELECT ${packedAnnouncement} FROM announcements
    WHERE published_at <= ${now} AND (until_at IS NULL OR until_at > published_at)
      AND ${concerns(component)}
    ORDER BY published_at DESC, id DESC LIMIT ${limit}`);
}

/** Whether the column `components` names a component, or none. */
function concerns(component: string | null) {
  if (component === null) return sql`true`;
  return sql`(components = '[]' OR ${component} IN (SELECT value FROM json_each(components)))`;
}
