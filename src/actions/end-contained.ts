import type { Subscription } from '../domain/delivery/subscription.ts';
import { isContained } from '../domain/delivery/wanted.ts';
import { readSubscription, readSubscriptionsOf } from '../storage/subscription.ts';
import type { ActingOnce } from './change/acting.ts';
import { endSubscription } from './end-subscription.ts';

/**
 * Ends all that a subscription by mail (its id) tells its owner of as well, such as the one incident
 * that they followed before they asked for everything: nobody wants each letter twice.
 * @throws AppError as `endSubscription` does.
 */
export async function endContained(acting: ActingOnce, id: string): Promise<void> {
  const { db } = acting;
  const outer = await readSubscription(db, id);
  if (!outer || !isToldByMail(outer)) return;
  for (const inner of await readSubscriptionsOf(db, outer.subscriber ?? '')) {
    const isOther = inner.id !== id && isToldByMail(inner);
    if (isOther && isContained(inner.wanted, outer.wanted)) await endSubscription(acting, inner.id);
  }
}

function isToldByMail({ channel, state }: Subscription): boolean {
  return channel === 'mail' && state === 'active';
}
