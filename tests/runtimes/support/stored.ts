import { createClient, type InValue } from '@libsql/client';
import type { MonitorState } from '../../../src/domain/monitor/monitor-state.ts';
import { embeddedClient, openDatabase } from '../../../src/storage/database.ts';
import { readMonitorStates } from '../../../src/storage/monitor-state.ts';

/** Runs one statement on a database file over a connection of its own. */
export async function query(
  file: string,
  sql: string,
  args: InValue[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  // Another process may be writing just now.
  const client = createClient({ url: `file:${file}`, ...embeddedClient, timeout: 2000 });
  try {
    return (await client.execute({ sql, args })).rows;
  } finally {
    client.close();
  }
}

/** How many checks are stored. */
export async function countChecks(file: string): Promise<number> {
  const [row] = await query(file, 'SELECT count(*) AS checks FROM checks');
  return Number(row?.checks);
}

/** The transitions of a monitor, oldest first. */
export async function transitionsOf(file: string, monitor: string) {
  const rows = await query(
    file,
    `SELECT at, state, recorded_at FROM transitions
     WHERE monitor = (SELECT number FROM monitors WHERE slug = ?) ORDER BY at`,
    [monitor],
  );
  return rows.map((row) => ({
    at: Number(row.at),
    state: String(row.state),
    recordedAt: Number(row.recorded_at),
  }));
}

/** The states that are stored, by monitor. */
export async function storedStates(file: string): Promise<ReadonlyMap<string, MonitorState>> {
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  try {
    const states = await readMonitorStates(await openDatabase(client));
    return new Map(states.map((state) => [state.monitor, state]));
  } finally {
    client.close();
  }
}
