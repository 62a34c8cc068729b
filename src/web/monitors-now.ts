import { byKey } from '../domain/facts.ts';
import { type MonitorNow, monitorsNow } from '../domain/monitor/monitor-now.ts';
import type { Watched } from '../domain/watched.ts';
import type { Database } from '../storage/database.ts';
import { readPauses } from '../storage/monitor-pause.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';

/** All monitors as they are at `now` (UTC ms), also those that cannot be looked at from here. */
export async function readMonitorsNow(
  db: Database,
  { monitors, elsewhere = [] }: Watched,
  now: number,
): Promise<readonly MonitorNow[]> {
  const [states, pauses] = await Promise.all([readMonitorStates(db), readPauses(db)]);
  const byMonitor = byKey(states, ({ monitor }) => monitor);
  return monitorsNow([...monitors, ...elsewhere], byMonitor, pauses, now);
}
