import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const email: ShippedTemplate = {
  slug: 'email',
  kind: 'incident',
  name: { zh: '邮件客服：收不到来信', en: 'Email: messages do not reach us' },
  title: { zh: '客服邮箱暂时收不到来信', en: 'Email does not reach us' },
  body: {
    zh: '发到客服邮箱的信目前送不到我们这里，我们正在排查。\n\n急事请用本页列出的其他方式联系我们。如果您收到退信，请等恢复后再发一次。',
    en: 'Messages to our support address do not reach us at the moment. We are looking into it.\n\nIf it is urgent, please use one of the other ways on this page. If your message came back to you, please send it again once email works.',
  },
  variables: [eta],
  components: ['email'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 60, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。现在写来的信，我们可能要晚些才看得到。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. What you write now may take a while to reach us.\n\nWe expect email to work again by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '邮件又能收到了，我们会再观察一段时间。刚恢复时，回复可能会晚一些。',
        en: 'Email reaches us again, and we are keeping an eye on it. At first, answers may take longer than usual.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '邮件客服已恢复正常。如果您在故障期间来信、至今没有回音，请再发一次。非常抱歉。',
        en: 'Email is back to normal. If you wrote to us meanwhile and have had no answer, please send your message again. We are sorry for the trouble.',
      },
      componentStatus: null,
    },
  ],
};
