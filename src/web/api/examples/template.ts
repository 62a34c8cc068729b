// What the reference shows, and tests send.

export const created = {
  kind: 'incident',
  slug: 'card-payments',
  name: { zh: '银行卡支付：失败', en: 'Card payments: fail' },
  title: { zh: '{bank}银行卡暂时无法支付', en: 'Payments with cards of {bank} fail' },
  body: {
    zh: '用{bank}银行卡支付目前会失败，请先换一张卡。\n\n预计{eta} 前恢复。',
    en: 'Payments with cards of {bank} fail at the moment; please use another card.\n\nWe expect them to work again by {eta}.',
  },
  variables: [
    { name: 'bank', kind: 'text', label: { zh: '哪家银行', en: 'Which bank' } },
    {
      ...{ name: 'eta', kind: 'time', required: false },
      label: { zh: '预计恢复时间', en: 'When it is expected to be well' },
    },
  ],
  components: ['payments'],
  componentStatus: 'partial_outage',
  nextUpdateMinutes: 30,
  followUps: [
    {
      status: 'resolved',
      body: { zh: '{bank}银行卡又可以支付了。', en: 'Cards of {bank} work again.' },
    },
  ],
};

const { slug: _, ...kept } = created;

export const changed = {
  ...kept,
  title: { zh: '{bank}银行卡支付失败', en: 'Cards of {bank} are declined' },
  nextUpdateMinutes: 20,
};
