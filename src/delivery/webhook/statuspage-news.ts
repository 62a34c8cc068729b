import type { EventBody, EventDocument, StatusChange } from '../../domain/event.ts';
import { type Words, wordsFor } from '../../domain/localized.ts';
import {
  linkTo,
  type StatuspageIncident,
  type StatuspageSite,
  type StatuspageUpdate,
  statuspageIncident,
  statuspageUpdate,
} from '../../i18n/statuspage/incident.ts';
import { statuspageMaintenance } from '../../i18n/statuspage/maintenance.ts';

/** What Statuspage's webhooks say besides where they come from: an incident, or a component. */
export type NewsBody =
  | Readonly<{ incident: SentIncident }>
  | Readonly<{ component_update: ComponentUpdate; component: SentComponent }>;

/** An incident with the keys that only webhooks have. */
type SentIncident = Omit<StatuspageIncident, 'incident_updates'> &
  Readonly<{
    backfilled: boolean;
    impact_override: null;
    postmortem_body: string | null;
    postmortem_body_last_updated_at: string | null;
    postmortem_published_at: string | null;
    postmortem_ignored: false;
    postmortem_notified_subscribers: boolean;
    postmortem_notified_twitter: false;
    scheduled_for: string | null;
    scheduled_until: string | null;
    scheduled_remind_prior: boolean;
    scheduled_reminded_at: string | null;
    scheduled_auto_in_progress: boolean;
    scheduled_auto_completed: boolean;
    incident_updates: readonly SentUpdate[];
  }>;

type SentUpdate = StatuspageUpdate &
  Readonly<{ wants_twitter_update: false; twitter_updated_at: null }>;

type ComponentUpdate = Readonly<{
  created_at: string;
  new_status: string;
  old_status: string;
  id: string;
  component_id: string;
}>;

type SentComponent = Readonly<{ created_at: string; id: string; name: string; status: string }>;

/**
 * An event as Statuspage would tell it. It knows neither announcements nor tests: they are told as
 * incidents without an impact that are over, so that nothing is lost and nothing stays open.
 */
export function newsBody(event: EventDocument, site: StatuspageSite): NewsBody {
  const { data } = event;
  if ('component' in data) return componentBody(event, data, site);
  const incident = incidentOf(event, data, site);
  const work = 'maintenance' in data ? data.maintenance : null;
  const isReminder = event.type === 'maintenance.reminder';
  return {
    incident: {
      ...incident,
      ...{
        backfilled: 'incident' in data && isBackfilled(incident),
        impact_override: null,
        ...postmortemOf(incident),
      },
      scheduled_for: work?.scheduledFor ?? null,
      scheduled_until: work?.scheduledUntil ?? null,
      scheduled_remind_prior: isReminder,
      scheduled_reminded_at: isReminder ? event.timestamp : null,
      scheduled_auto_in_progress: work?.auto ?? false,
      scheduled_auto_completed: work?.auto ?? false,
      incident_updates: incident.incident_updates.map((update) => ({
        ...update,
        ...{ wants_twitter_update: false, twitter_updated_at: null },
      })),
    },
  };
}

function componentBody(
  { id, timestamp }: EventDocument,
  { component: { slug, name }, from, to }: StatusChange,
  { components, language }: StatuspageSite,
): NewsBody {
  const known = components.get(slug);
  // One that the site has no more is told by its slug.
  const component_id = known?.id ?? slug;
  const created_at = known?.created_at ?? timestamp;
  return {
    component_update: {
      ...{ created_at: timestamp, new_status: to, old_status: from, id, component_id },
    },
    component: { created_at, id: component_id, name: name[language], status: to },
  };
}

function incidentOf(
  { id, timestamp }: EventDocument,
  data: Exclude<EventBody, StatusChange>,
  site: StatuspageSite,
): StatuspageIncident {
  if ('incident' in data) return statuspageIncident(data.incident, site);
  if ('maintenance' in data) return statuspageMaintenance(data.maintenance, site);
  if ('announcement' in data) {
    const { announcement } = data;
    const link = linkTo('announcements', announcement.id, site);
    return note({ ...announcement, at: announcement.publishedAt, link }, site);
  }
  const { message } = data.test;
  return note({ id, title: message, body: message, at: timestamp, link: site.baseUrl }, site);
}

/** What is said once, and over. */
function note(
  said: Readonly<{ id: string; title: Words; body: Words; at: string; link: string }>,
  site: StatuspageSite,
): StatuspageIncident {
  const { id, title, body, at, link } = said;
  const update = { id, body, at, createdAt: at, editedAt: null, status: 'resolved' };
  return {
    ...{ id, name: wordsFor(title, site.language).text, status: 'resolved', impact: 'none' },
    ...{ created_at: at, updated_at: at, monitoring_at: null, resolved_at: at, shortlink: link },
    ...{ started_at: at, page_id: site.page },
    incident_updates: [statuspageUpdate(update, id, site)],
    components: [],
  };
}

/** Whether it was over when it was first written down. */
function isBackfilled({ incident_updates }: StatuspageIncident): boolean {
  const first = incident_updates.at(-1)?.status;
  return first === 'resolved' || first === 'postmortem';
}

function postmortemOf({ incident_updates: updates }: StatuspageIncident) {
  const newest = updates.find(({ status }) => status === 'postmortem');
  const first = updates.findLast(({ status }) => status === 'postmortem');
  return {
    postmortem_body: newest?.body ?? null,
    postmortem_body_last_updated_at: newest?.updated_at ?? null,
    postmortem_published_at: first?.display_at ?? null,
    postmortem_ignored: false,
    postmortem_notified_subscribers: newest !== undefined,
    postmortem_notified_twitter: false,
  } as const;
}
