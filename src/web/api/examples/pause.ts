// What the reference shows, and tests send.

export const set = {
  reason: 'The provider moves its servers tonight.',
  until: '2026-12-01T06:00:00+08:00',
};
