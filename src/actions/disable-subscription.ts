import type { DisabledReason, Subscription } from '../domain/delivery/subscription.ts';
import { type Bounced, countBounced } from '../storage/bounced.ts';
import { queueLetter } from '../storage/delivery.ts';
import { newId } from '../storage/id.ts';
import {
  readSubscriptionsBy,
  silenceSubscription,
  subscriptionUnchanged,
} from '../storage/subscription.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStanding, type Plan, type Unchanged } from './change/carry-out.ts';

/** What came of it: there was nothing to disable, where it was told of nothing any more. */
type Disabled = 'disabled' | 'unchanged';

/** Where mail comes back from more than this share of all, or from a few, it is not they who are gone. */
const mostBounced = { few: 3, share: 1 / 4, withinMs: 24 * 60 * 60_000 } as const;

/**
 * Has nothing more sent to a subscription (its number), and drops what waits for it. The owner of a
 * webhook who made it on the page is told by mail. Where mail to very many came back within a day,
 * nobody else is taken off for that: a mail server that is set up wrongly has nobody forgotten.
 * @throws AppError `stale`, `unavailable`.
 */
export async function disableSubscription(
  acting: ActingOnce,
  number: Subscription['number'],
  because: DisabledReason,
): Promise<Disabled> {
  return changeStanding(
    { ...acting, once: null },
    async () => ({
      subscription: (await readSubscriptionsBy(acting.db, [number]))[0],
      bounced:
        because === 'bounced'
          ? await countBounced(acting.db, acting.now - mostBounced.withinMs)
          : null,
    }),
    ({ subscription, bounced }) =>
      subscription &&
      isToBeDisabled(subscription, because) &&
      !(subscription.confirmedAt !== null && bounced && areTooMany(bounced))
        ? disabling(subscription, because, acting.now)
        : nothingToDo,
  );
}

const nothingToDo: Unchanged<Disabled> = { unchanged: 'unchanged' };

/** Which way a reason is about; staff may take off anything. */
const channelOf = {
  gone: 'webhook',
  failing: 'webhook',
  bounced: 'mail',
  complained: 'mail',
  by_staff: null,
} as const satisfies Record<DisabledReason, Subscription['channel'] | null>;

/** With one more there would be too many. */
function areTooMany({ bounced, told }: Bounced): boolean {
  return bounced >= mostBounced.few && bounced + 1 > (bounced + told) * mostBounced.share;
}

/** What nobody has confirmed has had letters as well, whichever way it is about. */
function isToBeDisabled({ state, channel }: Subscription, because: DisabledReason): boolean {
  const about = channelOf[because];
  if (state === 'unconfirmed') return about === 'mail';
  return (state === 'active' || state === 'paused') && (about === null || about === channel);
}

function disabling(
  subscription: Subscription,
  because: DisabledReason,
  at: number,
): Plan<Disabled> {
  const { id, number, version, channel, subscriber, state } = subscription;
  const ownersWebhook = channel === 'webhook' && subscriber !== null && state !== 'unconfirmed';
  const letter = { id: newId(), kind: 'disabled', subscription: id, at } as const;
  return {
    action: channel === 'webhook' ? 'webhook.disable' : 'subscription.disable',
    subject: id,
    detail: { because },
    guard: subscriptionUnchanged(subscription),
    statements: (change) => [
      ...silenceSubscription(
        { number, version: version + 1 },
        { state: 'disabled', because, at },
        change,
      ),
      ...(ownersWebhook ? [queueLetter(letter, change)] : []),
    ],
    events: [],
    result: 'disabled',
  };
}
