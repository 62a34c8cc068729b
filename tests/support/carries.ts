import { disableSubscription } from '../../src/actions/disable-subscription.ts';
import type { Carried, Load } from '../../src/delivery/carry.ts';
import type { DeliveryTools } from '../../src/delivery/outbox/tools.ts';
import type { DeliveryChannel } from '../../src/domain/delivery/subscription.ts';
import type { Database } from '../../src/storage/database.ts';

/** What was brought as one thing. */
export type Brought = Readonly<{
  channel: DeliveryChannel;
  subscription: number;
  loads: readonly Load[];
}>;

/** What comes of it: a result, or more than that. */
export type Answering = (
  brought: Brought,
  signal: AbortSignal,
) => Carried['result'] | Partial<Carried> | Promise<Carried['result'] | Partial<Carried>>;

/** Tools that bring everything nowhere, answer as they are told, and note what they were given. */
export function someTools(
  db: Database,
  now: () => number,
  answering: Answering = () => 'delivered',
): Readonly<{ tools: DeliveryTools; brought: readonly Brought[] }> {
  const brought: Brought[] = [];
  const carry =
    (channel: DeliveryChannel) => async (loads: readonly Load[], signal: AbortSignal) => {
      const one = { channel, subscription: loads[0]?.subscription ?? 0, loads };
      brought.push(one);
      const answer = await answering(one, signal);
      return carriedAt(now(), typeof answer === 'string' ? { result: answer } : answer);
    };
  const tools: DeliveryTools = {
    ...{ db, now, chance: () => 0, log: () => undefined },
    open: { webhook: async () => carry('webhook'), mail: async () => carry('mail') },
    disable: (subscription, because) =>
      disableSubscription({ db, actor: { kind: 'clock' }, now: now() }, subscription, because),
  };
  return { tools, brought };
}

/** What came of an attempt that took no time. */
function carriedAt(at: number, { result = 'delivered', ...more }: Partial<Carried>): Carried {
  const status = result === 'delivered' ? 204 : 500;
  const attempt = { at, ms: 0, status, failure: null, detail: '' };
  return { result, retryAfterMs: null, attempt, ...more };
}
