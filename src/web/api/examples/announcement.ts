// What the reference shows, and tests send.

export const published = {
  title: { zh: '元旦客服时间', en: 'Support hours on New Year’s Day' },
  body: {
    zh: '1 月 1 日电话客服休息，在线客服照常。',
    en: 'On 1 January the phone is not staffed; chat is, as usual.',
  },
  components: ['phone'],
};

export const changed = { until: '2027-01-02T00:00:00+08:00' };
