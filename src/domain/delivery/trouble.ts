import type { WebhookEndpoint } from './webhook-endpoint.ts';

/** What keeps news from arriving. Instants are UTC milliseconds. */
export type DeliveryTrouble = Readonly<{
  /** Webhooks of staff and tokens that were disabled as nothing arrives there. */
  disabled: readonly WebhookEndpoint[];
  /** Those with nothing but failures for a while. */
  failing: readonly WebhookEndpoint[];
  /** Mail that was tried and still waits, and since when the oldest of it does; null without any. */
  waitingMail: Readonly<{ count: number; since: number }> | null;
  /** Subscriptions by mail that were put into quarantine of late; null without any. */
  quarantined: Readonly<{ count: number; newest: number }> | null;
}>;

const hourMs = 60 * 60_000;

/**
 * How much counts as trouble at `now` (UTC ms): what has failed since before `failingSince`, mail that
 * waits since before `waitingSince`, and what came into quarantine since `quarantinedAt`.
 */
export function troubleAt(now: number) {
  return {
    failingSince: now - hourMs,
    waitingSince: now - hourMs,
    quarantinedAt: now - 7 * 24 * hourMs,
  };
}
