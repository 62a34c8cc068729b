import type { Language } from '../../domain/localized.ts';
import type { Around } from '../texts.ts';

/** The texts around components in the console. */
type ConsoleComponentTexts = Readonly<{
  /** How many monitors look at a component. */
  monitors: (count: number) => string;
  asPublic: string;
  seePublic: string;
  postIncident: string;
  monitorsTitle: string;
  noMonitors: string;
  override: Readonly<{
    title: string;
    effect: string;
    ends: Around;
    end: string;
    status: string;
    reasonIn: Readonly<Record<Language, string>>;
    reasonHint: string;
    expiresAt: string;
    set: string;
    replace: string;
    faults: Readonly<{ reason: string; expiresAt: string }>;
  }>;
}>;

const zh: ConsoleComponentTexts = {
  monitors: (count) => (count === 0 ? '没有监控项' : `${count} 个监控项`),
  asPublic: '客户看到的',
  seePublic: '查看公开页面',
  postIncident: '为它新建事件',
  monitorsTitle: '监控项',
  noMonitors: '没有监控项在看这个组件，只能靠人工标注和事件说明它的情况。',
  override: {
    title: '人工标注',
    effect: '标注优先于监控项和事件，到期或取消后失效。客户会看到理由。',
    ends: { before: '到 ', after: ' 自动失效' },
    end: '取消标注',
    status: '标为',
    reasonIn: { zh: '中文理由（客户看到的）', en: '英文理由（客户看到的）' },
    reasonHint: '一两句话，最多 500 个字符。可以先只写一种语言。',
    expiresAt: '有效到（最长 30 天）',
    set: '标注',
    replace: '更改标注',
    faults: {
      reason: '请至少用一种语言填写理由，最多 500 个字符。',
      expiresAt: '请填写 30 天以内、尚未到来的时间。',
    },
  },
};

const en: ConsoleComponentTexts = {
  monitors: (count) =>
    count === 0 ? 'no monitor' : `${count} ${count === 1 ? 'monitor' : 'monitors'}`,
  asPublic: 'As customers see it',
  seePublic: 'See the public page',
  postIncident: 'Post an incident for it',
  monitorsTitle: 'Monitors',
  noMonitors: 'No monitor looks at it: only an override or an incident tells how it is.',
  override: {
    title: 'Override',
    effect:
      'It goes before monitors and incidents until it expires or is taken back. Customers read why.',
    ends: { before: 'ends by itself ', after: '' },
    end: 'Take it back',
    status: 'Say that it is',
    reasonIn: { zh: 'Why, in Chinese (public)', en: 'Why, in English (public)' },
    reasonHint: 'A sentence or two, at most 500 characters. One language is enough to begin with.',
    expiresAt: 'Until (at most 30 days ahead)',
    set: 'Set it',
    replace: 'Change it',
    faults: {
      reason: 'Say why in one language at least, in at most 500 characters.',
      expiresAt: 'Name a time to come within 30 days.',
    },
  },
};

export const consoleComponentTexts: Readonly<Record<Language, ConsoleComponentTexts>> = { zh, en };
