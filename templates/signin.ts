import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const signin: ShippedTemplate = {
  slug: 'signin',
  kind: 'incident',
  name: { zh: '登录：无法登录钱包', en: 'Sign-in: fails' },
  title: { zh: '暂时无法登录钱包', en: 'Signing in to the wallet fails' },
  body: {
    zh: '目前无法登录钱包，我们正在排查。问题出在我们这边，不在您的账号，不用重设密码。\n\n我们不会为了“恢复登录”向您索要密码或验证码。',
    en: 'Signing in to the wallet fails at the moment, and we are looking into it. The fault is ours, not with your account; there is no need to reset your password.\n\nNobody from our team will ask for your password or a code to “restore access”.',
  },
  variables: [eta],
  components: ['signin'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 30, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。请先不要反复尝试登录，以免账号被临时锁定。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. Please do not try again and again meanwhile, so that your account is not locked for a while.\n\nWe expect sign-in to work again by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '又可以登录了，我们会再观察一段时间。如果您还是登录不了，请过几分钟再试。',
        en: 'You can sign in again, and we are keeping an eye on it. If it still fails for you, please try again in a few minutes.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '登录已恢复正常。给您添了麻烦，非常抱歉。',
        en: 'Sign-in is back to normal. We are sorry for the trouble.',
      },
      componentStatus: null,
    },
  ],
};
