import type { Words } from '../../domain/localized.ts';
import type { Announcement } from '../../domain/words/announcement.ts';
import type { Incident, IncidentKind } from '../../domain/words/incident.ts';
import type { Maintenance } from '../../domain/words/maintenance.ts';
import { type News, namedIn } from '../../domain/words/news.ts';
import type { FeedLabel } from '../../i18n/feed-texts.ts';

/** One message within a story. Instants are UTC milliseconds. */
export type Said = Readonly<{
  /** Null where it is all that the story has. */
  id: string | null;
  label: FeedLabel;
  body: Words;
  /** From when on it holds; by this it is ordered. */
  at: number;
  /** When anything of it was changed last. */
  updatedAt: number;
  nextUpdateBy: number | null;
}>;

/** An incident, a maintenance or an announcement as feeds tell it. Instants are UTC milliseconds. */
export type Story = Readonly<{
  kind: IncidentKind | 'maintenance' | 'announcement';
  id: string;
  title: Words;
  /** Slugs of the components that it names. */
  components: readonly string[];
  /** Of planned work: when it is to be done, and what people should know. */
  work: Pick<Maintenance, 'scheduledFor' | 'scheduledUntil' | 'advice'> | null;
  updatedAt: number;
  /** Newest first. */
  said: readonly Said[];
}>;

/** All stories of the news, what was spoken of last first. */
export function storiesOf({ incidents, maintenances, announcements }: News): readonly Story[] {
  return [
    ...incidents.map(ofIncident),
    ...maintenances.map(ofMaintenance),
    ...announcements.map(ofAnnouncement),
  ].sort((a, b) => newestAt(b) - newestAt(a) || order(b.id, a.id));
}

/** When a story was last spoken of. */
export function newestAt({ said }: Pick<Story, 'said'>): number {
  return said[0]?.at ?? 0;
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function ofIncident(incident: Incident): Story {
  const { kind, id, title, updates } = incident;
  const said = saidIn(updates);
  return {
    ...{ kind, id, title, components: namedIn(incident), work: null, said },
    updatedAt: latestOf(incident, said),
  };
}

function ofMaintenance(maintenance: Maintenance): Story {
  const { id, title, components, scheduledFor, scheduledUntil, advice, updates } = maintenance;
  const work = { scheduledFor, scheduledUntil, advice };
  const said = saidIn(updates);
  return {
    ...{ kind: 'maintenance', id, title, components, work, said },
    updatedAt: latestOf(maintenance, said),
  };
}

function ofAnnouncement(announcement: Announcement): Story {
  const { id, title, body, components, publishedAt, updatedAt } = announcement;
  const latest = Math.max(publishedAt, updatedAt);
  const message = { label: 'announcement', body, at: publishedAt, updatedAt: latest } as const;
  const said = [{ ...message, id: null, nextUpdateBy: null }];
  return { kind: 'announcement', id, title, components, work: null, updatedAt: latest, said };
}

type Update = (Incident['updates'] | Maintenance['updates'])[number];

/** An update that leaves the status as it was is an update and nothing else. */
function saidIn(updates: readonly Update[]): readonly Said[] {
  return updates
    .map((update, index): Said => {
      const { id, status, body, at, createdAt, editedAt } = update;
      const isSame = updates[index - 1]?.status === status;
      return {
        ...{ id, label: isSame ? 'update' : status, body, at },
        updatedAt: Math.max(at, createdAt, editedAt ?? createdAt),
        nextUpdateBy: 'nextUpdateBy' in update ? update.nextUpdateBy : null,
      };
    })
    .reverse();
}

/** A clock that was put back must not take an older instant for the newest. */
function latestOf({ updatedAt }: { updatedAt: number }, said: readonly Said[]): number {
  return Math.max(updatedAt, ...said.map((one) => one.updatedAt));
}
