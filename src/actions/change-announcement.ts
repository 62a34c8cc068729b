import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import { type Announcement, isPublished } from '../domain/words/announcement.ts';
import {
  type AnnouncementDocument,
  announcementDocument,
} from '../domain/words/announcement-document.ts';
import { announcementUnchanged, replaceAnnouncement } from '../storage/announcement.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { announcementEvent } from './change/announcement-event.ts';
import { announcementToChange } from './change/announcement-to-change.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { changesNothing } from './change/changes-nothing.ts';
import { changedAnnouncement } from './input/announcement.ts';
import { faultIf, unknownSlugs, untilFaults } from './input/faults.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Changes an announcement; what is left out stays, also a language of a text, and what is so already
 * changes nothing.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function changeAnnouncement(
  acting: Acting,
  id: string,
  version: number | null,
  input: unknown,
): Promise<AnnouncementDocument> {
  demandWrite(acting, 'announcements');
  const asked = parseInput(changedAnnouncement, input);
  const { now } = acting;
  return onlyOnce(acting, () =>
    changeNewest(acting, announcementToChange(acting, id), version, (before) => {
      const after = changedTo(before, asked, acting);
      if (changesNothing(before, after)) return { unchanged: announcementDocument(before) };
      const result = announcementDocument(after);
      const appears = !isPublished(before, now) && isPublished(after, now);
      return {
        action: 'announcement.change',
        subject: id,
        detail: result,
        guard: announcementUnchanged(before),
        statements: (change) => [replaceAnnouncement(after, change)],
        events: appears ? [announcementEvent(result)] : [],
        result,
      };
    }),
  );
}

/**
 * The announcement as a change would make it, for those who want to see it first.
 * @throws AppError `invalid`.
 */
export function announcementChanged(
  acting: Acting,
  before: Announcement,
  input: unknown,
): Announcement {
  return changedTo(before, parseInput(changedAnnouncement, input), acting);
}

type Asked = z.output<typeof changedAnnouncement>;

function changedTo(before: Announcement, asked: Asked, acting: Acting): Announcement {
  const after = changed(before, asked, acting.now);
  refuseFaults([
    ...unknownSlugs(acting, ['components'], asked.components ?? []),
    ...timeFaults(asked, before, after, acting.now),
  ]);
  return after;
}

function changed(before: Announcement, asked: Asked, now: number): Announcement {
  return {
    ...before,
    title: { ...before.title, ...asked.title },
    body: { ...before.body, ...asked.body },
    components: asked.components ?? before.components,
    publishedAt: asked.publishedAt ?? before.publishedAt,
    until: asked.until === undefined ? before.until : asked.until,
    updatedAt: now,
    version: before.version + 1,
  };
}

function timeFaults(
  asked: Asked,
  before: Announcement,
  after: Announcement,
  now: number,
): readonly InputFault[] {
  if (asked.publishedAt !== undefined && isPublished(before, now)) {
    return faultIf(true, '/publishedAt', 'Leave this out: it has been published already.');
  }
  if (asked.until === undefined && asked.publishedAt === undefined) return [];
  return untilFaults(after, asked.until ? '/until' : '/publishedAt', now);
}
