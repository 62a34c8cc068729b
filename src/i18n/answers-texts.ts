import type { AnswerTime } from '../domain/answer-time.ts';
import type { Language } from '../domain/localized.ts';
import { gapBefore } from './chinese.ts';

/** An hour of the week in words: its day, its hours, and how long people wait in it. */
type HourWords = Readonly<{ day: string; hours: string; wait: string }>;

/** The texts about how long answers take. */
export type AnswersTexts = Readonly<{
  title: Readonly<Record<AnswerTime, string>>;
  /** Sums the figure up: how long half of all answers took at most, and 95 % of them. */
  brief: (half: string, most: string) => string;
  half: string;
  most: string;
  /** When people wait least and most, and how many measurements say so. */
  best: (shortest: HourWords, longest: HourWords, count: number) => string;
  wait: (minutes: number) => string;
}>;

const zh: AnswersTexts = {
  title: {
    latencyMs: '响应时间',
    firstReplyMs: '自动应答时间',
    queueWaitSeconds: '排队时间',
    deliveryMs: '测试邮件送达时间',
  },
  brief: (half, most) =>
    `近 90 天：一半在${gapBefore(half)}${half}以内，95% 在${gapBefore(most)}${most}以内`,
  half: '一半以内',
  most: '95% 以内',
  best: (shortest, longest, count) =>
    `${shortest.day} ${shortest.hours} 排队最短（${shortest.wait}），${longest.day} ${longest.hours} 最长（${longest.wait}）。依据近 90 天 ${count} 次测得的排队时间。`,
  wait: (minutes) => (minutes === 0 ? '不到 1 分钟' : `约 ${minutes} 分钟`),
};

const en: AnswersTexts = {
  title: {
    latencyMs: 'Response times',
    firstReplyMs: 'Time to the automatic reply',
    queueWaitSeconds: 'Time in the queue',
    deliveryMs: 'Time until a test mail arrives',
  },
  brief: (half, most) => `Last 90 days: half in ${half}, 95% in ${most}`,
  half: 'Half within',
  most: '95% within',
  best: (shortest, longest, count) =>
    `The queue is shortest on ${shortest.day} ${shortest.hours} (${shortest.wait}) and longest on ${longest.day} ${longest.hours} (${longest.wait}). From ${count} measured waits in the last 90 days.`,
  wait: (minutes) => (minutes === 0 ? 'under a minute' : `about ${minutes} min`),
};

export const answersTexts: Readonly<Record<Language, AnswersTexts>> = { zh, en };
