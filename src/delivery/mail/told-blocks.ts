import type { Site } from '../../domain/component.ts';
import type { Told } from '../../domain/delivery/digest.ts';
import type { StatusChange } from '../../domain/event.ts';
import type { Language, Words } from '../../domain/localized.ts';
import type { ComponentCondition } from '../../domain/status/component-condition.ts';
import type { AnnouncementDocument } from '../../domain/words/announcement-document.ts';
import { announcementTexts } from '../../i18n/announcement-texts.ts';
import { incidentTexts } from '../../i18n/incident-texts.ts';
import { mailTexts } from '../../i18n/mail/texts.ts';
import { texts } from '../../i18n/texts.ts';
import { dayTime, type Reading } from '../../i18n/time.ts';
import { type Block, type Phrase, phraseFor } from './blocks.ts';
import { incidentBlocks } from './incident-blocks.ts';
import { maintenanceBlocks } from './maintenance-blocks.ts';

/** For whom a letter is written: their language, the site, its clock, and the pages (an address). */
export type Reader = Readonly<{
  language: Language;
  site: Site;
  /** How its components are now. */
  conditions: readonly ComponentCondition[];
  reading: Reading;
  /** Without a slash at its end: `https://status.example.com/en`. */
  pages: string;
}>;

/** What is told of one thing. */
export type ToldBlocks = Readonly<{
  /** What it is called, in all letters about it. */
  title: Phrase;
  /** The subject of a letter about it alone, in one line. */
  subject: string;
  /** Where it stands, in a word. */
  label: string;
  /** All of it, without its title. */
  blocks: readonly Block[];
  /** Its page. */
  page: string;
  /** All that staff have written and is shown. */
  words: readonly Words[];
}>;

/** How a letter tells of one thing; null of a test, which is sent to programs only. */
export function blocksOf(told: Told, reader: Reader): ToldBlocks | null {
  const { data } = told.newest;
  if ('incident' in data) return incidentBlocks(data.incident, told.events, reader);
  if ('maintenance' in data) return maintenanceBlocks(data.maintenance, told.events, reader);
  if ('announcement' in data) return announcementBlocks(data.announcement, reader);
  return 'component' in data ? statusBlocks(data, reader) : null;
}

function announcementBlocks(
  { id, title, body, publishedAt }: AnnouncementDocument,
  { language, reading, pages }: Reader,
): ToldBlocks {
  const published = dayTime(Date.parse(publishedAt), language, reading);
  const shown = phraseFor(title, language);
  return {
    ...{ title: shown, subject: shown.text },
    label: announcementTexts[language].kind,
    page: `${pages}/announcements/${id}`,
    words: [title, body],
    blocks: [
      { kind: 'line', text: mailTexts[language].said(published) },
      { kind: 'words', label: null, words: phraseFor(body, language) },
    ],
  };
}

/** How a component is now, and how it was before. */
function statusBlocks(
  { component: { slug, name }, from, to }: StatusChange,
  { language, pages }: Reader,
): ToldBlocks {
  const { status } = texts[language];
  const { statusOf, changed } = mailTexts[language];
  // A locked phone shows no more than the subject.
  const subject = incidentTexts[language].said(name[language], status[to]);
  return {
    ...{ title: { text: statusOf(name[language]), language }, subject },
    label: status[to],
    page: `${pages}/components/${slug}`,
    words: [],
    blocks: [{ kind: 'line', text: changed(status[from], status[to]) }],
  };
}

/** Says that a translation is still to come, where it is of any of the texts. */
export function pendingBlocks(words: readonly Words[], language: Language): readonly Block[] {
  const isPending = words.some((one) => one[language] === undefined);
  return isPending ? [{ kind: 'line', text: incidentTexts[language].pending }] : [];
}
