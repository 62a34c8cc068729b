import { expect, test } from 'vitest';
import { someMonitor } from '../../../tests/support/facts.ts';
import type { ConfirmedState } from './monitor-state.ts';
import type { ProbeKind } from './probe-spec.ts';
import { proofOf } from './proof.ts';

const now = 1_000_000;

const login = { user: 'u', password: 'p' };

/**
 * A monitor written as `kind@state`, with `!` at the end when its last look no longer speaks, and
 * `?` when it has no login or measured nothing.
 */
function watched(written: string) {
  const [, kind = '', state = '', but] = /^([\w-]+)@(\w+)([!?])?$/.exec(written) ?? [];
  const monitor = someMonitor('email');
  const server = { login: but === '?' ? null : login };
  return {
    // What is asked of a probe does not matter here, only its kind.
    monitor: {
      ...monitor,
      probe: { ...monitor.probe, kind: kind as ProbeKind, server } as typeof monitor.probe,
    },
    vote: {
      state: state as ConfirmedState,
      since: 5,
      reason: null,
      verifiedAt: now - 1000,
      freshUntil: but === '!' ? now : now + 1,
      measures: kind === 'mail-round-trip' && but !== '?' ? { deliveryMs: 40 } : {},
    },
  };
}

test.each([
  [[], null],
  [['http@up'], null],
  [['dns@up', 'tls@up'], null],
  [['sip@up'], 'sip'],
  [['sip@degraded'], 'sip'],
  [['sip@down'], null],
  [['sip@pending'], null],
  [['sip@up!'], null],
  [['imap@up', 'smtp@up'], 'smtp'],
  [['imap@up', 'smtp@up', 'mail-round-trip@degraded'], 'mail-round-trip'],
  [['imap@up', 'smtp@up!', 'mail-round-trip@up!'], 'imap'],
  [['imap@up?'], null],
  [['smtp@degraded', 'mail-round-trip@degraded?'], 'smtp'],
  [['smtp@up', 'mail-round-trip@up?'], 'smtp'],
  [['smtp@up', 'imap@down', 'mail-round-trip@up'], null],
])('%j prove %s', (written, proof) => {
  expect(proofOf(written.map(watched), now)).toBe(proof);
});
