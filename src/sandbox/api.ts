import { Hono } from 'hono';
import type { Channel } from './channels.ts';
import { createHttpSpeaker, problem } from './http.ts';
import type { Speaker } from './tcp-entrance.ts';

/** The channels that are HTTP services with a health document. */
export type Service = Exclude<Channel, 'chat' | 'email' | 'phone'>;

/** What the support centre knows that its health documents tell. */
export type Facts = Readonly<{ visitorsWaiting: number }>;

/** Speaks HTTP: `GET /health` is the health document of one service, all else is 404. */
export function createService(service: Service, facts: () => Facts): Speaker {
  const app = new Hono();
  app.get('/health', (c) => {
    c.header('cache-control', 'no-store');
    return c.json({ status: 'ok', service, ...details[service](facts()) });
  });
  app.notFound(() => problem(404, 'not_found', 'There is only GET /health here.'));
  return createHttpSpeaker((request) => app.fetch(request));
}

const details: Record<Service, (facts: Facts) => object> = {
  api: ({ visitorsWaiting }) => ({
    version: '1.4.2',
    queues: { chat: visitorsWaiting, tickets: 0 },
  }),
  signin: () => ({ version: '3.1.0', methods: { password: 'ok', oneTimeCode: 'ok' } }),
  payments: () => ({ version: '5.0.3', rails: { wallet: 'ok', card: 'ok', bankTransfer: 'ok' } }),
  withdrawals: () => ({ version: '5.0.3', payouts: { instant: 'ok', nextDay: 'ok' } }),
  verification: () => ({ version: '2.7.1', checks: { document: 'ok', face: 'ok' } }),
};
