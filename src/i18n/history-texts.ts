import type { Language } from '../domain/localized.ts';
import type { ReadWhen } from '../domain/status/read-when.ts';
import { gapBefore } from './chinese.ts';

/** The texts of the past by month. */
export type HistoryTexts = Readonly<{
  /** The heading, with the month in words. */
  title: (month: string) => string;
  description: (month: string) => string;
  /** Names the list of months to those who cannot see it. */
  months: string;
  /** Lead to the month before and to the one after, each with its name. */
  older: (month: string) => string;
  newer: (month: string) => string;
  year: (year: string) => string;
  /** When nothing happened in all of the month. */
  nothing: string;
  /** Before the names of components. */
  well: string;
  unmonitored: string;
  /** How much of a trouble was as bad as it was at worst, where that was not all of it. */
  atWorst: (status: string, duration: string) => string;
  /** After the times of a trouble. */
  lasted: (duration: string) => string;
  lasting: Readonly<Record<ReadWhen, (duration: string) => string>>;
  /** Nobody could tell when it was over. */
  unknown: (duration: string) => string;
  /** It reaches beyond the times that are known here. */
  beyond: (duration: string) => string;
  /** How much of a month was watched, where it was not all of it: of everything alike, or of each. */
  watched: (share: string) => string;
  watchedEach: (components: readonly Readonly<{ name: string; share: string }>[]) => string;
}>;

const zh: HistoryTexts = {
  title: (month) => `${month}的记录`,
  description: (month) => `${month}各项服务的异常：起止时间、时长和原因。`,
  months: '月份',
  older: (month) => `上个月：${month}`,
  newer: (month) => `下个月：${month}`,
  year: (year) => `${year}年`,
  nothing: '没有异常。',
  well: '没有异常：',
  unmonitored: '没有监测：',
  atWorst: (status, duration) => `其中${status} ${duration}`,
  lasted: (duration) => `历时 ${duration}`,
  lasting: {
    now: (duration) => `已持续 ${duration}，仍未恢复`,
    later: (duration) => `截至本页复制时已持续 ${duration}，尚未恢复`,
  },
  unknown: (duration) => `至少 ${duration}，之后未能核实`,
  beyond: (duration) => `超过 ${duration}，实际起止超出以上时间`,
  watched: (share) => `本月${gapBefore(share)}${share} 的时间有监测。`,
  watchedEach: (components) =>
    `本月有监测的时间：${components.map(({ name, share }) => `${name}${gapBefore(share)}${share}`).join('，')}。`,
};

const en: HistoryTexts = {
  title: (month) => `What happened in ${month}`,
  description: (month) => `Every trouble of ${month}: when it began and ended, and why.`,
  months: 'Months',
  older: (month) => `Older: ${month}`,
  newer: (month) => `Newer: ${month}`,
  year: (year) => year,
  nothing: 'No trouble.',
  well: 'No trouble: ',
  unmonitored: 'Not monitored: ',
  atWorst: (status, duration) => `${status.toLowerCase()} for ${duration} of it`,
  lasted: (duration) => duration,
  lasting: {
    now: (duration) => `${duration} so far, still going on`,
    later: (duration) => `${duration} when this page was copied, and not over then`,
  },
  unknown: (duration) => `at least ${duration}; nobody could check after that`,
  beyond: (duration) => `longer than ${duration}; it reaches beyond these times`,
  watched: (share) => `Watched for ${share} of the month.`,
  watchedEach: (components) =>
    `Watched for part of the month: ${components.map(({ name, share }) => `${name} for ${share}`).join(', ')}.`,
};

export const historyTexts: Readonly<Record<Language, HistoryTexts>> = { zh, en };
