import { recordChecks } from '../../src/actions/record-checks.ts';
import type { Check } from '../../src/domain/monitor/check.ts';
import { judge, type MonitorState, pendingState } from '../../src/domain/monitor/monitor-state.ts';
import type { Database } from '../../src/storage/database.ts';
import { someNow } from './facts.ts';

/**
 * Looks at the monitor of a component twice a minute, the last time five seconds before `someNow`,
 * with these outcomes; from another location, or with a certificate, if that is said.
 */
export async function lookAt(
  db: Database,
  component: string,
  outcomes: readonly Check['outcome'][],
  differences: Partial<Pick<Check, 'location' | 'certificate'>> = {},
): Promise<void> {
  const { location = 'here' } = differences;
  let before: MonitorState = pendingState(`${component}-monitor`, location, 30_000);
  for (const [index, outcome] of outcomes.entries()) {
    const check: Check = {
      ...{ monitor: `${component}-monitor`, location: 'here', intervalMs: 30_000, outcome },
      startedAt: someNow - 5000 - (outcomes.length - 1 - index) * 30_000,
      reason: outcome === 'up' ? null : outcome === 'down' ? 'connection_refused' : 'slow',
      ...{ latencyMs: 82, phases: { dns: 1, tcp: 81 }, certificate: null, measures: {} },
      detail: outcome === 'down' ? 'ECONNREFUSED <b>' : null,
      ...differences,
    };
    const { state: after, transition } = judge(before, check, { failAfter: 3, recoverAfter: 2 });
    await recordChecks(db, [{ check, before, after, transition }]);
    before = after;
  }
}
