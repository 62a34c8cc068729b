import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const chat: ShippedTemplate = {
  slug: 'chat',
  kind: 'incident',
  name: { zh: '在线客服：无法接通', en: 'Chat: cannot be reached' },
  title: { zh: '在线客服无法接通', en: 'Chat cannot be reached' },
  body: {
    zh: '在线客服目前无法接通，我们正在排查。\n\n急需帮助时，请用本页列出的其他方式联系我们；不急的事，可以等恢复后再说。',
    en: 'Chat cannot be reached at the moment, and we are looking into it.\n\nIf you need us now, please use one of the other ways on this page. What can wait is best left until chat is back.',
  },
  variables: [eta],
  components: ['chat'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 30, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。恢复之前，请继续用本页列出的其他方式联系我们。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. Until then, please keep using the other ways on this page.\n\nWe expect chat to be back by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '在线客服又可以接通了，我们会再观察一段时间。如果您还是连不上，请刷新页面再试一次。',
        en: 'Chat works again, and we are keeping an eye on it. If you still cannot get through, please reload the page and try once more.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '在线客服已恢复正常。给您添了麻烦，非常抱歉。',
        en: 'Chat is back to normal. We are sorry for the trouble.',
      },
      componentStatus: null,
    },
  ],
};
