import { describe, expect, test } from 'vitest';
import type { Outcome, ProbeResult } from '../domain/monitor/check.ts';
import type { Reason } from '../domain/monitor/reason.ts';
import { ofBoth } from './families.ts';

const reasonOf: Readonly<Record<Outcome, Reason | null>> = {
  up: null,
  degraded: 'slow',
  down: 'connection_refused',
  unknown: 'network_unreachable',
};

function looked(outcome: Outcome, latencyMs = 10): ProbeResult {
  return {
    outcome,
    reason: reasonOf[outcome],
    latencyMs,
    phases: {},
    detail: outcome === 'up' ? null : 'as told',
    certificate: null,
    measures: {},
  };
}

describe('both families', () => {
  const rows: readonly (readonly [Outcome, Outcome, outcome: Outcome, reason: Reason | null])[] = [
    ['up', 'up', 'up', null],
    ['up', 'degraded', 'degraded', 'slow'],
    ['up', 'down', 'degraded', 'one_family_fails'],
    ['degraded', 'down', 'degraded', 'one_family_fails'],
    ['down', 'down', 'down', 'connection_refused'],
    ['up', 'unknown', 'unknown', 'network_unreachable'],
    ['degraded', 'unknown', 'unknown', 'network_unreachable'],
    ['down', 'unknown', 'down', 'connection_refused'],
    ['unknown', 'unknown', 'unknown', 'network_unreachable'],
  ];
  test.each(rows)('%s and %s make %s, either way round', (one, other, outcome, reason) => {
    expect(ofBoth(looked(one), looked(other))).toMatchObject({ outcome, reason });
    expect(ofBoth(looked(other), looked(one))).toMatchObject({ outcome, reason });
  });

  test('say which of them fails, and take as long as the slower one', () => {
    const result = ofBoth(looked('up', 5), looked('down', 900));
    expect(result.detail).toBe('IPv6: connection_refused. as told');
    expect(result.latencyMs).toBe(900);
  });
});
