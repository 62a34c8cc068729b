// What the reference shows, and tests send.

export const opened = {
  title: { zh: '在线客服暂时无法接通', en: 'Chat cannot be reached' },
  body: {
    zh: '在线客服目前无法接通，我们正在排查。您可以先拨打客服电话。',
    en: 'Chat cannot be reached at the moment. We are looking into it; please call us meanwhile.',
  },
  components: [{ slug: 'chat', status: 'major_outage' }],
  fallbacks: ['phone', 'email'],
};

export const changed = { title: { zh: '在线客服中断', en: 'Chat is down' }, impact: 'major' };

export const updated = {
  status: 'identified',
  body: {
    zh: '故障原因已找到，正在修复。',
    en: 'We know why it fails and are mending it.',
  },
};

export const edited = {
  body: {
    zh: '故障原因已找到：一台服务器停机，正在修复。',
    en: 'We know why it fails: a server has stopped. We are mending it.',
  },
};

export const noted = { text: 'The provider has opened ticket 4711.' };
