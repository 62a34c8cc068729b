import type { Language } from '../domain/localized.ts';
import type { Around } from './texts.ts';

/** The texts around announcements. */
export type AnnouncementTexts = Readonly<{
  /** Names the announcements of the status page to those who cannot see where they stand. */
  news: string;
  more: string;
  kind: string;
  /** Around the time at which it was published. */
  published: Around;
  /** Sums it up, with the names of the components that it is about. */
  description: (components: readonly string[]) => string;
}>;

const zh: AnnouncementTexts = {
  news: '公告',
  more: '其他公告',
  kind: '公告',
  published: { before: '', after: ' 发布' },
  description: (components) =>
    components.length === 0 ? '客服公告。' : `客服公告，涉及${components.join('、')}。`,
};

const en: AnnouncementTexts = {
  news: 'Announcements',
  more: 'More announcements',
  kind: 'Announcement',
  published: { before: 'Published ', after: '' },
  description: (components) =>
    components.length === 0 ? 'News from support.' : `News about ${components.join(', ')}.`,
};

export const announcementTexts: Readonly<Record<Language, AnnouncementTexts>> = { zh, en };
