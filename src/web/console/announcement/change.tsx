import { announcementChanged, changeAnnouncement } from '../../../actions/change-announcement.ts';
import { type Announcement, isPublished } from '../../../domain/words/announcement.ts';
import { consoleAnnouncementTexts } from '../../../i18n/console/announcement-texts.ts';
import { About } from '../about.tsx';
import { chosenFields } from '../component-choice.tsx';
import { composeRoutes } from '../compose.tsx';
import { Faster } from '../faster.tsx';
import type { Fields } from '../form.ts';
import type { StaffAsked } from '../route.ts';
import { versionIn } from '../staff-form.tsx';
import { localTimeOf, wordsFields } from '../typed.ts';
import { AnnouncementFields, changedIn } from './fields.tsx';
import { foundAnnouncement, type KnownAnnouncement } from './found.ts';
import { AnnouncementPicture, AnnouncementPreview } from './preview.tsx';

/** An announcement is changed. */
export const announcementChangeRoutes = composeRoutes<KnownAnnouncement>({
  form: '/announcements/:id/change',
  action: '/announcements/:id/change',
  read: foundAnnouncement,
  begin: beginningOf,
  compose: (asked, { announcement, last }) => {
    const { change } = consoleAnnouncementTexts[asked.language];
    const { id, title, version } = announcement;
    const path = `/announcements/${id}/change`;
    return {
      ...{ title: change.title, submit: change.submit, page: path, action: path, version },
      above: <About {...{ asked, title, page: `/announcements/${id}` }}>{change.text}</About>,
      fields: (faults) => (
        <AnnouncementFields
          {...{ asked, faults, has: timesOf(announcement, asked.now), hint: change.keeps }}
        />
      ),
      standing: (
        <>
          <Faster asked={asked} last={last} />
          <AnnouncementPicture asked={asked} announcement={announcement} />
        </>
      ),
    };
  },
  preview: (asked, { announcement }) => (
    <AnnouncementPreview
      asked={asked}
      announcement={announcementChanged(asked.acting, announcement, changedIn(asked, announcement))}
    />
  ),
  send: async (asked, { announcement }) => {
    const { id } = announcement;
    await changeAnnouncement(asked.acting, id, versionIn(asked), changedIn(asked, announcement));
    return `/announcements/${id}?done=saved`;
  },
  wordings: ({ language }) => consoleAnnouncementTexts[language].faults,
});

/** The times that can still be said: what is published stays so. */
function timesOf(announcement: Announcement, now: number) {
  return isPublished(announcement, now)
    ? (['until'] as const)
    : (['publishedAt', 'until'] as const);
}

function beginningOf(
  { watched: { site }, now }: StaffAsked,
  { announcement }: KnownAnnouncement,
): Fields {
  const { title, body, components } = announcement;
  const times = timesOf(announcement, now).map((name): [string, string] => {
    const at = announcement[name];
    return [name, at === null ? '' : localTimeOf(at, site.timeZone)];
  });
  return new Map([
    ...wordsFields('title', title),
    ...wordsFields('body', body),
    ...chosenFields(components),
    ...times,
  ]);
}
