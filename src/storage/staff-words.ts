import { sql } from 'drizzle-orm';
import type { Settings } from '../domain/settings/setting.ts';
import { isSameSpan, type Span } from '../domain/time/span.ts';
import type { StaffWords } from '../domain/words/staff-words.ts';
import { announcementsOf, selectAnnouncements } from './announcement.ts';
import type { Database } from './database.ts';
import { incidentsOf, selectIncidents } from './incident.ts';
import { maintenancesOf, selectMaintenances } from './maintenance.ts';
import { overridesOf, selectOverrides } from './override.ts';
import { selectSettings, settingsFrom } from './setting.ts';

/**
 * What staff say in a span and what they have set, as it was after a change: the number of the newest
 * audit entry.
 */
export type KnownWords = Readonly<{
  within: Span;
  change: number | null;
  words: StaffWords;
  settings: Settings;
}>;

/**
 * Reads what staff say in a span: what holds, however old, and what ended within it; and all that is
 * set. What is known already is returned as it is, the same objects, unless a change was made since.
 */
export async function readStaffWords(
  db: Database,
  within: Span,
  known: KnownWords | null,
): Promise<KnownWords> {
  if (known && isSameSpan(known.within, within) && (await readNewestChange(db)) === known.change) {
    return known;
  }
  const [newest, incidents, overrides, maintenances, announcements, settings] =
    await db.drizzle.batch([
      selectNewestChange(db),
      selectIncidents(db, within),
      selectOverrides(db, within),
      selectMaintenances(db, within),
      selectAnnouncements(db, within),
      selectSettings(db),
    ]);
  const words = {
    incidents: incidentsOf(incidents),
    overrides: overridesOf(overrides),
    maintenances: maintenancesOf(maintenances),
    announcements: announcementsOf(announcements),
  };
  const change = newest[0]?.change ?? null;
  return { within, change, words, settings: settingsFrom(settings, known?.settings) };
}

async function readNewestChange(db: Database): Promise<number | null> {
  const [row] = await selectNewestChange(db);
  return row?.change ?? null;
}

/** Nothing that staff say or set changes without an audit entry. */
function selectNewestChange(db: Database) {
  return db.drizzle.all<{ change: number | null }>(
    sql`SELECT max(number) AS change FROM audit_entries`,
  );
}
