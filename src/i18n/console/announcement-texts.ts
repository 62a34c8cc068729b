import type { Language } from '../../domain/localized.ts';
import type { AnnouncementStanding } from '../../domain/words/announcement-standing.ts';
import { announcementEn } from './announcement-en.ts';
import { announcementZh } from './announcement-zh.ts';

/** What of an announcement a form asks for, by the names of an action's input. */
type AnnouncementField = 'title' | 'body' | 'components' | 'publishedAt' | 'until';

/** The texts of the pages on which staff look after announcements. */
export type ConsoleAnnouncementTexts = Readonly<{
  write: string;
  current: string;
  coming: string;
  past: string;
  none: Readonly<Record<'current' | 'past', string>>;
  standing: Readonly<Record<AnnouncementStanding, (time: string) => string>>;
  newTitle: string;
  publish: string;
  publishedAt: string;
  /** What an empty field means. */
  now: string;
  until: string;
  forAWeek: string;
  whole: string;
  faults: Readonly<Record<AnnouncementField, string>>;
  readNow: string;
  /** Above the preview of what nobody can read yet. */
  willRead: string;
  next: string;
  change: Readonly<{ title: string; text: string; submit: string; keeps: string }>;
  end: Readonly<{
    title: string;
    /** What happens to one that is shown, and to one that is to come. */
    text: Readonly<Record<'current' | 'coming', string>>;
    submit: string;
    /** Where there is nothing to end any more. */
    over: string;
  }>;
}>;

export const consoleAnnouncementTexts: Readonly<Record<Language, ConsoleAnnouncementTexts>> = {
  zh: announcementZh,
  en: announcementEn,
};
