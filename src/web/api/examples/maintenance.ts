// What the reference shows, and tests send.

export const scheduled = {
  title: { zh: '邮件客服系统升级', en: 'Email support is upgraded' },
  body: {
    zh: '升级期间邮件会延迟处理，不会丢失。',
    en: 'Mail is answered later during the upgrade; none is lost.',
  },
  components: ['email'],
  scheduledFor: '2027-01-10T02:00:00+08:00',
  scheduledUntil: '2027-01-10T04:00:00+08:00',
  reachability: 'limited',
  works: { zh: '在线客服和电话不受影响。', en: 'Chat and phone work as usual.' },
};

export const changed = { scheduledUntil: '2027-01-10T05:00:00+08:00' };

export const updated = {
  status: 'in_progress',
  body: { zh: '升级已经开始。', en: 'The upgrade has begun.' },
};

export const edited = { body: { zh: '升级已按计划开始。', en: 'The upgrade has begun on time.' } };
