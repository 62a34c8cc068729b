import type { ShippedTemplate } from '../src/domain/words/template.ts';

export const slow: ShippedTemplate = {
  slug: 'slow',
  kind: 'incident',
  name: { zh: '某一项较慢', en: 'Something is slow' },
  title: { zh: '{component}较慢', en: '{component}: slower than usual' },
  body: {
    zh: '{component}可以使用，但比平时慢，我们正在查找原因。\n\n目前大约要等 {wait}。',
    en: 'You can use it, but it is slower than usual. We are looking into it.\n\nAt the moment it takes about {wait}.',
  },
  variables: [
    {
      ...{ name: 'component', kind: 'component', required: true, default: null },
      label: { zh: '哪一项较慢', en: 'What is slow' },
    },
    {
      ...{ name: 'wait', kind: 'minutes', required: false, default: null },
      label: {
        zh: '大约要等多久',
        en: 'How long it takes',
      },
    },
  ],
  components: [],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'degraded_performance' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 60, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '变慢的原因已经找到，正在处理。\n\n目前大约要等 {wait}。',
        en: 'We know why it is slow and are working on it.\n\nAt the moment it takes about {wait}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '速度已经正常，我们会再观察一段时间。',
        en: 'It is as quick as usual again, and we are keeping an eye on it.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '速度已恢复正常，感谢您的耐心等待。',
        en: 'Everything is as quick as usual again. Thank you for your patience.',
      },
      componentStatus: null,
    },
  ],
};
