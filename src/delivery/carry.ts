import type { AttemptResult } from '../domain/delivery/after-attempt.ts';
import type { Attempt, DeliveryKind } from '../domain/delivery/delivery.ts';
import type { EventDocument } from '../domain/event.ts';

/** Something that is to be brought to one subscription now. */
export type Load = Readonly<{
  /** Id of the delivery, the same in every attempt. */
  id: string;
  kind: DeliveryKind;
  /** Null of a letter about the subscription itself. */
  event: EventDocument | null;
  /** Number of the subscription. */
  subscription: number;
  /** Attempts before this one. */
  tries: number;
}>;

/** What came of an attempt. */
export type Carried = Readonly<{
  result: AttemptResult;
  /** Not to be tried before so many milliseconds are over: the receiver asked for it; null of most. */
  retryAfterMs: number | null;
  attempt: Attempt;
}>;

/**
 * Brings loads of one subscription to it, in their order, as one thing: a webhook always has one
 * load, a mail may tell of several. Never rejects; the answer is one for all of them. The signal
 * ends what is under way when the process stops.
 */
export type Carry = (loads: readonly Load[], signal: AbortSignal) => Promise<Carried>;

/**
 * Reads at once what is to be known of some subscriptions (their numbers), and returns what brings
 * loads to any of them. Rejects where the database is away.
 */
export type OpenCarry = (subscriptions: readonly number[]) => Promise<Carry>;
