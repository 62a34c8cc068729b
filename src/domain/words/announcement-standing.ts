import { type Announcement, announcementEnd } from './announcement.ts';

/** Where an announcement stands; `taken_back` before anybody could read it. */
export type AnnouncementStanding = 'coming' | 'current' | 'past' | 'taken_back';

/** Where an announcement stands at `now` (UTC ms). */
export function announcementStanding(
  announcement: Announcement,
  now: number,
): AnnouncementStanding {
  const { publishedAt } = announcement;
  const end = announcementEnd(announcement);
  if (end <= publishedAt) return 'taken_back';
  if (publishedAt > now) return 'coming';
  return now < end ? 'current' : 'past';
}
