import type { Subscription } from '../domain/delivery/subscription.ts';
import { rewriteSubscription, subscriptionUnchanged } from '../storage/subscription.ts';
import type { Acting } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';
import { subscriptionToChange } from './change/subscription-to-change.ts';
import { parseInput, refuseFaults } from './input/parse.ts';
import { changedSubscription } from './input/subscription.ts';
import { subscriptionFaults } from './input/subscription-faults.ts';

/**
 * Changes what a subscription (its id) is about and in which language, from now on.
 * @throws AppError `not_found` where there is none, or it is not theirs; `invalid`, `stale`,
 *   `unavailable`.
 */
export async function changeSubscription(
  acting: Omit<Acting, 'once'>,
  id: string,
  input: unknown,
): Promise<'changed'> {
  const { language, ...wanted } = parseInput(changedSubscription, input);
  const read = subscriptionToChange(acting, id);
  // Whose it is comes before what they want of it.
  await read();
  refuseFaults(await subscriptionFaults(acting, wanted));
  return changeStanding({ ...acting, once: null }, read, (before) => {
    if (isSame(before, { language, wanted })) return { unchanged: 'changed' };
    const after = { id, language, wanted, version: before.version + 1 };
    return {
      action: 'subscription.change',
      subject: id,
      detail: { channel: before.channel, language, ...wanted },
      guard: subscriptionUnchanged(before),
      statements: (change) => [rewriteSubscription(after, change)],
      events: [],
      result: 'changed',
    };
  });
}

type Wish = Pick<Subscription, 'language' | 'wanted'>;

function isSame(before: Wish, { language, wanted }: Wish): boolean {
  return before.language === language && textOf(before.wanted) === textOf(wanted);
}

function textOf({ events, components, subject }: Wish['wanted']): string {
  return JSON.stringify([events, components, subject]);
}
