import { minuteMs, probedSlugs, someFacts, someNow, someTransition, someWatched } from './facts.ts';
import type { PageFacts } from './page-server.ts';

const down = {
  state: 'down',
  since: someNow - 21 * minuteMs,
  reason: 'connection_refused',
} as const;
const slow = { state: 'degraded', since: someNow - 28 * minuteMs, reason: 'slow' } as const;

/** Chat down, payments slow: some of everything is on the page. */
export function inTrouble(): PageFacts {
  const transitions = [
    someTransition('chat', down.since, 'down'),
    someTransition('payments', slow.since, 'degraded'),
  ];
  const facts = someFacts(probedSlugs, { chat: down, payments: slow }, transitions);
  return { watched: someWatched(), facts, now: someNow, notice: 'sandbox' };
}

/** Everything that is probed is well. */
export function allWell(): PageFacts {
  return { watched: someWatched(), facts: someFacts(), now: someNow, notice: 'none' };
}

/** No channel answers, each since another minute. */
export function allDown(): PageFacts {
  const probed = [...probedSlugs, 'phone', 'email'];
  const earlier = { ...down, since: down.since - 30 * minuteMs };
  const facts = someFacts(probed, { chat: down, phone: earlier, email: down });
  return { watched: someWatched(probed), facts, now: someNow, notice: 'none' };
}

/** Chat answers slowly, and nobody looks at the other channels. */
export function chatSlow(): PageFacts {
  const transitions = [someTransition('chat', slow.since, 'degraded')];
  const facts = someFacts(
    probedSlugs,
    { chat: { ...slow, measures: { queueWaitSeconds: 45 } } },
    transitions,
  );
  return { watched: someWatched(), facts, now: someNow, notice: 'none' };
}
