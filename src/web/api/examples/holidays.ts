// What the reference shows, and tests send.

export const holidays = {
  source: {
    title: 'Holidays of the company',
    url: 'https://wallet.example/holidays-2027',
    published: '2026-11-02',
  },
  days: [
    {
      date: '2027-02-05',
      kind: 'holiday',
      name: { zh: '公司年会', en: 'Annual meeting' },
    },
    {
      date: '2027-02-07',
      kind: 'make_up_day',
      name: { zh: '公司年会', en: 'Annual meeting' },
    },
  ],
};
