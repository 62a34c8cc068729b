import type { ProbeSpec } from '../../domain/monitor/probe-spec.ts';
import { type Reason, reasons } from '../../domain/monitor/reason.ts';
import type { Probe } from '../probe.ts';

const lagLimitMs = 200;
const tickMs = 50;

/** Reasons that may be ours when this process was too busy to look at its sockets, or to answer. */
const lateReasons: ReadonlySet<Reason | null> = new Set<Reason>([
  'connect_timeout',
  'tls_timeout',
  'no_response',
  'no_final_response',
  'response_incomplete',
  'no_reply',
  'unexpected_reply',
  'slow',
  'connection_reset',
  'closed_early',
  'conversation_closed',
  'not_delivered',
  'delivered_late',
]);

/**
 * Watches how late the event loop is, but only while somebody is looking: one timer for all
 * probes of the process.
 */
class LagWatch {
  #watchers = 0;
  #timer: NodeJS.Timeout | undefined;
  #lastTickAt = 0;
  #lastLagAt = -Infinity;

  begin(): void {
    if (this.#watchers++ > 0) return;
    this.#lastTickAt = performance.now();
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  end(): void {
    if (--this.#watchers === 0) clearInterval(this.#timer);
  }

  /** Whether the loop stood still for more than 200 ms at any time since then. */
  laggedSince(startedAt: number): boolean {
    // A deadline may fire before the tick that is late for the same cause.
    this.#tick();
    return this.#lastLagAt >= startedAt;
  }

  #tick(): void {
    const now = performance.now();
    if (now - this.#lastTickAt - tickMs > lagLimitMs) this.#lastLagAt = now;
    this.#lastTickAt = now;
  }
}

const watch = new LagWatch();

/** Makes what may be our own lateness `prober_overloaded` when the process itself stood still during the run. */
export function unlessOverloaded<Spec extends ProbeSpec>(probe: Probe<Spec>): Probe<Spec> {
  return async (spec, context) => {
    const startedAt = performance.now();
    watch.begin();
    const result = await probe(spec, context);
    const isOurs = lateReasons.has(result.reason) && watch.laggedSince(startedAt);
    watch.end();
    if (!isOurs) return result;
    const reason = 'prober_overloaded';
    const detail = `The event loop stood still during the run: ${result.reason}.`;
    return { ...result, outcome: reasons[reason].outcome, reason, detail };
  };
}
