import type { Subscription } from './subscription.ts';

/** In which form an endpoint is told. */
export const dialects = ['standard', 'statuspage', 'cloudevents'] as const;
export type Dialect = (typeof dialects)[number];

/** How long the secret before a rotation still signs, in milliseconds. */
export const rotationMs = 24 * 60 * 60_000;

/** An address that is posted to. Instants are UTC milliseconds. */
export type WebhookEndpoint = Readonly<{
  subscription: Subscription;
  /** As it was given, in the form that `new URL` makes of it. */
  url: string;
  dialect: Dialect;
  /** What its owner calls it; empty where nobody named it. */
  name: string;
  /** Counts its secrets from 1; the secret itself is derived, and stored nowhere. */
  secretVersion: number;
  /** When the secret was changed last; the one before signs, too, for `rotationMs`. */
  rotatedAt: number | null;
  /** Since when nothing but failures; null after a success, and before anything was sent. */
  failingSince: number | null;
}>;

/** The versions of the secret that sign at `now`, the newest first. */
export function signingVersions(
  { secretVersion, rotatedAt }: Pick<WebhookEndpoint, 'secretVersion' | 'rotatedAt'>,
  now: number,
): readonly number[] {
  const before = rotatedAt !== null && secretVersion > 1 && now < rotatedAt + rotationMs;
  return before ? [secretVersion, secretVersion - 1] : [secretVersion];
}
