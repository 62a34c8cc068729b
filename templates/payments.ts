import type { ShippedTemplate } from '../src/domain/words/template.ts';
import { eta } from './eta.ts';

export const payments: ShippedTemplate = {
  slug: 'payments',
  kind: 'incident',
  name: { zh: '支付：支付失败', en: 'Payments: fail' },
  title: { zh: '暂时无法支付', en: 'Payments are failing' },
  body: {
    zh: '目前支付会失败，我们正在排查。不急的付款，请等恢复后再付。\n\n如果显示失败却扣了款，请不要再付一次：先看看账单，有疑问就联系我们。',
    en: 'Payments fail at the moment, and we are looking into it. If a payment can wait, please wait until it works again.\n\nIf money was taken although a payment failed, please do not pay a second time: look at your history first, and ask us if in doubt.',
  },
  variables: [eta],
  components: ['payments'],
  ...{ incidentKind: 'outage', status: 'investigating', componentStatus: 'major_outage' },
  ...{ impact: null, fallbacks: [], nextUpdateMinutes: 30, notify: true },
  followUps: [
    {
      status: 'identified',
      body: {
        zh: '原因已经找到，正在修复。恢复之前请先不要付款，更不要重复付款。\n\n预计{eta} 前恢复。',
        en: 'We have found the cause and are fixing it. Until then, please do not pay, and above all not twice.\n\nWe expect payments to work again by {eta}.',
      },
      componentStatus: null,
    },
    {
      status: 'monitoring',
      body: {
        zh: '又可以支付了，我们会再观察一段时间。重新付款之前，请先在账单里确认上一笔没有成功。',
        en: 'Payments go through again, and we are keeping an eye on them. Before you pay again, please check in your history that the first payment did fail.',
      },
      componentStatus: 'operational',
    },
    {
      status: 'resolved',
      body: {
        zh: '支付已恢复正常。如果账单有不对的地方，请联系我们。给您添了麻烦，非常抱歉。',
        en: 'Payments are back to normal. If something in your history looks wrong, please tell us. We are sorry for the trouble.',
      },
      componentStatus: null,
    },
  ],
};
