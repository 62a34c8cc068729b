import { vi } from 'vitest';
import { disableSubscription } from '../../src/actions/disable-subscription.ts';
import { nodePost } from '../../src/delivery/node/post.ts';
import { deliverOnce } from '../../src/delivery/outbox/slice.ts';
import type { DeliveryTools } from '../../src/delivery/outbox/tools.ts';
import { webhookCarry } from '../../src/delivery/webhook/carry.ts';
import { componentSlugs } from '../../src/domain/component.ts';
import { supportStatus } from '../../src/domain/status/support-status.ts';
import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import { webHmac } from '../../src/storage/keys.ts';
import { register } from '../../src/storage/registration.ts';
import { openNewDatabase } from './database-file.ts';
import { dayMs, someNow, someWatched } from './facts.ts';
import { someKeys } from './outgoing.ts';

/** Something that happens at an instant (UTC ms). */
export type Step = Readonly<{ at: number; happens: (now: number) => Promise<unknown> }>;

/**
 * The whole way of an event to real sockets, over an empty database, with a clock that jumps from
 * one thing that is due to the next. It begins at `someNow`; every `Date` goes by it.
 */
export async function startPostalClock() {
  const { db, close } = await openNewDatabase();
  const watched = someWatched([]);
  await register(db, { components: componentSlugs(watched.site), monitors: [] }, someNow);
  const clock = { now: someNow };
  const now = () => clock.now;
  vi.useFakeTimers({ toFake: ['Date'], now: someNow });
  const { post, stop } = nodePost({ rule: { allowPrivate: true, exempt: [] } });
  const readSupport = async () => {
    const facts = await readFacts(db, { since: clock.now - dayMs });
    return { watched, status: supportStatus(watched, facts, clock.now) };
  };
  const baseUrl = 'https://status.example';
  const webhook = webhookCarry({
    ...{ db, baseUrl, now, readSupport, post, keys: someKeys, hmac: webHmac },
  });
  const tools: DeliveryTools = {
    ...{ db, now, chance: () => 0.5, log: () => undefined },
    open: { webhook, mail: () => Promise.reject(new Error('Nothing goes by mail here.')) },
    disable: (subscription, because) =>
      disableSubscription({ db, actor: { kind: 'clock' }, now: clock.now }, subscription, because),
  };

  function goTo(instant: number): void {
    clock.now = instant;
    vi.setSystemTime(instant);
  }

  /** Brings all that is due now. */
  const deliver = () => deliverOnce(tools, { atOnce: 8, forMs: 60_000, room: () => 1000 });

  /** Plays these steps, in their order, and all that is due in between and afterwards. */
  async function play(steps: readonly Step[]): Promise<void> {
    const [step, ...later] = steps;
    const due = await nextDue(db);
    const next = Math.min(step?.at ?? Number.POSITIVE_INFINITY, due ?? Number.POSITIVE_INFINITY);
    if (next === Number.POSITIVE_INFINITY) return;
    goTo(Math.max(next, clock.now));
    const happens = step !== undefined && step.at <= next;
    if (happens) await step.happens(clock.now);
    await deliver();
    await play(happens ? later : steps);
  }

  return {
    ...{ db, clock, goTo, deliver, play },
    close: async () => {
      vi.useRealTimers();
      stop();
      await close();
    },
  };
}

async function nextDue(db: Database): Promise<number | null> {
  const { rows } = await db.client.execute(
    "SELECT min(due_at) AS due FROM deliveries WHERE state = 'waiting'",
  );
  const due = rows[0]?.due ?? null;
  return due === null ? null : Number(due);
}
