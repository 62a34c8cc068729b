import type { Language } from '../localized.ts';
import type { Wanted } from './wanted.ts';

/** By which way news leaves. */
export const channels = ['webhook', 'mail'] as const;
export type DeliveryChannel = (typeof channels)[number];

/**
 * Where a subscription stands: nobody has confirmed it yet; it is told; its owner has paused it; it
 * was taken off because nothing arrives (`because` says why); it is over.
 */
export type SubscriptionState = 'unconfirmed' | 'active' | 'paused' | 'disabled' | 'ended';

/**
 * Why nothing is sent any more: the endpoint answered 410; it failed for five days; mail to the
 * address came back; its reader complained; staff have taken it off.
 */
export const disabledReasons = ['gone', 'failing', 'bounced', 'complained', 'by_staff'] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/** Who made it: somebody on the page, staff, a token of the API, or the sandbox for its inbox. */
export type Origin = 'visitor' | 'staff' | 'token' | 'sandbox';

/** Somebody wants to be told of something, by one way. Instants are UTC milliseconds. */
export type Subscription = Readonly<{
  /** Counts subscriptions in their order; never shown. */
  number: number;
  id: string;
  channel: DeliveryChannel;
  origin: Origin;
  /** Id of the subscriber whose address confirmed it; null where staff or a token made it. */
  subscriber: string | null;
  language: Language;
  wanted: Wanted;
  state: SubscriptionState;
  /** Null unless it is disabled. */
  because: DisabledReason | null;
  /** Number of the newest event when it became active: it is told of later ones only. */
  since: number;
  createdAt: number;
  confirmedAt: number | null;
  /** When it was disabled or ended. */
  endedAt: number | null;
  version: number;
}>;
