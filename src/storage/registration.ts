import { asc } from 'drizzle-orm';
import type { KnownMonitor } from '../domain/facts.ts';
import type { Database } from './database.ts';
import { newId } from './id.ts';
import { monitors as known, components as knownComponents } from './schema.ts';

/** What the files name, to be known by the database under a lasting id. */
export type Registration = Readonly<{
  /** Slugs of components. */
  components: readonly string[];
  monitors: readonly KnownMonitor[];
}>;

/**
 * Makes components and monitors known, at start and as often as wanted: new ones get an id, known
 * ones keep theirs, and those no longer in the files stay for their history. A monitor that has
 * watched another component until now (`readMoved`) is left as it is. `now` is UTC ms.
 */
export async function register(
  db: Database,
  { components, monitors }: Registration,
  now: number,
): Promise<void> {
  await db.write([
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
            ON CONFLICT (slug) DO UPDATE SET when_down = excluded.when_down
            WHERE component = excluded.component`,
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
  ]);
}

/** The monitors that would change their component, each with the one that it has watched until now. */
export async function readMoved(
  db: Database,
  monitors: readonly KnownMonitor[],
): Promise<readonly Readonly<{ slug: string; before: string }>[]> {
  const wanted = new Map(monitors.map(({ slug, component }) => [slug, component]));
  const stored = await selectKnownMonitors(db);
  return stored
    .filter(({ slug, component }) => (wanted.get(slug) ?? component) !== component)
    .map(({ slug, component }) => ({ slug, before: component }));
}

/** Selects every monitor that was ever registered. */
export function selectKnownMonitors(db: Database) {
  const { slug, component, whenDown } = known;
  return db.drizzle.select({ slug, component, whenDown }).from(known);
}

/** The public id of everything of a kind that was ever registered, by slug. */
export type Ids = ReadonlyMap<string, string>;

/** Reads the public ids of components. */
export async function readComponentIds(db: Database): Promise<Ids> {
  const { slug, id } = knownComponents;
  const rows = await db.drizzle.select({ slug, id }).from(knownComponents);
  return new Map(rows.map((row) => [row.slug, row.id]));
}

/** A component that was ever registered; `createdAt` is when that was, UTC ms. */
export type KnownComponent = Readonly<{ slug: string; id: string; createdAt: number }>;

/** Reads every component that was ever registered, the first one first. */
export function readKnownComponents(db: Database): Promise<readonly KnownComponent[]> {
  const { slug, id, createdAt } = knownComponents;
  return db.drizzle
    .select({ slug, id, createdAt })
    .from(knownComponents)
    .orderBy(asc(createdAt), asc(id));
}

/** Reads the public ids of monitors. */
export async function readMonitorIds(db: Database): Promise<Ids> {
  const { slug, id } = known;
  const rows = await db.drizzle.select({ slug, id }).from(known);
  return new Map(rows.map((row) => [row.slug, row.id]));
}
