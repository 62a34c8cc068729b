import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const verification: ShippedTemplate = {
  slug: 'verification',
  kind: 'incident',
  name: { zh: '身份验证：无法完成', en: 'Verification: cannot be completed' },
  title: { zh: '暂时无法完成身份验证', en: 'Verification cannot be completed' },
  body: {
    zh: '目前无法完成身份验证，我们正在排查。请等恢复后再提交，不用重复上传。\n\n证件只应在我们的应用或网站里提交，不要发给任何人。',
    en: 'Identity verification cannot be completed at the moment, and we are looking into it. Please wait until it works again; uploading more than once does not help.\n\nHand in documents only in our app or on our website, and never send them to anybody.',
  },
  variables: [eta],
  components: ['verification'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 60, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。要先通过验证才能用的功能，也要等到那时。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. Until then, whatever asks you to verify first has to wait, too.\n\nWe expect verification to work again by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '身份验证又可以使用了，我们会再观察一段时间。之前没有完成的，请重新开始。',
        en: 'Verification works again, and we are keeping an eye on it. If you could not finish before, please start once more.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '身份验证已恢复正常。给您添了麻烦，非常抱歉。',
        en: 'Verification is back to normal. We are sorry for the trouble.',
      },
      componentStatus: null,
    },
  ],
};
