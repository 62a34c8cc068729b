import type { AnswerTime } from '../domain/answers/answer-time.ts';
import type { Language } from '../domain/localized.ts';
import { gapBefore } from './chinese.ts';
import type { Sentence } from './verdict.ts';

/** Hours of the week with their days, and how long people usually wait in them. */
type HoursWords = Readonly<{ hours: string; wait: string }>;

/** The texts about how long answers take. */
export type AnswersTexts = Readonly<{
  title: Readonly<Record<AnswerTime, string>>;
  /** Sums the figure up: how long half of all answers took at most, and 95 % of them. */
  brief: (half: string, most: string) => string;
  half: string;
  most: string;
  /** When people wait least and most, and how many measurements say so. */
  best: (shortest: HoursWords, longest: HoursWords, count: string) => Sentence;
  /** Answers by hour of the week. */
  week: Readonly<{
    title: Readonly<Record<AnswerTime, string>>;
    brief: string;
    hours: string;
    /** How long half of all answers took at most. */
    usual: string;
    /** A step, by its upper end, or by both. */
    upTo: Readonly<Record<Unit, (most: number) => string>>;
    between: Readonly<Record<Unit, (least: number, most: number) => string>>;
    /** What an empty cell of the figure means. */
    empty: string;
  }>;
}>;

type Unit = 'minutes' | 'seconds';

const zh: AnswersTexts = {
  title: {
    latencyMs: '响应时间',
    firstReplyMs: '自动应答时间',
    queueWaitSeconds: '排队时间',
    deliveryMs: '测试邮件送达时间',
  },
  brief: (half, most) => `近 90 天：一半${withinZh(half)}，95% ${withinZh(most)}`,
  half: '一半以内',
  most: '95% 以内',
  best: (shortest, longest, count) => [
    shortest.hours,
    ` 排队最短（${shortest.wait}），`,
    longest.hours,
    ` 最长（${longest.wait}）。`,
    `依据近 90 天 ${count} 次`,
    '测得的排队时间。',
  ],
  week: {
    title: {
      latencyMs: '各时段的响应时间',
      firstReplyMs: '各时段的自动应答时间',
      queueWaitSeconds: '什么时候联系排队短',
      deliveryMs: '各时段的邮件送达时间',
    },
    brief: '按星期和时段，近 90 天',
    hours: '时段',
    usual: '通常',
    upTo: { minutes: (most) => `${most} 分钟以内`, seconds: (most) => `${most} 秒以内` },
    between: {
      minutes: (least, most) => `${least}–${most} 分钟`,
      seconds: (least, most) => `${least}–${most} 秒`,
    },
    empty: '空白：非服务时间或数据太少',
  },
};

/** A time that already says that it is an upper bound needs no other word for it. */
function withinZh(time: string): string {
  return time.startsWith('不到') ? time : `在${gapBefore(time)}${time}以内`;
}

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
  best: (shortest, longest, count) => [
    'Shortest queue:',
    shortest.hours,
    `(${shortest.wait}).`,
    `Longest: ${longest.hours}`,
    `(${longest.wait}).`,
    `From ${count}`,
    'measured waits',
    'in the last 90 days.',
  ],
  week: {
    title: {
      latencyMs: 'Response times through the week',
      firstReplyMs: 'Automatic replies through the week',
      queueWaitSeconds: 'When the queue is short',
      deliveryMs: 'Delivery of mail through the week',
    },
    brief: 'By hour of the week, last 90 days',
    hours: 'Hours',
    usual: 'Usually',
    upTo: { minutes: (most) => `up to ${most} min`, seconds: (most) => `up to ${most} s` },
    between: {
      minutes: (least, most) => `${least}–${most} min`,
      seconds: (least, most) => `${least}–${most} s`,
    },
    empty: 'empty: closed, or too little measured',
  },
};

export const answersTexts: Readonly<Record<Language, AnswersTexts>> = { zh, en };
