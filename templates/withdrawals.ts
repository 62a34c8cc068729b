import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const withdrawals: ShippedTemplate = {
  slug: 'withdrawals',
  kind: 'incident',
  name: { zh: '提现：无法提现', en: 'Withdrawals: do not go through' },
  title: { zh: '暂时无法提现', en: 'Withdrawals are not going through' },
  body: {
    zh: '目前无法提现，我们正在排查。已经提交的提现可能会晚些到账，请不要重复提交。\n\n有人以“加急提现”为由要您转账或给验证码，都是骗局。',
    en: 'Withdrawals are not going through at the moment, and we are looking into it. Those already requested may arrive late; please do not request them again.\n\nWhoever offers to speed yours up for a fee or a code is a fraud.',
  },
  variables: [eta],
  components: ['withdrawals'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 60, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。恢复后会处理积压的提现，您不用再提交一次。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. Withdrawals that are waiting will be dealt with after that; there is no need to request them again.\n\nWe expect withdrawals to go through again by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '又可以提现了，积压的提现正在处理，到账会比平时慢，我们会再观察一段时间。',
        en: 'Withdrawals go through again. Those that were waiting are being dealt with, so they take longer than usual, and we are keeping an eye on it.',
      },
      componentStatus: 'degraded_performance',
    },
    {
      status: 'resolved',
      body: {
        zh: '提现已恢复正常。如果您的提现还没到账，请联系我们。让您久等了，非常抱歉。',
        en: 'Withdrawals are back to normal. If yours has not arrived, please tell us. We are sorry that you had to wait.',
      },
      componentStatus: null,
    },
  ],
};
