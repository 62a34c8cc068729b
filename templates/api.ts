import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const api: ShippedTemplate = {
  slug: 'api',
  kind: 'incident',
  name: { zh: '客服接口：无法访问', en: 'Support API: down' },
  title: { zh: '客服接口无法访问', en: 'The support API is down' },
  body: {
    zh: '客服接口目前无法访问，我们正在排查。应用和网页里用到它的客服功能可能打不开。\n\n需要帮助时，请用本页列出的方式直接联系我们。接入方请稍后重试，不必改动程序。',
    en: 'The support API does not answer at the moment, and we are looking into it. Support features in apps and on web pages that use it may not open.\n\nIf you need help, please contact us directly in one of the ways on this page. If you run an integration, let it retry later; nothing has to be changed on your side.',
  },
  variables: [eta],
  components: ['api'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 30, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。在此期间，调用接口可能失败或超时。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. Until then, requests may fail or time out.\n\nWe expect the API to be back by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '接口又可以访问了，我们会再观察一段时间。故障期间失败的请求可以重新发送。',
        en: 'The API answers again, and we are keeping an eye on it. Requests that failed meanwhile can be sent again.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '客服接口已恢复正常。给您添了麻烦，非常抱歉。',
        en: 'The support API is back to normal. We are sorry for the trouble.',
      },
      componentStatus: null,
    },
  ],
};
