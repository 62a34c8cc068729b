import type { Facts } from '../src/domain/facts.ts';
import type { MonitorState, Transition } from '../src/domain/monitor/monitor-state.ts';
import type { Reason } from '../src/domain/monitor/reason.ts';
import { dayMs, minuteMs, someFacts, someNow, someTransition } from '../tests/support/facts.ts';
import { walletSlugs } from './wallet.ts';

/** Time in which a component was not well, or is not. */
export type Spell = Readonly<{
  slug: string;
  state: 'down' | 'degraded';
  reason: Reason;
  /** When it began, in minutes before the instant of the scene. */
  begunAgo: number;
  /** Minutes; null for one that lasts. */
  length: number | null;
}>;

const hour = 60;
const day = 24 * hour;

/** A quarter as most are: little happened, and nothing for long. */
export const quietQuarter: readonly Spell[] = [
  ended('payments', 'down', 'connect_timeout', 55 * day + 3 * hour, 20),
  ended('chat', 'degraded', 'slow', 41 * day - 2 * hour, 90),
  ended('api', 'degraded', 'slow', 23 * day - 5 * hour, 50),
  ended('chat', 'down', 'no_reply', 12 * day + hour, 35),
  ended('signin', 'down', 'unexpected_status', 5 * day - 4 * hour, 12),
];

/** Trouble every week, a long one, and one that has just ended. */
export const hardQuarter: readonly Spell[] = [
  ended('phone', 'down', 'gateway_error', 60 * day, 20 * day),
  ...Array.from({ length: 12 }, (_, week) =>
    week % 2 === 0
      ? ended('chat', 'degraded', 'slow', (85 - 7 * week) * day, 25)
      : ended('chat', 'down', 'no_reply', (85 - 7 * week) * day, 25),
  ),
  ended('withdrawals', 'down', 'connection_refused', 3 * hour, 40),
];

/** A spell that is over; times in minutes. */
function ended(
  slug: string,
  state: Spell['state'],
  reason: Reason,
  begunAgo: number,
  length: number,
): Spell {
  return { slug, state, reason, begunAgo, length };
}

/** A spell that lasts, since so many minutes. */
export function lasting(
  slug: string,
  state: Spell['state'],
  reason: Reason,
  begunAgo: number,
): Spell {
  return { slug, state, reason, begunAgo, length: null };
}

/** Facts at `someNow` in which all was well but for the spells, those of a component by time. */
export function walletFacts(spells: readonly Spell[] = quietQuarter): Facts {
  const states = walletSlugs.map((slug) => {
    const last = spells.findLast((spell) => spell.slug === slug);
    return [slug, { ...looked[slug], ...stateAfter(last) }] as const;
  });
  return someFacts(walletSlugs, Object.fromEntries(states), spells.flatMap(transitions));
}

/** What the looks at the channels measure. */
const looked: Readonly<Record<string, Partial<MonitorState>>> = {
  chat: { measures: { firstReplyMs: 900, queueWaitSeconds: 170 } },
  email: { intervalMs: 5 * minuteMs, measures: { deliveryMs: 41_000 } },
};

function stateAfter(last: Spell | undefined): Partial<MonitorState> {
  if (last === undefined) return { since: someNow - 100 * dayMs };
  const { state, reason, length } = last;
  const since = begin(last);
  if (length !== null) return { since: since + length * minuteMs };
  return { state, since, reason, lastOutcome: state, lastReason: reason };
}

function transitions(spell: Spell): readonly Transition[] {
  const { slug, state, reason, length } = spell;
  const began = { ...someTransition(slug, begin(spell), state), reason };
  if (length === null) return [began];
  return [began, someTransition(slug, begin(spell) + length * minuteMs, 'up')];
}

function begin({ begunAgo }: Spell): number {
  return someNow - begunAgo * minuteMs;
}

/** Nothing has been looked at yet. */
export function noFactsYet(): Facts {
  const unknown = { state: 'pending', since: null, lastDecidedAt: null } as const;
  const states = Object.fromEntries(walletSlugs.map((slug) => [slug, unknown]));
  return { ...someFacts(walletSlugs, states), transitions: [], coverage: [], firstLookAt: null };
}

/** As if a component had been looked at only since so many days. */
export function lookedAtSince(facts: Facts, slug: string, days: number): Facts {
  const start = someNow - days * dayMs;
  const states = facts.states.map((state) =>
    state.monitor === `${slug}-monitor` ? { ...state, since: start } : state,
  );
  return { ...withCoverage(facts, slug, { start }), states };
}

/** As if nobody had looked at a component for so many minutes. */
export function notLookedAtFor(facts: Facts, slug: string, minutes: number): Facts {
  const end = someNow - minutes * minuteMs;
  const states = facts.states.map((state) =>
    state.monitor === `${slug}-monitor`
      ? { ...state, lastCheckAt: end, lastDecidedAt: end }
      : state,
  );
  return { ...withCoverage(facts, slug, { end }), states };
}

function withCoverage(
  facts: Facts,
  slug: string,
  changes: { start?: number; end?: number },
): Facts {
  const coverage = facts.coverage.map((one) =>
    one.monitor === `${slug}-monitor` ? { ...one, ...changes } : one,
  );
  return { ...facts, coverage };
}
