import { recordChecks } from '../actions/record-checks.ts';
import { siteComponents } from '../domain/component.ts';
import { pastSince } from '../domain/component-past.ts';
import type { Facts } from '../domain/support-status.ts';
import { readAnswerTimes } from '../storage/answer-time.ts';
import type { Database } from '../storage/database.ts';
import { readFacts } from '../storage/facts.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';
import { readMoved, register } from '../storage/registration.ts';
import type { ReadAnswers } from '../web/public/kept-answers.ts';
import type { SnapshotOptions } from '../web/public/snapshot.ts';
import type { Fault } from './definitions.ts';
import type { Log } from './log.ts';
import type { Store } from './recorder.ts';
import { DefinitionError, type Resolved } from './watched.ts';

/** What Node and Workers put together in the same way. */

/** The facts that the pages of a site in this zone are derived from. */
export function readPageFacts(db: Database, timeZone: string): Promise<Facts> {
  return readFacts(db, { since: pastSince(timeZone, Date.now()) });
}

/** The answer times that a page of a component shows. */
export function readPageAnswers(db: Database): ReadAnswers {
  return (component, since) => readAnswerTimes(db, component, { since });
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
