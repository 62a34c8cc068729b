import { AppError } from '../domain/app-error.ts';
import {
  readSubscription,
  silenceSubscription,
  subscriptionUnchanged,
} from '../storage/subscription.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';
import { demandOwn } from './change/subscription-to-change.ts';

/**
 * Ends a subscription (its id): nothing is sent any more, also of what waits. One that is over
 * already stays so, as mail programs may ask twice (RFC 8058 §3.1); and so does one that was taken off
 * by a complaint or by staff, as that is to be known when its address is typed again.
 * @throws AppError `not_found` where there never was one, or it is not theirs; `stale`,
 *   `unavailable`.
 */
export function endSubscription(acting: ActingOnce, id: string): Promise<'ended'> {
  const { db, now, actor } = acting;
  const read = async () => {
    const subscription = await readSubscription(db, id);
    if (!subscription) throw new AppError('not_found', 'There is no such subscription.');
    demandOwn(actor, subscription);
    return subscription;
  };
  return changeStanding({ ...acting, once: null }, read, (before) => {
    const { number, version, channel, state, because } = before;
    const isOff = because === 'complained' || because === 'by_staff';
    if (state === 'ended' || isOff) return { unchanged: 'ended' };
    const after = { number, version: version + 1 };
    const how = { state: 'ended', because: null, at: now } as const;
    return {
      action: 'subscription.end',
      subject: id,
      detail: { channel, state: 'ended' },
      guard: subscriptionUnchanged(before),
      statements: (change) => silenceSubscription(after, how, change),
      events: [],
      result: 'ended',
    };
  });
}
