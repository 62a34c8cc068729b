import { missingLanguage, wordsFor } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import type { Announcement } from '../../domain/words/announcement.ts';
import { announcementStanding } from '../../domain/words/announcement-standing.ts';
import { consoleAnnouncementTexts } from '../../i18n/console/announcement-texts.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { foundAnnouncement } from './announcement/found.ts';
import { AnnouncementPicture } from './announcement/preview.tsx';
import { standingText } from './announcement/standing-text.ts';
import { consolePath } from './console-path.ts';
import { DoneNote } from './done-note.tsx';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

export const announcementRoute: ConsoleRoute = {
  ...{ method: 'GET', path: '/announcements/:id', allows: 'viewer', handle: show },
};

async function show(asked: StaffAsked): Promise<Answer> {
  const { language, visitor, now } = asked;
  const { announcement } = await foundAnnouncement(asked);
  const words = consoleAnnouncementTexts[language];
  const standing = announcementStanding(announcement, now);
  const content = (
    <>
      <DoneNote asked={asked} />
      <Standing asked={asked} announcement={announcement} />
      {isAtLeast(visitor.role, 'responder') && (
        <NextSteps asked={asked} announcement={announcement} />
      )}
      {standing !== 'taken_back' && (
        <>
          <h2>{standing === 'coming' ? words.willRead : words.readNow}</h2>
          <AnnouncementPicture asked={asked} announcement={announcement} />
        </>
      )}
    </>
  );
  const title = wordsFor(announcement.title, language).text;
  return { kind: 'page', status: 200, title, content };
}

type AnnouncementProps = Readonly<{ asked: StaffAsked; announcement: Announcement }>;

function Standing({ asked, announcement }: AnnouncementProps) {
  const { language, now } = asked;
  const { id, title, body } = announcement;
  const { pending, publicPage } = composeTexts[language];
  const missing = missingLanguage(title) ?? missingLanguage(body);
  const standing = announcementStanding(announcement, now);
  const isPublic = standing === 'current' || standing === 'past';
  return (
    <p>
      {standingText(asked, announcement)}
      {missing && ` · ${pending[missing]}`}{' '}
      {isPublic && (
        <a class="aside" href={`/${language}/announcements/${id}`} hx-boost="false">
          {publicPage}
        </a>
      )}
    </p>
  );
}

function NextSteps({ asked: { language, now }, announcement }: AnnouncementProps) {
  const texts = consoleAnnouncementTexts[language];
  const path = `${consolePath}/announcements/${announcement.id}`;
  const standing = announcementStanding(announcement, now);
  return (
    <nav class="acts" aria-label={texts.next}>
      <a class="button" href={`${path}/change`}>
        {texts.change.title}
      </a>
      {(standing === 'current' || standing === 'coming') && (
        <a class="button" href={`${path}/end`}>
          {texts.end.title}
        </a>
      )}
    </nav>
  );
}
