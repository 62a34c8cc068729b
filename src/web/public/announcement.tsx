import { type Language, wordsFor } from '../../domain/localized.ts';
import { announcementTexts } from '../../i18n/announcement-texts.ts';
import type { Reading } from '../../i18n/time.ts';
import { Around } from '../components/around.tsx';
import { FullTime } from '../components/time.tsx';
import { Pending, Prose, SaidLine } from '../components/words.tsx';
import type { AnnouncementView } from './announcement-view.ts';
import type { SaidContent } from './said-page.tsx';

type AnnouncementProps = Readonly<{
  announcement: AnnouncementView;
  reading: Reading;
  language: Language;
}>;

/** The page of an announcement, but for its frame. */
export function announcementContent(props: AnnouncementProps): SaidContent {
  const { announcement, language } = props;
  const { id, title, components } = announcement;
  const { description } = announcementTexts[language];
  return {
    path: `/announcements/${id}`,
    title: wordsFor(title, language).text,
    description: description(components.map((name) => name[language])),
    refresh: 'never',
    body: <Announcement {...props} />,
  };
}

function Announcement({ announcement, reading, language }: AnnouncementProps) {
  const { id, title, body, components, publishedAt } = announcement;
  const { kind, published } = announcementTexts[language];
  return (
    <article data-announcement={id}>
      <h1>
        <SaidLine words={title} language={language} />
      </h1>
      <p class="line">
        <span class="phrase">{kind}</span>{' '}
        <span class="phrase">
          <Around {...published}>
            <FullTime instant={publishedAt} language={language} reading={reading} />
          </Around>
        </span>{' '}
        {components.map((name) => (
          <>
            <span class="phrase">{name[language]}</span>{' '}
          </>
        ))}
      </p>
      <Pending of={[title, body]} language={language} />
      <Prose words={body} part="whole" language={language} />
    </article>
  );
}
