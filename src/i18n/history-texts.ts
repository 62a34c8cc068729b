import type { Language } from '../domain/localized.ts';

/** The texts of the past by month. */
export type HistoryTexts = Readonly<{
  /** The heading, with the month in words. */
  title: (month: string) => string;
  description: (month: string) => string;
  /** Names the list of months to those who cannot see it. */
  months: string;
  /** When nothing happened in all of the month. */
  nothing: string;
  /** Before the names of components. */
  well: string;
  unmonitored: string;
  /** After the times of a trouble. */
  lasted: (duration: string) => string;
  lasting: (duration: string) => string;
  /** Nobody could tell when it was over. */
  unknown: (duration: string) => string;
}>;

const zh: HistoryTexts = {
  title: (month) => `${month}的记录`,
  description: (month) => `${month}各项服务的异常：起止时间、时长和原因。`,
  months: '月份',
  nothing: '没有异常。',
  well: '没有异常：',
  unmonitored: '没有监测：',
  lasted: (duration) => `历时 ${duration}`,
  lasting: (duration) => `已持续 ${duration}，仍未恢复`,
  unknown: (duration) => `至少 ${duration}，之后未能核实`,
};

const en: HistoryTexts = {
  title: (month) => `What happened in ${month}`,
  description: (month) => `Every trouble of ${month}: when it began and ended, and why.`,
  months: 'Months',
  nothing: 'No trouble.',
  well: 'No trouble: ',
  unmonitored: 'Not monitored: ',
  lasted: (duration) => duration,
  lasting: (duration) => `${duration} so far, still going on`,
  unknown: (duration) => `at least ${duration}; nobody could check after that`,
};

export const historyTexts: Readonly<Record<Language, HistoryTexts>> = { zh, en };
