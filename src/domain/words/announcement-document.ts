import type { Words } from '../localized.ts';
import { timestamp } from '../time/timestamp.ts';
import { type Announcement, announcementEnd } from './announcement.ts';

/** An announcement as the API and events show it; instants are ISO 8601 in UTC. */
export type AnnouncementDocument = Readonly<{
  id: string;
  title: Words;
  body: Words;
  components: readonly string[];
  publishedAt: string;
  until: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}>;

export function announcementDocument(announcement: Announcement): AnnouncementDocument {
  const { id, title, body, components, version } = announcement;
  return {
    id,
    title,
    body,
    components,
    publishedAt: timestamp(announcement.publishedAt),
    until: timestamp(announcementEnd(announcement)),
    createdAt: timestamp(announcement.createdAt),
    updatedAt: timestamp(announcement.updatedAt),
    version,
  };
}
