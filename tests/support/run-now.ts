import { recordChecks } from '../../src/actions/record-checks.ts';
import type { RunNow } from '../../src/actions/run-monitor.ts';
import type { Check } from '../../src/domain/monitor/check.ts';
import { pendingState } from '../../src/domain/monitor/monitor-state.ts';
import type { Database } from '../../src/storage/database.ts';

/** Looks that find what they are told to and store it unjudged, and a list of what was looked at. */
export function someRunNow(
  db: Database,
  now: () => number,
  found: Partial<Check> = {},
): Readonly<{ runNow: RunNow; looked: readonly string[] }> {
  const looked: string[] = [];
  const runNow: RunNow = async (monitor, mayLook) => {
    await mayLook();
    looked.push(monitor);
    const check: Check = {
      ...{ monitor, location: 'here', startedAt: now(), intervalMs: 30_000 },
      ...{ outcome: 'up', reason: null, latencyMs: 12.4, phases: { tcp: 1.6, wait: 10.8 } },
      ...{ detail: null, certificate: null, measures: {}, ...found },
    };
    const state = pendingState(monitor, 'here', 30_000);
    await recordChecks(db, [{ check, before: state, after: state, transition: null }]);
    return check;
  };
  return { runNow, looked };
}
