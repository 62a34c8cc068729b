import type { Reason } from '../../domain/monitor/reason.ts';
import type { TlsSpec } from '../../domain/monitor/tls-spec.ts';
import { Failure } from '../run.ts';

/** A certificate and when it ends (UTC milliseconds, exclusive). */
export type Term = Readonly<{ subject: string; endsAt: number }>;

const dayMs = 86_400_000;

/**
 * What is to be said of a server's certificate and those between it and the trusted root: the first
 * one to end decides. Null while there is time enough for all.
 */
export function termFailure(
  terms: readonly Term[],
  { downBelowDays, degradedBelowDays }: Pick<TlsSpec, 'downBelowDays' | 'degradedBelowDays'>,
  now: number,
): Failure | null {
  const [own] = terms;
  const [first] = [...terms].sort((one, other) => one.endsAt - other.endsAt);
  if (!first) return null;
  const daysLeft = (first.endsAt - now) / dayMs;
  const reason = reasonOf(daysLeft, downBelowDays, degradedBelowDays);
  if (reason === null) return null;
  const which = first === own ? 'The certificate' : 'The intermediate certificate';
  const end = new Date(first.endsAt).toISOString();
  const days = Math.floor(daysLeft * 10) / 10;
  return new Failure(reason, `${which} ${first.subject} ends on ${end}, in ${days} days.`);
}

function reasonOf(
  daysLeft: number,
  downBelowDays: number,
  degradedBelowDays: number,
): Reason | null {
  if (daysLeft < downBelowDays) return 'certificate_expires_soon';
  return daysLeft < degradedBelowDays ? 'certificate_renewal_due' : null;
}
