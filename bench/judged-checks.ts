import type { JudgedCheck } from '../src/actions/record-checks.ts';
import type { Certificate, Check } from '../src/domain/monitor/check.ts';
import type { Monitor } from '../src/domain/monitor/monitor.ts';
import { judge, type MonitorState, pendingState } from '../src/domain/monitor/monitor-state.ts';
import { minuteMs, someMonitor, someNow } from '../tests/support/facts.ts';

/** The monitors of a large page, one for each of sixty components. */
export const manyMonitors: readonly Monitor[] = Array.from({ length: 60 }, (_, index) =>
  someMonitor(`function-${index + 1}`),
);

const certificate: Certificate = {
  validFrom: someNow - 60 * 24 * 60 * minuteMs,
  validTo: someNow + 30 * 24 * 60 * minuteMs,
  subject: 'CN=*.wallet.example',
  issuer: 'C=US, O=Some Authority, CN=R11',
  names: ['*.wallet.example', 'wallet.example'],
  problem: null,
};

/**
 * Makes checks as they come in, each judged on top of the last one of its monitor: every round
 * looks once at every monitor, 30 s after the round before. Two in a hundred are slow or failed,
 * every fifth monitor is a chat with its conversation, and the others are HTTPS.
 */
export function createJudgedChecks(): (round: number) => readonly JudgedCheck[] {
  const states = new Map<string, MonitorState>();
  return (round) =>
    manyMonitors.map((monitor, index) => {
      const check = checkOf(monitor, index, round);
      const before =
        states.get(monitor.slug) ?? pendingState(check.monitor, check.location, check.intervalMs);
      const { state: after, transition } = judge(before, check, monitor);
      states.set(monitor.slug, after);
      return { check, before, after, transition };
    });
}

function checkOf({ slug, intervalMs }: Monitor, index: number, round: number): Check {
  // A mixing of both numbers that looks like chance and is the same in every run.
  const chance = ((index * 2654435761 + round * 40503) >>> 8) % 1000;
  const startedAt = someNow + round * intervalMs + index * 117;
  const latencyMs = 40 + (chance % 190) + index / 7;
  const common = { monitor: slug, location: 'local', startedAt, intervalMs, latencyMs };
  if (chance < 12) return { ...common, ...refused };
  const found = index % 5 === 0 ? conversation(latencyMs) : answer(latencyMs);
  if (chance >= 20) return { ...common, ...found, outcome: 'up', reason: null, detail: null };
  const detail = `Took ${3000 + chance} ms, more than 3000 ms.`;
  return {
    ...common,
    ...found,
    latencyMs: 3000 + chance,
    outcome: 'degraded',
    reason: 'slow',
    detail,
  };
}

const refused = {
  outcome: 'down',
  reason: 'connection_refused',
  detail: 'connect ECONNREFUSED 203.0.113.17:443',
  phases: { dns: 1.24, tcp: 11.8 },
  certificate: null,
  measures: {},
} as const;

function answer(ms: number) {
  const phases = { dns: 1.31, tcp: ms * 0.2, tls: ms * 0.35, wait: ms * 0.4, read: 0.62 };
  return { phases, certificate, measures: {} };
}

function conversation(ms: number) {
  const opening = { dns: 1.31, tcp: ms * 0.1, tls: ms * 0.2, upgrade: ms * 0.2 };
  const talk = {
    hello: 0.1,
    welcome: ms * 0.2,
    ping: ms * 0.1,
    message: 0.1,
    reply: ms * 0.1,
    bye: 0.1,
  };
  return {
    phases: { ...opening, ...talk },
    certificate,
    measures: { firstReplyMs: ms * 0.1, queueWaitSeconds: Math.round(ms) },
  };
}
