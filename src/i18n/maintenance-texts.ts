import type { Language } from '../domain/localized.ts';
import type { Advice, MaintenanceStatus, WindowReachability } from '../domain/words/maintenance.ts';
import { gapBefore } from './chinese.ts';
import type { Around } from './texts.ts';

/** The texts around what staff say of planned work. */
export type MaintenanceTexts = Readonly<{
  status: Readonly<Record<MaintenanceStatus, string>>;
  /** Names the work on the status page to those who cannot see where it stands. */
  planned: string;
  more: string;
  ofMonth: string;
  advice: Readonly<Record<keyof Advice, string>>;
  reachability: Readonly<Record<WindowReachability, string>>;
  timeline: string;
  /** In the row of a component; around the time at which the work ends. */
  until: (time: string) => Around;
  description: (status: string, components: readonly string[]) => string;
}>;

const zh: MaintenanceTexts = {
  status: {
    scheduled: '计划维护',
    in_progress: '维护中',
    verifying: '验证中',
    completed: '已完成',
    cancelled: '已取消',
  },
  planned: '计划维护',
  more: '其他计划维护',
  ofMonth: '计划维护',
  advice: { works: '仍可使用：', delayed: '可能变慢：', avoid: '请避免：' },
  reachability: {
    reachable: '维护期间可以联系我们',
    limited: '维护期间联系可能不畅',
    unreachable: '维护期间无法使用',
  },
  timeline: '维护进展',
  until: (time) => ({ before: `计划维护至${gapBefore(time)}`, after: '' }),
  description: (status, components) =>
    components.length === 0 ? `${status}。` : `${status}。涉及${components.join('、')}。`,
};

const en: MaintenanceTexts = {
  status: {
    scheduled: 'Planned work',
    in_progress: 'Work in progress',
    verifying: 'Being checked',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
  planned: 'Planned work',
  more: 'More planned work',
  ofMonth: 'Planned work',
  advice: { works: 'Still works: ', delayed: 'Takes longer: ', avoid: 'Please avoid: ' },
  reachability: {
    reachable: 'You can reach us during the work',
    limited: 'You may not always get through during the work',
    unreachable: 'Not available during the work',
  },
  timeline: 'How it went',
  until: () => ({ before: 'Planned work until ', after: '' }),
  description: (status, components) =>
    components.length === 0 ? `${status}.` : `${status}. Concerns ${components.join(', ')}.`,
};

export const maintenanceTexts: Readonly<Record<Language, MaintenanceTexts>> = { zh, en };
