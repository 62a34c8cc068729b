import type { Reason } from './reason.ts';

/**
 * What one look at a target found. `unknown` means that the prober itself could not tell;
 * it never changes a state.
 */
export type Outcome = 'up' | 'degraded' | 'down' | 'unknown';

/** Time spent per step of a probe, in milliseconds, in the order in which the steps ended. */
export type Phases = Readonly<Record<string, number>>;

/** The peer's certificate as a fact of its own, whether or not it was accepted. */
export type Certificate = Readonly<{
  /** Half-open validity `[validFrom, validTo)`, UTC milliseconds. */
  validFrom: number;
  validTo: number;
  subject: string;
  issuer: string;
  names: readonly string[];
  /** Why clients would refuse it; null when they would not. */
  problem: Reason | null;
}>;

/** What a look measured besides its time; absent where it measured no such thing. */
export type Measures = Readonly<{
  /** From the customer's first words to the first reply, where a conversation measured it. */
  firstReplyMs?: number;
  /** The waiting time that the peer itself states. */
  queueWaitSeconds?: number;
  /** From when the mail server had taken a test message until it lay in the mailbox. */
  deliveryMs?: number;
  /** How old the newest message of a mailbox is. */
  newestMessageSeconds?: number;
}>;
export type Measure = keyof Measures;

/** What a probe returns: always a value, also for the worst of targets. */
export type ProbeResult = Readonly<{
  outcome: Outcome;
  /** Null only when the outcome is `up`. */
  reason: Reason | null;
  /** From the start to the verdict, in milliseconds by the monotonic clock; a polite goodbye is not in it. */
  latencyMs: number;
  phases: Phases;
  /** Evidence for staff, at most 300 characters. Never public: it may quote the target. */
  detail: string | null;
  certificate: Certificate | null;
  measures: Measures;
}>;

/** One recorded run of a monitor from one location. */
export type Check = ProbeResult &
  Readonly<{
    monitor: string;
    location: string;
    /** UTC milliseconds at which the run began. */
    startedAt: number;
    /** How often this location looks, in milliseconds; freshness is measured by it. */
    intervalMs: number;
  }>;
