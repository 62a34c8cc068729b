import type { Site } from '../domain/component.ts';
import type { Database } from './database.ts';
import { derivedId } from './id.ts';
import { type KnownComponent, readKnownComponents } from './registration.ts';

/** Under which ids the page and its parts are known in documents of Statuspage's form. */
export type StatuspageIds = Readonly<{
  page: string;
  /** By the slugs of groups. */
  groups: ReadonlyMap<string, string>;
  /** By the slugs of components. */
  components: ReadonlyMap<string, KnownComponent>;
}>;

/**
 * Reads the ids of a site. The page and its groups have no row of their own: their ids are derived
 * from the component that was known first, and so stay when the site moves to another address.
 */
export async function readStatuspageIds(
  db: Database,
  { groups }: Pick<Site, 'groups'>,
): Promise<StatuspageIds> {
  const known = await readKnownComponents(db);
  const first = known[0]?.id ?? '';
  const ofGroups = groups.map(
    async ({ slug }) => [slug, await derivedId(`group ${slug} ${first}`)] as const,
  );
  return {
    page: await derivedId(`page ${first}`),
    groups: new Map(await Promise.all(ofGroups)),
    components: new Map(known.map((component) => [component.slug, component])),
  };
}
