// What the reference shows, and tests send.

export const set = {
  status: 'degraded_performance',
  reason: {
    zh: '今日咨询较多，回复会慢一些。',
    en: 'Many people write today, so answers take longer.',
  },
  expiresAt: '2026-12-01T18:00:00+08:00',
};
