import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ProbeResult } from '../../src/domain/monitor/check.ts';
import type { ProbeSpec } from '../../src/domain/monitor/probe-spec.ts';
import { type Reason, reasons } from '../../src/domain/monitor/reason.ts';
import type { Probe } from '../../src/probes/probe.ts';

const resolutionMs = 10;

/** A run: how late the machine itself was, and by how much more the run overran its deadline. */
export type ObservedRun = Readonly<{ result: ProbeResult; lagMs: number; overrunMs: number }>;

/** Runs a probe once, checks that its result is sound, and measures how it kept its deadline. */
export async function observe<Spec extends ProbeSpec>(
  probe: Probe<Spec>,
  spec: Spec,
  timeoutMs: number,
): Promise<ObservedRun> {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const startedAt = performance.now();
  const result = await probe(spec, { timeoutMs, degradedAfterMs: null, runId: 'run-1' });
  const elapsedMs = performance.now() - startedAt;
  delay.disable();
  expectSound(result);
  const lagMs = Math.max(0, delay.max / 1e6 - resolutionMs);
  return { result, lagMs, overrunMs: elapsedMs - timeoutMs - lagMs };
}

/** Checks the reason; a machine that was late itself may be blamed instead. */
export function expectReason({ result, lagMs }: ObservedRun, reason: Reason): void {
  const allowed = lagMs > 150 ? [reason, 'prober_overloaded'] : [reason];
  expect(allowed).toContain(result.reason);
}

/** What holds for every result of every probe. */
export function expectSound(result: ProbeResult): void {
  expect(['up', 'degraded', 'down', 'unknown']).toContain(result.outcome);
  expect(result.reason === null).toBe(result.outcome === 'up');
  if (result.reason !== null) expect(reasons[result.reason].outcome).toBe(result.outcome);
  expect(result.latencyMs).toBeGreaterThanOrEqual(0);
  for (const spent of Object.values(result.phases)) expect(spent).toBeGreaterThanOrEqual(0);
  expect(result.detail ?? '').toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]{0,300}$/u);
}

/**
 * Counts the sockets of this process that are open, on either side of a connection, and those for
 * datagrams. What has just been closed is still counted until the event loop has come round.
 */
export async function openSockets(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) await setImmediate();
  const open = process.getActiveResourcesInfo();
  return open.filter((kind) => /^(TCPSocket|TLS|UDP)Wrap$/.test(kind)).length;
}

/**
 * How long, in milliseconds, a run takes at least that waits for its deadline. A timer counts from
 * when the event loop last read the clock, which is a little before the run began.
 */
export function wholeWait(timeoutMs: number): number {
  return timeoutMs - 25;
}
