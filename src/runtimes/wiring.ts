import { recordChecks } from '../actions/record-checks.ts';
import { siteComponents } from '../domain/component.ts';
import { historyDays } from '../domain/history.ts';
import type { Facts } from '../domain/support-status.ts';
import type { Database } from '../storage/database.ts';
import { readFacts } from '../storage/facts.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';
import { readMoved, register } from '../storage/registration.ts';
import type { SnapshotOptions } from '../web/public/snapshot.ts';
import type { Fault } from './definitions.ts';
import type { Log } from './log.ts';
import type { Store } from './recorder.ts';
import { DefinitionError, type Resolved } from './watched.ts';

/** What Node and Workers put together in the same way. */

/** A day longer than the history shown, as the oldest day may begin before it in the site's zone. */
const factsMs = (historyDays + 1) * 24 * 60 * 60 * 1000;

/** The facts that the page is derived from. */
export function readPageFacts(db: Database): Promise<Facts> {
  return readFacts(db, { since: Date.now() - factsMs });
}

/** Where the recorder writes. */
export function storeIn(db: Database): Store {
  return {
    record: (judged) => recordChecks(db, judged),
    readStates: () => readMonitorStates(db),
  };
}

/**
 * Makes what is watched known to the database.
 * @throws DefinitionError when monitors would change their component; then nothing is written.
 */
export async function makeKnown(db: Database, resolved: Resolved): Promise<void> {
  const faults = await movedFaults(db, resolved);
  if (faults.length > 0) throw new DefinitionError(faults);
  const { site, monitors } = resolved.watched;
  const components = siteComponents(site).map(({ slug }) => slug);
  await register(db, { components, monitors }, Date.now());
}

/** Monitors that would change their component: their state and their past belong to the old one. */
export async function movedFaults(
  db: Database,
  { watched, fileOf }: Resolved,
): Promise<readonly Fault[]> {
  const moved = await readMoved(db, watched.monitors);
  return moved.map(({ slug, before }) => ({
    file: fileOf.get(slug) ?? slug,
    field: 'component',
    remedy: `was "${before}" for the monitor "${slug}" until now; give the monitor another slug`,
  }));
}

/** The log as the snapshot speaks to it. */
export function snapshotLog(log: Log): SnapshotOptions['log'] {
  return (level, message, error) =>
    log[level](message, error === undefined ? {} : { error: String(error) });
}
