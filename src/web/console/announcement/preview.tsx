import type { Announcement } from '../../../domain/words/announcement.ts';
import { announcementStanding } from '../../../domain/words/announcement-standing.ts';
import { composeTexts } from '../../../i18n/console/compose-texts.ts';
import { Announcements } from '../../components/announcement.tsx';
import { announcementContent } from '../../public/announcement.tsx';
import { announcementView } from '../../public/announcement-view.ts';
import { componentNames } from '../../public/incident-view.ts';
import { Cautions } from '../cautions.tsx';
import { Placed } from '../placed.tsx';
import { Preview } from '../preview.tsx';
import type { StaffAsked } from '../route.ts';
import { clockNote } from '../time-field.tsx';

type AnnouncementProps = Readonly<{ asked: StaffAsked; announcement: Announcement }>;

/** An announcement as customers read it: on the status page while it is shown there, and on its own. */
export function AnnouncementPicture({ asked, announcement }: AnnouncementProps) {
  const { language, watched, reading, now } = asked;
  const view = announcementView(announcement, componentNames(watched.site));
  const standing = announcementStanding(announcement, now);
  const isShown = standing === 'current' || standing === 'coming';
  return (
    <Preview
      language={language}
      show={(to) => (
        <>
          {isShown && (
            <Placed language={language} place="status">
              <Announcements announcements={[view]} language={to} />
            </Placed>
          )}
          <Placed language={language} place="own">
            {announcementContent({ announcement: view, reading, language: to }).body}
          </Placed>
        </>
      )}
    />
  );
}

/** The same before it is published, below what is to be known of its times. */
export function AnnouncementPreview({ asked, announcement }: AnnouncementProps) {
  const notes = ['publishedAt', 'until'].flatMap((name) => clockNote(asked, name) ?? []);
  return (
    <>
      <Cautions title={composeTexts[asked.language].cautions} notes={notes} />
      <AnnouncementPicture asked={asked} announcement={announcement} />
    </>
  );
}
