import type { ProbeResult } from '../domain/monitor/check.ts';
import type { AddressFamily, ProbeSpec } from '../domain/monitor/probe-spec.ts';
import type { Probe } from './probe.ts';

type WithFamily = ProbeSpec & { family: AddressFamily };
type InOneFamily<Spec extends WithFamily> = Spec & { family: Exclude<AddressFamily, 'both'> };

/** Makes a probe that looks in one family look in both at once where its spec asks for that. */
export function inEachFamily<Spec extends WithFamily>(
  probe: Probe<InOneFamily<Spec>>,
): Probe<Spec> {
  return async (spec, context) => {
    const { family } = spec;
    if (family !== 'both') return probe({ ...spec, family }, context);
    const [ipv4, ipv6] = await Promise.all([
      probe({ ...spec, family: 'ipv4' }, context),
      probe({ ...spec, family: 'ipv6' }, context),
    ]);
    return ofBoth(ipv4, ipv6);
  };
}

/**
 * One result of two: of two that work the worse one; where one works and the other fails,
 * `one_family_fails`. Where one cannot be looked at, a failure of the other stands, but its success
 * does not: half of what was asked for is not known.
 */
export function ofBoth(ipv4: ProbeResult, ipv6: ProbeResult): ProbeResult {
  const [better, worse] = rank(ipv4) <= rank(ipv6) ? [ipv4, ipv6] : [ipv6, ipv4];
  if (worse.outcome !== 'down' || better.outcome === 'down' || better.outcome === 'unknown') {
    return worse;
  }
  const failing = worse === ipv4 ? 'IPv4' : 'IPv6';
  return {
    ...better,
    outcome: 'degraded',
    reason: 'one_family_fails',
    latencyMs: Math.max(better.latencyMs, worse.latencyMs),
    detail: `${failing}: ${worse.reason}. ${worse.detail ?? ''}`.slice(0, 300),
  };
}

function rank({ outcome }: ProbeResult): number {
  return ['up', 'degraded', 'unknown', 'down'].indexOf(outcome);
}
