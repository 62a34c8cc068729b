import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const phone: ShippedTemplate = {
  slug: 'phone',
  kind: 'incident',
  name: { zh: '电话客服：打不通', en: 'Phone: calls do not get through' },
  title: { zh: '客服电话打不通', en: 'Calls do not get through to us' },
  body: {
    zh: '客服电话目前打不通，我们正在排查。\n\n请用本页列出的其他方式联系我们，不要拨打从别处看到的“客服电话”。',
    en: 'Calls to our support line do not get through at the moment. We are looking into it.\n\nPlease use one of the other ways on this page, and do not call numbers that you find elsewhere.',
  },
  variables: [eta],
  components: ['phone'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 30, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。恢复之前，请继续用本页列出的其他方式联系我们。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. Until then, please keep using the other ways on this page.\n\nWe expect the line to be back by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '客服电话又可以打通了，我们会再观察一段时间。刚恢复时，可能要多等一会儿。',
        en: 'Calls get through again, and we are keeping an eye on the line. At first, you may wait longer than usual.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '客服电话已恢复正常。让您久等了，非常抱歉。',
        en: 'The phone line is back to normal. We are sorry that you could not reach us.',
      },
      componentStatus: null,
    },
  ],
};
