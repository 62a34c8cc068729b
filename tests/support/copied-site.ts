import { recordChecks } from '../../src/actions/record-checks.ts';
import { componentSlugs } from '../../src/domain/component.ts';
import { judge, type MonitorState, pendingState } from '../../src/domain/monitor/monitor-state.ts';
import type { Watched } from '../../src/domain/watched.ts';
import { type CopyFile, copySite } from '../../src/runtimes/export/copy.ts';
import { openSite } from '../../src/runtimes/export/site.ts';
import { createLog } from '../../src/runtimes/log.ts';
import { readStaticFiles } from '../../src/runtimes/node/static-files.ts';
import type { Database } from '../../src/storage/database.ts';
import { readMonitorStates } from '../../src/storage/monitor-state.ts';
import { register } from '../../src/storage/registration.ts';
import type { Notice } from '../../src/web/public/view.ts';
import { openNewDatabase } from './database-file.ts';
import { probedSlugs, someNow, someWatched } from './facts.ts';

type Given = Readonly<{ watched: Watched; notice: Notice; siteUrl: string | null }>;

/** A site over a database of its own that can be copied. */
export async function copiedSite(given: Partial<Given> = {}) {
  const { watched = someWatched(), notice = 'none' } = given;
  const { siteUrl = 'https://status.example' } = given;
  const { db, close } = await openNewDatabase();
  const components = componentSlugs(watched.site);
  await register(db, { components, monitors: watched.monitors }, someNow);
  const baseUrl = siteUrl ?? 'http://127.0.0.1:8080';
  const site = openSite(db, { watched, notice, baseUrl, log: createLog('error') });
  const assets = await readStaticFiles();
  return { db, close, copy: (now = someNow) => copySite(site, now, { siteUrl, assets }) };
}

/** Has all monitors find their targets well, the last time at that instant (UTC ms). */
export async function lookedAt(db: Database, at: number, intervalMs = 30_000): Promise<void> {
  const states = await readMonitorStates(db);
  for (const slug of probedSlugs) {
    const monitor = `${slug}-monitor`;
    const known = states.find((one) => one.monitor === monitor);
    let before: MonitorState = known ?? pendingState(monitor, 'here', intervalMs);
    for (const startedAt of [at - 30_000, at]) {
      const check = {
        ...{ monitor, location: 'here', intervalMs, startedAt },
        ...{ outcome: 'up' as const, reason: null, latencyMs: 80, phases: {}, measures: {} },
        ...{ certificate: null, detail: null },
      };
      const { state: after, transition } = judge(before, check, { failAfter: 3, recoverAfter: 2 });
      await recordChecks(db, [{ check, before, after, transition }]);
      before = after;
    }
  }
}

/** What stands in a file of a copy. */
export function textIn(files: readonly CopyFile[], name: string): string {
  const found = files.find(({ file }) => file === name);
  if (!found) throw new Error(`${name} is not in the copy.`);
  return new TextDecoder().decode(found.bytes);
}
