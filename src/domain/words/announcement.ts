import type { Words } from '../localized.ts';

/** News that is neither trouble nor work: holiday hours, a change. Instants are UTC milliseconds. */
export type Announcement = Readonly<{
  id: string;
  title: Words;
  /** Markdown without raw HTML. */
  body: Words;
  /** Slugs of the components that it is about; none where it is about the whole. */
  components: readonly string[];
  /** From when on it is shown. */
  publishedAt: number;
  /** Until when it is shown on the status page; null for a week. */
  until: number | null;
  createdAt: number;
  updatedAt: number;
  version: number;
}>;

/** How long an announcement is shown that does not say until when, in milliseconds. */
export const shownForMs = 7 * 24 * 60 * 60 * 1000;

/** When an announcement leaves the status page, UTC ms. */
export function announcementEnd({ publishedAt, until }: Announcement): number {
  return until ?? publishedAt + shownForMs;
}

/** Whether it has been published by `now`, and not taken back before; also when it has left the page. */
export function isPublished(announcement: Announcement, now: number): boolean {
  const { publishedAt } = announcement;
  return publishedAt <= now && publishedAt < announcementEnd(announcement);
}

/** Whether it is on the status page at `now`. */
export function isCurrent(announcement: Announcement, now: number): boolean {
  return announcement.publishedAt <= now && now < announcementEnd(announcement);
}
