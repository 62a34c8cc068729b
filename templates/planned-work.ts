import type { ShippedTemplate } from '../src/domain/words/template.ts';

export const plannedWork: ShippedTemplate = {
  slug: 'planned-work',
  kind: 'maintenance',
  name: { zh: '计划维护：系统升级', en: 'Planned work: an upgrade' },
  title: { zh: '{component}：系统升级', en: '{component}: planned upgrade' },
  body: {
    zh: '我们将在上述时间升级系统，其间“{component}”无法使用，完成后照常。\n\n请提前办好急事。',
    en: 'We will upgrade our systems in the time given above. Meanwhile “{component}” will not be available; afterwards all is as usual.\n\nPlease take care of anything urgent beforehand.',
  },
  variables: [
    {
      ...{ name: 'component', kind: 'component', required: true, default: null },
      label: { zh: '维护哪一项', en: 'What is worked on' },
    },
  ],
  components: [],
  ...{ reachability: 'unreachable', advice: {}, notify: true },
  followUps: [
    {
      status: 'in_progress',
      body: { zh: '维护已经开始。', en: 'The work has begun.' },
    },
    {
      status: 'verifying',
      body: {
        zh: '升级已经做完，我们正在检查一切是否正常。',
        en: 'The upgrade is done, and we are checking that all is well.',
      },
    },
    {
      status: 'completed',
      body: {
        zh: '维护已完成，一切照常。感谢您的耐心等待。',
        en: 'The work is done, and all is as usual. Thank you for your patience.',
      },
    },
    {
      status: 'cancelled',
      body: {
        zh: '这次维护取消了，服务不受影响。如另行安排，我们会再通知。',
        en: 'This work has been called off, and nothing will be interrupted. If we plan it anew, we will tell you here.',
      },
    },
  ],
};
