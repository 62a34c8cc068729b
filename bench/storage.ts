import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { recordChecks } from '../src/actions/record-checks.ts';
import { openNodeDatabase } from '../src/runtimes/node/database.ts';
import type { Database } from '../src/storage/database.ts';
import { register } from '../src/storage/registration.ts';
import { atLeast, atMost, type Figure } from './figure.ts';
import { createJudgedChecks, manyMonitors } from './judged-checks.ts';

/** A thousand turns of all monitors make one measurement. */
const turnsPerRun = 1000;
const rowsPerRun = turnsPerRun * manyMonitors.length;
const runs = 17;

/** Thirty turns of all monitors, a quarter of an hour, as wait after a while without database. */
const rowsPerCall = 30 * manyMonitors.length;

/** A million realistic checks through `recordChecks` into a file of its own. */
export async function measureStorage(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
  try {
    const file = path.join(folder, 'helplight.db');
    const { db } = await openNodeDatabase({ url: `file:${file}`, authToken: null });
    await register(db, { components: [], monitors: manyMonitors }, Date.now());
    const { speeds, delays } = await fill(db);
    await db.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    db.client.close();
    const { size } = await stat(file);
    // Bytes per row are megabytes per million rows.
    return [
      atLeast(25_000, { name: 'storing checks', unit: 'rows/s', runs: speeds }),
      atMost(20, { name: 'storing checks, event-loop delay p99', unit: 'ms', runs: delays }),
      atMost(60, {
        name: 'storing checks, size of a million',
        unit: 'MB',
        runs: [size / (runs * rowsPerRun)],
      }),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Rows per second and event-loop delay of each run; making the checks does not count. */
async function fill(db: Database): Promise<{ speeds: number[]; delays: number[] }> {
  const speeds: number[] = [];
  const delays: number[] = [];
  const turn = createJudgedChecks();
  for (let run = 0; run < runs; run++) {
    const judged = Array.from({ length: turnsPerRun }, (_, index) =>
      turn(run * turnsPerRun + index),
    ).flat();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const startedAt = performance.now();
    for (let start = 0; start < judged.length; start += rowsPerCall) {
      await recordChecks(db, judged.slice(start, start + rowsPerCall));
    }
    speeds.push(rowsPerRun / ((performance.now() - startedAt) / 1000));
    delay.disable();
    // The histogram holds the pause between two ticks, of which one millisecond is meant to be.
    delays.push(delay.percentile(99) / 1e6 - 1);
  }
  return { speeds, delays };
}
