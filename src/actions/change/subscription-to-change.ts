import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Subscription } from '../../domain/delivery/subscription.ts';
import { readSubscription } from '../../storage/subscription.ts';
import type { ActingOnce } from './acting.ts';

/**
 * Reads a subscription that is to be changed (its id); rejects with AppError `not_found` where there
 * is none, where it is over, or where it is somebody else's.
 */
export function subscriptionToChange(
  { db, actor }: Pick<ActingOnce, 'db' | 'actor'>,
  id: string,
): () => Promise<Subscription> {
  return async () => {
    const subscription = await readSubscription(db, id);
    if (!subscription || subscription.state === 'ended') throw noSuchSubscription();
    demandOwn(actor, subscription);
    return subscription;
  };
}

/** @throws AppError `not_found` where a subscriber asks for what is not theirs. */
export function demandOwn(actor: Actor, { subscriber }: Pick<Subscription, 'subscriber'>): void {
  if (actor.kind === 'subscriber' && actor.id !== subscriber) throw noSuchSubscription();
}

function noSuchSubscription(): AppError {
  return new AppError('not_found', 'There is no such subscription, or it is over; subscribe anew.');
}
