import type { Language } from '../../domain/localized.ts';
import { announcementTexts } from '../../i18n/announcement-texts.ts';
import type { AnnouncementView } from '../public/announcement-view.ts';
import { CardTitle, Told } from './told.tsx';
import { Pending, Prose } from './words.tsx';

type AnnouncementsProps = Readonly<{
  announcements: readonly AnnouncementView[];
  language: Language;
}>;

/** News that is neither trouble nor work. */
export function Announcements({ announcements, language }: AnnouncementsProps) {
  const { news, more, kind } = announcementTexts[language];
  return (
    <Told
      all={announcements}
      label={news}
      more={more}
      card={(announcement) => <AnnouncementCard announcement={announcement} language={language} />}
      line={({ id, title }) => ({ path: `/announcements/${id}`, title, note: kind })}
      language={language}
    />
  );
}

function AnnouncementCard({
  announcement: { id, title, body },
  language,
}: Readonly<{ announcement: AnnouncementView; language: Language }>) {
  return (
    <article data-announcement={id} id={`announcement-${id}`} aria-labelledby={`title-${id}`}>
      <CardTitle id={id} path="/announcements" title={title} language={language} />
      <Prose words={body} part="opening" language={language} />
      <Pending of={[title, body]} language={language} />
    </article>
  );
}
