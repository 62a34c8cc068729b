import type { Facts } from '../domain/support-status.ts';
import { coverageOf, selectBeginnings } from './coverage.ts';
import type { Database } from './database.ts';
import { monitorStatesOf, selectMonitorStates } from './monitor-state.ts';
import { selectKnownMonitors } from './registration.ts';
import { selectTransitions, transitionsOf } from './transition.ts';

/**
 * Reads what is stored from `since` (UTC ms) until now, all of it as of one instant: every monitor and state;
 * the transitions from then on and, per monitor and location, the one that was in force at that
 * instant; and the coverage that reaches to it or beyond. Oldest first per monitor and location.
 */
export async function readFacts(db: Database, { since }: { since: number }): Promise<Facts> {
  const [monitors, states, transitions, beginnings] = await db.drizzle.batch([
    selectKnownMonitors(db),
    selectMonitorStates(db),
    selectTransitions(db, since),
    selectBeginnings(db, since),
  ]);
  return {
    monitors,
    states: monitorStatesOf(states),
    transitions: transitionsOf(transitions),
    coverage: coverageOf(beginnings, since),
  };
}
