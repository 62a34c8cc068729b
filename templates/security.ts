import type { ShippedTemplate } from '../src/domain/words/template.ts';

export const security: ShippedTemplate = {
  slug: 'security',
  kind: 'incident',
  name: { zh: '安全提醒：有人冒充客服', en: 'Security notice: somebody poses as us' },
  title: {
    zh: '当心：有人{by}冒充我们的客服',
    en: 'Beware: somebody poses as our support {by}',
  },
  body: {
    zh: '我们收到反映：有人{by}冒充我们的客服，骗取验证码或要求转账。\n\n请只用本页列出的方式联系我们。已经给过验证码或转过账的，请马上联系我们。\n\n骗子的说法：{claim}',
    en: 'We have had reports that somebody poses as our support {by} and asks for codes or for money.\n\nPlease contact us only in the ways on this page. If you have given away a code or sent money, tell us at once.\n\nWhat they say: {claim}',
  },
  variables: [
    {
      ...{ name: 'by', kind: 'choice', required: true, default: 0 },
      label: { zh: '用什么手段', en: 'By what means' },
      options: [
        { zh: '打电话', en: 'by phone' },
        { zh: '发短信', en: 'by text message' },
        { zh: '在社交软件上', en: 'on social media' },
        { zh: '开设假网站', en: 'through a fake website' },
        { zh: '发邮件', en: 'by email' },
      ],
    },
    {
      ...{ name: 'claim', kind: 'text', required: false, default: null },
      label: { zh: '骗子怎么说', en: 'What they say' },
    },
  ],
  components: [],
  ...{ incidentKind: 'security', status: 'identified', componentStatus: 'operational' },
  ...{ impact: 'major', fallbacks: [], nextUpdateMinutes: 120, notify: true },
  followUps: [
    {
      status: 'monitoring',
      body: {
        zh: '新的反映少了，但仍可能有人冒充我们，请继续当心。',
        en: 'We hear of fewer cases now, but somebody may still try. Please stay careful.',
      },
      componentStatus: null,
    },
    {
      status: 'resolved',
      body: {
        zh: '近来没有再收到新的反映。以后也请记住：我们绝不会向您索要密码或验证码。',
        en: 'We have not heard of new cases lately. Please keep in mind: we never ask for your password or for a code.',
      },
      componentStatus: null,
    },
  ],
};
