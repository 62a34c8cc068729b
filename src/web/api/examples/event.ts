import type { EventDocument } from '../../../domain/event.ts';

// What the reference shows, and what docs/webhooks.md prints in each dialect.

export const told: EventDocument = {
  id: 'k3v9x2m7q4tz',
  type: 'incident.updated',
  schema: 1,
  sequence: 2,
  timestamp: '2026-11-22T06:26:00.000Z',
  data: {
    incident: {
      id: 'p8r2w6n1c5hd',
      kind: 'outage',
      title: { zh: '在线客服暂时无法接通', en: 'Chat cannot be reached' },
      status: 'identified',
      impact: 'major',
      components: [{ slug: 'chat', status: 'major_outage' }],
      fallbacks: ['phone', 'email'],
      startedAt: '2026-11-22T06:05:00.000Z',
      resolvedAt: null,
      nextUpdateBy: '2026-11-22T07:00:00.000Z',
      createdAt: '2026-11-22T06:07:00.000Z',
      updatedAt: '2026-11-22T06:26:00.000Z',
      version: 2,
      updates: [
        {
          id: 'u7b4y1s9f3ka',
          status: 'identified',
          body: {
            zh: '故障原因已找到，正在修复。',
            en: 'We know why it fails and are mending it.',
          },
          components: [],
          nextUpdateBy: '2026-11-22T07:00:00.000Z',
          at: '2026-11-22T06:26:00.000Z',
          createdAt: '2026-11-22T06:26:00.000Z',
          editedAt: null,
        },
        {
          id: 'd2j6g8t5v1xe',
          status: 'investigating',
          body: {
            zh: '在线客服目前无法接通，我们正在排查。请先拨打 **客服电话**。',
            en: 'Chat cannot be reached. We are looking into it; please **call us** meanwhile.',
          },
          components: [{ slug: 'chat', status: 'major_outage' }],
          nextUpdateBy: null,
          at: '2026-11-22T06:05:00.000Z',
          createdAt: '2026-11-22T06:07:00.000Z',
          editedAt: null,
        },
      ],
    },
  },
};
