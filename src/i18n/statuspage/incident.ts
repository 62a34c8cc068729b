import { type Language, wordsFor } from '../../domain/localized.ts';
import type { ComponentWord } from '../../domain/words/incident.ts';
import type {
  IncidentDocument,
  IncidentUpdateDocument,
} from '../../domain/words/incident-document.ts';
import { markdownText } from '../markdown-lines.ts';
import type { StatuspageComponent } from './component.ts';

/** The site that Statuspage's documents tell of, in one language. */
export type StatuspageSite = Readonly<{
  language: Language;
  baseUrl: string;
  /** Id of the page. */
  page: string;
  /** By their slugs. */
  components: ReadonlyMap<string, StatuspageComponent>;
}>;

/** An incident, or planned work, as Statuspage's API v2 shows it: always with these keys. */
export type StatuspageIncident = Readonly<{
  id: string;
  name: string;
  status: string;
  created_at: string;
  updated_at: string;
  monitoring_at: string | null;
  resolved_at: string | null;
  impact: string;
  shortlink: string;
  started_at: string;
  page_id: string;
  /** Newest first. */
  incident_updates: readonly StatuspageUpdate[];
  components: readonly StatuspageComponent[];
}>;

export type StatuspageUpdate = Readonly<{
  id: string;
  status: string;
  /** Plain text with line breaks. */
  body: string;
  incident_id: string;
  created_at: string;
  updated_at: string;
  display_at: string;
  affected_components: readonly AffectedComponent[] | null;
  deliver_notifications: boolean;
  custom_tweet: null;
  tweet_id: null;
}>;

/** `code` is the id of the component. */
type AffectedComponent = Readonly<{
  code: string;
  name: string;
  old_status: string;
  new_status: string;
}>;

/** An incident with all of its updates; components that the site has no more are left out. */
export function statuspageIncident(
  incident: IncidentDocument,
  site: StatuspageSite,
): StatuspageIncident {
  const { id, updates } = incident;
  return {
    ...{ id, name: wordsFor(incident.title, site.language).text, status: incident.status },
    ...{ created_at: incident.createdAt, updated_at: incident.updatedAt },
    monitoring_at: updates.find(({ status }) => status === 'monitoring')?.at ?? null,
    ...{ resolved_at: incident.resolvedAt, impact: incident.impact },
    ...{ shortlink: linkTo('incidents', id, site), started_at: incident.startedAt },
    page_id: site.page,
    incident_updates: updates.map((update, index) => ({
      ...statuspageUpdate(update, id, site),
      affected_components: affectedBy(update, updates.slice(index + 1), site),
    })),
    components: componentsNamed(incident.components, site),
  };
}

/** One word on an incident or on planned work (`of`), which changes no component by itself. */
export function statuspageUpdate(
  update: Pick<IncidentUpdateDocument, 'id' | 'body' | 'at' | 'createdAt' | 'editedAt'> &
    Readonly<{ status: string }>,
  of: string,
  { language }: StatuspageSite,
): StatuspageUpdate {
  return {
    ...{ id: update.id, status: update.status },
    body: markdownText(wordsFor(update.body, language).text),
    ...{ incident_id: of, created_at: update.createdAt },
    ...{ updated_at: update.editedAt ?? update.createdAt, display_at: update.at },
    ...{ affected_components: null, deliver_notifications: true },
    ...{ custom_tweet: null, tweet_id: null },
  };
}

/** Where people read about something. */
export function linkTo(
  kind: 'incidents' | 'maintenances' | 'announcements',
  id: string,
  { baseUrl, language }: StatuspageSite,
): string {
  return `${baseUrl}/${language}/${kind}/${id}`;
}

/** The components of these slugs that the site still has. */
export function componentsNamed(
  named: readonly Pick<ComponentWord, 'slug'>[],
  { components }: StatuspageSite,
): readonly StatuspageComponent[] {
  return named.flatMap(({ slug }) => components.get(slug) ?? []);
}

/** What an update says of components, against what was said before (newest first). */
function affectedBy(
  { components: said }: IncidentUpdateDocument,
  before: readonly IncidentUpdateDocument[],
  { components }: StatuspageSite,
): readonly AffectedComponent[] | null {
  const affected = said.flatMap(({ slug, status }) => {
    const component = components.get(slug);
    if (component === undefined) return [];
    const old = before.flatMap((update) => update.components).find((one) => one.slug === slug);
    const { id: code, name } = component;
    return [{ code, name, old_status: old?.status ?? 'operational', new_status: status }];
  });
  return affected.length > 0 ? affected : null;
}
