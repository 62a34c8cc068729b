import type { Phases, ProbeResult } from '../../domain/monitor/check.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import { type Reason, reasons } from '../../domain/monitor/reason.ts';
import { lengthOf, type Moment, usualPhases } from './pace.ts';

/** In which phase a look fails, whether at once or only when time is up, and what staff read of it. */
type Failure = Readonly<{ phase: string; when: 'at once' | 'time is up'; detail: string }>;

const failures = {
  connection_refused: { phase: 'tcp', when: 'at once', detail: 'connect ECONNREFUSED' },
  connection_reset: { phase: 'wait', when: 'at once', detail: 'read ECONNRESET' },
  connect_timeout: {
    phase: 'tcp',
    when: 'time is up',
    detail: 'Still in phase "tcp" when time was up.',
  },
  no_response: {
    phase: 'request',
    when: 'time is up',
    detail: 'Still in phase "request" when time was up.',
  },
  unexpected_status: { phase: 'wait', when: 'at once', detail: 'Answered 503; expected: 2xx.' },
  gateway_overloaded: {
    phase: 'auth',
    when: 'at once',
    detail: 'Answered "SIP/2.0 503 Service Unavailable".',
  },
  mail_server_unavailable: {
    phase: 'greeting',
    when: 'at once',
    detail: '421 4.3.2 Service shutting down, please try later',
  },
} as const satisfies Partial<Record<Reason, Failure>>;

/** A reason that a look can fail for in the story. */
export type FailureReason = keyof typeof failures;

/** What a look finds that fails. */
export function failureOf(monitor: Monitor, moment: Moment, reason: FailureReason): ProbeResult {
  const { phase, when, detail } = failures[reason];
  const begun = begunPhases(usualPhases(monitor, moment), phase);
  const leftMs = monitor.timeoutMs - lengthOf(begun);
  const phases =
    when === 'time is up' ? { ...begun, [phase]: (begun[phase] ?? 0) + leftMs } : begun;
  const { outcome } = reasons[reason];
  return {
    outcome,
    reason,
    detail,
    latencyMs: lengthOf(phases),
    phases,
    measures: {},
    certificate: null,
  };
}

/** The phases up to the one that is the last. */
function begunPhases(phases: Phases, last: string): Phases {
  const names = Object.keys(phases);
  const begun = names.slice(0, names.indexOf(last) + 1);
  return Object.fromEntries(begun.map((name) => [name, phases[name] ?? 0]));
}
