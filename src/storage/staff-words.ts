import { sql } from 'drizzle-orm';
import type { Span } from '../domain/time/span.ts';
import type { StaffWords } from '../domain/words/staff-words.ts';
import { announcementsOf, selectAnnouncements } from './announcement.ts';
import type { Database } from './database.ts';
import { incidentsOf, selectIncidents } from './incident.ts';
import { maintenancesOf, selectMaintenances } from './maintenance.ts';
import { overridesOf, selectOverrides } from './override.ts';

/** What staff say in a span, as it was after a change: the number of the newest audit entry. */
export type KnownWords = Readonly<{ within: Span; change: number | null; words: StaffWords }>;

/**
 * Reads what staff say in a span: what holds, however old, and what ended within it. What is known
 * already is returned as it is, the same objects, unless a change was made since.
 */
export async function readStaffWords(
  db: Database,
  within: Span,
  known: KnownWords | null,
): Promise<KnownWords> {
  if (known && isSame(known.within, within) && (await readNewestChange(db)) === known.change) {
    return known;
  }
  const [newest, incidents, overrides, maintenances, announcements] = await db.drizzle.batch([
    selectNewestChange(db),
    selectIncidents(db, within),
    selectOverrides(db, within),
    selectMaintenances(db, within),
    selectAnnouncements(db, within),
  ]);
  const words = {
    incidents: incidentsOf(incidents),
    overrides: overridesOf(overrides),
    maintenances: maintenancesOf(maintenances),
    announcements: announcementsOf(announcements),
  };
  return { within, change: newest[0]?.change ?? null, words };
}

function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

async function readNewestChange(db: Database): Promise<number | null> {
  const [row] = await selectNewestChange(db);
  return row?.change ?? null;
}

/** Nothing that staff say changes without an audit entry. */
function selectNewestChange(db: Database) {
  return db.drizzle.all<{ change: number | null }>(
    sql`SELECT max(number) AS change FROM audit_entries`,
  );
}
