import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import { type Announcement, isPublished } from '../domain/words/announcement.ts';
import {
  type AnnouncementDocument,
  announcementDocument,
} from '../domain/words/announcement-document.ts';
import { insertAnnouncement } from '../storage/announcement.ts';
import { newId } from '../storage/id.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { announcementEvent } from './change/announcement-event.ts';
import { always, carryOut, onlyOnce } from './change/carry-out.ts';
import { newAnnouncement } from './input/announcement.ts';
import { unknownSlugs, untilFaults } from './input/faults.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Publishes news now, or at an instant to come; of that the clock tells (`advanceAnnouncements`).
 * @throws AppError `forbidden`, `invalid`, `reused`, `unavailable`.
 */
export async function publishAnnouncement(
  acting: Acting,
  input: unknown,
): Promise<AnnouncementDocument> {
  demandWrite(acting, 'announcements');
  const announcement = announcementOf(parseInput(newAnnouncement, input), acting.now);
  const result = announcementDocument(announcement);
  return onlyOnce(acting, async () => {
    refuseFaults(faultsOf(announcement, acting));
    const published = await carryOut(acting, {
      action: 'announcement.publish',
      subject: announcement.id,
      detail: result,
      guard: always,
      statements: (change) => [insertAnnouncement(announcement, change)],
      events: isPublished(announcement, acting.now) ? [announcementEvent(result)] : [],
      result,
    });
    // Nothing that is new can be lost.
    return published ?? result;
  });
}

/**
 * The announcement that would be published, for those who want to see it first.
 * @throws AppError `invalid`.
 */
export function announcementToPublish(acting: Acting, input: unknown): Announcement {
  const announcement = announcementOf(parseInput(newAnnouncement, input), acting.now);
  refuseFaults(faultsOf(announcement, acting));
  return announcement;
}

type Asked = z.output<typeof newAnnouncement>;

function announcementOf({ publishedAt, ...asked }: Asked, now: number): Announcement {
  return {
    ...{ ...asked, publishedAt: publishedAt ?? now, id: newId() },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  };
}

function faultsOf(announcement: Announcement, acting: Acting): readonly InputFault[] {
  return [
    ...unknownSlugs(acting, ['components'], announcement.components),
    ...untilFaults(announcement, '/until', acting.now),
  ];
}
