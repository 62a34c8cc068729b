import type { ComponentStatus } from '../../domain/component.ts';
import type { Language } from '../../domain/localized.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { timestamp } from '../../domain/time/timestamp.ts';
import type { Watched } from '../../domain/watched.ts';

/** A component as Statuspage's API v2 shows it: always with these keys. */
export type StatuspageComponent = Readonly<{
  id: string;
  name: string;
  status: ComponentStatus;
  created_at: string;
  updated_at: string;
  /** Counts from 1 in each group. */
  position: number;
  description: null;
  showcase: boolean;
  start_date: null;
  group_id: string | null;
  page_id: string;
  group: false;
  only_show_if_degraded: false;
}>;

/** Under which ids a site is known, by slugs; instants are UTC ms. */
type Ids = Readonly<{
  page: string;
  groups: ReadonlyMap<string, string>;
  components: ReadonlyMap<string, Readonly<{ id: string; createdAt: number }>>;
}>;

/** The components of a site in one language, by their slugs, as they are now. */
export function statuspageComponents(
  { site }: Pick<Watched, 'site'>,
  { conditions }: Pick<SupportStatus, 'conditions'>,
  ids: Ids,
  language: Language,
): ReadonlyMap<string, StatuspageComponent> {
  const now = new Map(conditions.map((condition) => [condition.component.slug, condition]));
  const all = site.groups.flatMap((group) =>
    group.components.flatMap(({ slug, name }, index): [string, StatuspageComponent][] => {
      const known = ids.components.get(slug);
      const condition = now.get(slug);
      if (known === undefined || condition === undefined) return [];
      const component = {
        ...{ id: known.id, name: name[language], status: condition.status },
        created_at: timestamp(known.createdAt),
        updated_at: timestamp(condition.since ?? known.createdAt),
        ...{ position: index + 1, description: null, showcase: true, start_date: null },
        ...{ group_id: ids.groups.get(group.slug) ?? null, page_id: ids.page },
        ...{ group: false as const, only_show_if_degraded: false as const },
      } as const;
      return [[slug, component]];
    }),
  );
  return new Map(all);
}
