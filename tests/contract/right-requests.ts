import { minuteMs, someNow } from '../support/facts.ts';

// What staff ask, all of it in order; tests spoil one field of it.

/** ISO 8601 of an instant so many minutes after `someNow`. */
export function instant(minutes: number): string {
  return new Date(someNow + minutes * minuteMs).toISOString();
}

const title = { zh: '在线客服中断', en: 'Chat is down' };
const body = { zh: '我们正在排查。', en: 'We are looking into it.' };

export const incident = {
  ...{ title, body, components: [{ slug: 'chat', status: 'major_outage' }] },
};

export const override = { status: 'major_outage', reason: body, expiresAt: instant(60) };

/** Work from an hour after `someNow` to two hours after it. */
export const maintenance = {
  ...{ title, body, components: ['email'] },
  ...{ scheduledFor: instant(60), scheduledUntil: instant(120) },
};

export const announcement = { title, body, components: ['phone'] };
