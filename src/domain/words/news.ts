import type { Announcement } from './announcement.ts';
import type { Incident } from './incident.ts';
import { newestWords } from './incident-words.ts';
import type { Maintenance } from './maintenance.ts';

/** What there is to tell, of the whole site or of one component: the newest of each kind. */
export type News = Readonly<{
  incidents: readonly Incident[];
  maintenances: readonly Maintenance[];
  announcements: readonly Announcement[];
}>;

/** The part of the news that concerns a component: what names it, and what names none at all. */
export function newsAbout({ incidents, maintenances, announcements }: News, slug: string): News {
  const concerns = (named: readonly string[]) => named.length === 0 || named.includes(slug);
  return {
    incidents: incidents.filter((incident) => concerns(namedIn(incident))),
    maintenances: maintenances.filter(({ components }) => concerns(components)),
    announcements: announcements.filter(({ components }) => concerns(components)),
  };
}

/** Slugs of the components that an incident has ever named, each once. */
export function namedIn(incident: Pick<Incident, 'updates'>): readonly string[] {
  return newestWords(incident).map(({ slug }) => slug);
}
