import { type Announcement, announcementEnd } from '../../../domain/words/announcement.ts';
import { announcementStanding } from '../../../domain/words/announcement-standing.ts';
import { consoleAnnouncementTexts } from '../../../i18n/console/announcement-texts.ts';
import { dayTime } from '../../../i18n/time.ts';
import type { StaffAsked } from '../route.ts';

/** Where an announcement stands, with the time that matters. */
export function standingText(
  { language, reading, now }: Pick<StaffAsked, 'language' | 'reading' | 'now'>,
  announcement: Announcement,
): string {
  const standing = announcementStanding(announcement, now);
  const at = standing === 'coming' ? announcement.publishedAt : announcementEnd(announcement);
  return consoleAnnouncementTexts[language].standing[standing](dayTime(at, language, reading));
}
