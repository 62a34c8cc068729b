import { isCurrent } from '../domain/words/announcement.ts';
import { announcementDocument } from '../domain/words/announcement-document.ts';
import { announcementUntold, readUntoldAnnouncements } from '../storage/announcement.ts';
import type { Acting } from './change/acting.ts';
import { announcementEvent } from './change/announcement-event.ts';
import { carryOut } from './change/carry-out.ts';

/**
 * Tells of the announcements whose instant has come: of each once, however many processes do this,
 * and of none that is over by now.
 * @returns of how many it was told here.
 * @throws AppError `unavailable`; what was told before is.
 */
export async function advanceAnnouncements(acting: Acting): Promise<number> {
  let told = 0;
  for (const announcement of await readUntoldAnnouncements(acting.db, acting.now)) {
    if (!isCurrent(announcement, acting.now)) continue;
    const result = announcementDocument(announcement);
    const written = await carryOut(acting, {
      action: 'announcement.tell',
      subject: announcement.id,
      detail: result,
      guard: announcementUntold(announcement),
      statements: () => [],
      events: [announcementEvent(result)],
      result,
    });
    if (written) told += 1;
  }
  return told;
}
