import type { Subscription } from '../domain/delivery/subscription.ts';
import { confirmSubscriber } from '../storage/subscriber.ts';
import { activateSubscription, subscriptionUnchanged } from '../storage/subscription.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';
import { subscriptionToChange } from './change/subscription-to-change.ts';

/**
 * Lets whoever asked for news be told of all that comes from now on, as they have read the letter at
 * their address. Where letters had come back, or a complaint, it is the way back; what is told
 * already, or was stopped otherwise, stays as it is.
 * @throws AppError `not_found` where there is no such subscription (its id), or it is not theirs;
 *   `stale`, `unavailable`.
 */
export function confirmSubscription(acting: ActingOnce, id: string): Promise<'confirmed'> {
  const { now } = acting;
  return changeStanding({ ...acting, once: null }, subscriptionToChange(acting, id), (before) => {
    if (!isToBeConfirmed(before)) return { unchanged: 'confirmed' };
    const { subscriber, channel, version, confirmedAt } = before;
    const after = { id, version: version + 1, confirmedAt: confirmedAt ?? now };
    return {
      action: 'subscription.confirm',
      subject: id,
      detail: { channel, state: 'active' },
      guard: subscriptionUnchanged(before),
      statements: (change) => [
        ...(subscriber === null ? [] : [confirmSubscriber(subscriber, now, change)]),
        activateSubscription(after, change),
      ],
      events: [],
      result: 'confirmed',
    };
  });
}

/** Whether it is the owner who has to say that news shall come. */
export function isToBeConfirmed({ state, because }: Pick<Subscription, 'state' | 'because'>) {
  if (state === 'disabled') return because === 'bounced' || because === 'complained';
  return state === 'unconfirmed';
}
