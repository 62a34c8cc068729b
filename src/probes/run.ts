import type { Certificate, Measure, ProbeResult } from '../domain/monitor/check.ts';
import { type Reason, reasons } from '../domain/monitor/reason.ts';
import type { ProbeContext } from './probe.ts';

const detailLimit = 300;

/** Why a run did not end well. Thrown within probes; `runProbe` lets none of them out. */
export class Failure extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Closes something that a run opened; `remainingMs` is what is left for doing it politely. */
type Closer = (remainingMs: number) => void | Promise<void>;

/**
 * One run of a probe: its clock, its deadline, what it opened and what it found.
 * Times are milliseconds by the monotonic clock.
 */
export class Run {
  readonly runId: string;
  certificate: Certificate | null = null;
  readonly #startedAt = performance.now();
  readonly #timeoutMs: number;
  readonly #phases = new Map<string, number>();
  readonly #measures = new Map<Measure, number>();
  readonly #closers: Closer[] = [];
  #phase: { name: string; since: number } | null = null;
  #lateness: Readonly<{ reason: Reason; detail: string }> = {
    reason: 'prober_failed',
    detail: 'The run never began.',
  };
  #over = false;

  constructor(context: ProbeContext) {
    this.runId = context.runId;
    this.#timeoutMs = context.timeoutMs;
  }

  /**
   * Ends the current phase and begins the next one. `whenLate` is the reason if the deadline falls
   * into it. After the end of the run it does nothing.
   */
  enter(name: string, whenLate: Reason): void {
    if (this.#over) return;
    this.#endPhase();
    this.#phase = { name, since: performance.now() };
    this.lateMeans(whenLate, `Still in phase "${name}" when time was up.`);
  }

  /** Changes what it means if the deadline falls into the current phase. */
  lateMeans(reason: Reason, detail: string): void {
    this.#lateness = { reason, detail };
  }

  /** What has gone wrong if time is up now. Made only then, as an error takes its time. */
  lateness(): Failure {
    return new Failure(this.#lateness.reason, this.#lateness.detail);
  }

  /** Notes what was measured, in the unit that its name says. */
  measure(name: Measure, value: number): void {
    this.#measures.set(name, rounded(value));
  }

  remainingMs(): number {
    return Math.max(0, this.#startedAt + this.#timeoutMs - performance.now());
  }

  /** Has something closed when the run is over, however it ends; at once if it is over already. */
  closeAtEnd(closer: Closer): void {
    if (this.#over) void closer(0);
    else this.#closers.push(closer);
  }

  /** Stops the clock and says how it went; null means that all went well. */
  end(failure: Failure | null, degradedAfterMs: number | null): ProbeResult {
    this.#endPhase();
    this.#over = true;
    const latencyMs = rounded(performance.now() - this.#startedAt);
    const verdict = failure ?? slowness(latencyMs, degradedAfterMs);
    return {
      outcome: verdict ? reasons[verdict.reason].outcome : 'up',
      reason: verdict?.reason ?? null,
      latencyMs,
      phases: Object.fromEntries(this.#phases),
      detail: verdict && printable(verdict.message),
      certificate: this.certificate,
      measures: Object.fromEntries(this.#measures),
    };
  }

  /** Closes everything that the run opened. Never rejects. */
  async close(): Promise<void> {
    const remainingMs = this.remainingMs();
    // What was opened last is closed first: a conversation before the socket that carries it.
    for (const closer of this.#closers.reverse()) {
      const closing = closer(remainingMs);
      if (closing) await closing;
    }
  }

  /** Phases of one name add up, as over redirects and over several addresses. */
  #endPhase(): void {
    if (!this.#phase) return;
    const { name, since } = this.#phase;
    const spent = performance.now() - since;
    this.#phases.set(name, rounded((this.#phases.get(name) ?? 0) + spent));
    this.#phase = null;
  }
}

/**
 * Runs `look` under the one deadline and turns whatever comes of it into a value: a return is a
 * success, a `Failure` its reason, any other error `prober_failed`. Never rejects.
 */
export async function runProbe(
  context: ProbeContext,
  look: (run: Run) => Promise<void>,
): Promise<ProbeResult> {
  const run = new Run(context);
  const failure = await withinDeadline(run, context.timeoutMs, look);
  const result = run.end(failure, context.degradedAfterMs);
  await run.close();
  return result;
}

function withinDeadline(
  run: Run,
  timeoutMs: number,
  look: (run: Run) => Promise<void>,
): Promise<Failure | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(run.lateness()), timeoutMs);
    const settle = (failure: Failure | null) => {
      clearTimeout(timer);
      resolve(failure);
    };
    look(run).then(
      () => settle(null),
      (error: unknown) => settle(asFailure(error)),
    );
  });
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('prober_failed', error instanceof Error ? error.message : String(error));
}

function slowness(latencyMs: number, degradedAfterMs: number | null): Failure | null {
  if (degradedAfterMs === null || latencyMs <= degradedAfterMs) return null;
  return new Failure('slow', `Took ${Math.round(latencyMs)} ms, more than ${degradedAfterMs} ms.`);
}

/** One line without control or formatting characters, at most 300 characters. */
function printable(text: string): string {
  const line = text.slice(0, 4 * detailLimit).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > detailLimit ? `${line.slice(0, detailLimit - 1)}…` : line;
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
