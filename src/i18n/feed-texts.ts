import type { Language, Localized } from '../domain/localized.ts';
import type { IncidentStatus } from '../domain/words/incident.ts';
import type { MaintenanceStatus } from '../domain/words/maintenance.ts';
import { incidentTexts } from './incident-texts.ts';
import { maintenanceTexts } from './maintenance-texts.ts';

/** What a message is called in a feed; `update` where nothing but its text is new. */
export type FeedLabel = IncidentStatus | MaintenanceStatus | 'update' | 'announcement';

/** What a feed is about: each thing that happened, or each word that was said of it. */
export type FeedSubject = 'history' | 'updates';

/** The texts of the feeds. */
export type FeedTexts = Readonly<{
  /** The title of a feed; of one component only where one is named. */
  title: (subject: FeedSubject, site: string, component: string | null) => string;
  description: (subject: FeedSubject) => string;
  /** In English the words of other status pages, which existing readers know. */
  label: Readonly<Record<FeedLabel, string>>;
  /** The title of one message: what it is, and about what. */
  updateTitle: (label: string, title: string) => string;
  /** Before the window of planned work; existing readers of feeds look for the English one. */
  scheduled: string;
  /** What is said, in both languages, where a text is there in the other language only. */
  pending: Localized;
  nextUpdateBy: (time: string) => string;
  /** In place of a text that is too long for the feed; a link to the page. */
  readOn: string;
}>;

const zh: FeedTexts = {
  title: (subject, site, component) => {
    const name = subject === 'history' ? '历史记录' : '全部进展';
    return component === null ? `${site}：${name}` : `${site}：${component}的${name}`;
  },
  description: (subject) =>
    subject === 'history'
      ? '每一次故障、维护和公告，最新的在前。'
      : '故障、维护和公告的每一条进展，最新的在前。',
  label: {
    ...incidentTexts.zh.status,
    ...maintenanceTexts.zh.status,
    update: '进展',
    announcement: '公告',
  },
  updateTitle: (label, title) => `${label}：${title}`,
  scheduled: '计划维护',
  pending: { zh: '中文译文稍后提供', en: 'Chinese translation pending' },
  nextUpdateBy: (time) => `下次更新不晚于 ${time}。`,
  readOn: '内容较长，请到网页上阅读全文',
};

const en: FeedTexts = {
  title: (subject, site, component) => {
    const name = subject === 'history' ? 'history' : 'every update';
    return component === null ? `${site}: ${name}` : `${site}: ${name} about ${component}`;
  },
  description: (subject) =>
    subject === 'history'
      ? 'Every incident, maintenance and announcement, the newest first.'
      : 'Every update of incidents, maintenance and announcements, the newest first.',
  label: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    postmortem: 'Postmortem',
    scheduled: 'Scheduled',
    in_progress: 'In progress',
    verifying: 'Verifying',
    completed: 'Completed',
    cancelled: 'Cancelled',
    update: 'Update',
    announcement: 'Announcement',
  },
  updateTitle: (label, title) => `${label}: ${title}`,
  scheduled: 'THIS IS A SCHEDULED EVENT',
  pending: { zh: '英文译文稍后提供', en: 'English translation pending' },
  nextUpdateBy: (time) => `Next update by ${time}.`,
  readOn: 'Read on at the status page',
};

export const feedTexts: Readonly<Record<Language, FeedTexts>> = { zh, en };
