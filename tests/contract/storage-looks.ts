import type { Outcome } from '../../src/domain/monitor/check.ts';
import { someCheck } from './storage-checks.ts';

/** A look of a property: its outcome, and how many half intervals after the one before it. */
export type Look = Readonly<{ outcome: Outcome; gap: number; location: string }>;

/** The checks of these looks at a monitor, from the beginning of the tests on. */
export function looksToChecks(monitor: string, looks: readonly Look[]) {
  let turn = 0;
  return looks.map(({ outcome, gap, location }) => {
    turn += gap / 2;
    const reason = outcome === 'up' ? null : outcome === 'degraded' ? 'slow' : 'no_response';
    return someCheck(turn, { monitor, location, outcome, reason });
  });
}
