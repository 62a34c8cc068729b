import type { KnownMonitor } from '../domain/support-status.ts';
import type { Database } from './database.ts';
import { newId } from './id.ts';
import { monitors as known } from './schema.ts';

/** What the files name, to be known by the database under a lasting id. */
export type Registration = Readonly<{
  /** Slugs of components. */
  components: readonly string[];
  monitors: readonly KnownMonitor[];
}>;

/**
 * Makes components and monitors known, at start and as often as wanted: new ones get an id, known
 * ones keep theirs, and those no longer in the files stay for their history. `now` is UTC ms.
 * Rejects, with one sentence, when a monitor would change its component: its state and its past
 * belong to the old one.
 */
export async function register(
  db: Database,
  { components, monitors }: Registration,
  now: number,
): Promise<void> {
  const [, , moved] = await db.write([
    {
      sql: `INSERT INTO components (id, slug, created_at)
            SELECT value ->> 'id', value ->> 'slug', ? FROM json_each(?) WHERE true
            ON CONFLICT (slug) DO NOTHING`,
      args: [now, JSON.stringify(components.map((slug) => ({ id: newId(), slug })))],
    },
    {
      sql: `INSERT INTO monitors (id, slug, component, when_down, created_at)
            SELECT value ->> 'id', value ->> 'slug', value ->> 'component', value ->> 'whenDown', ?
            FROM json_each(?) WHERE true
            ON CONFLICT (slug) DO UPDATE SET when_down = excluded.when_down`,
      args: [
        now,
        JSON.stringify(
          monitors.map(({ slug, component, whenDown }) => ({
            id: newId(),
            slug,
            component,
            whenDown,
          })),
        ),
      ],
    },
    {
      sql: `SELECT slug, component, value ->> 'component' AS wanted
            FROM json_each(?) JOIN monitors ON slug = value ->> 'slug'
            WHERE component <> wanted`,
      args: [JSON.stringify(monitors.map(({ slug, component }) => ({ slug, component })))],
    },
  ]);
  const [first] = moved?.rows ?? [];
  if (first) {
    throw new Error(
      `The monitor "${first.slug}" has watched "${first.component}" until now; give the one that watches "${first.wanted}" another slug.`,
    );
  }
}

/** Selects every monitor that was ever registered. */
export function selectKnownMonitors(db: Database) {
  const { slug, component, whenDown } = known;
  return db.drizzle.select({ slug, component, whenDown }).from(known);
}
