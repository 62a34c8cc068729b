import { shippedTemplates } from '../../templates/shipped.ts';
import { recordChecks } from '../actions/record-checks.ts';
import { seedSettings } from '../actions/seed-settings.ts';
import { componentSlugs } from '../domain/component.ts';
import type { Facts } from '../domain/facts.ts';
import { pastSince } from '../domain/past/component-past.ts';
import { isForAnyOf } from '../domain/words/template.ts';
import { readAnnouncement } from '../storage/announcement.ts';
import { newerThan } from '../storage/answer-behind.ts';
import { readAnswerTimes } from '../storage/answer-time.ts';
import type { Database } from '../storage/database.ts';
import { type FactsRead, readFacts, readFactsAgain } from '../storage/facts.ts';
import { readIncident } from '../storage/incident.ts';
import { readMaintenance } from '../storage/maintenance.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';
import { readNews } from '../storage/news.ts';
import { readMoved, register } from '../storage/registration.ts';
import { seedTemplates } from '../storage/template.ts';
import { readUpdateRevisions } from '../storage/update-revision.ts';
import { mostEntries } from '../web/feeds/feed.ts';
import type { ReadNews } from '../web/feeds/kept-news.ts';
import type { ReadAnswers } from '../web/public/kept-answers.ts';
import type { ReadPast } from '../web/public/kept-months.ts';
import type { ReadSaid } from '../web/public/kept-said.ts';
import type { SnapshotOptions } from '../web/public/snapshot.ts';
import type { Fault } from './definitions/definitions.ts';
import { DefinitionError, type Resolved } from './definitions/resolve.ts';
import type { Log } from './log.ts';
import type { Store } from './recorder.ts';

/** What Node and Workers put together in the same way. */

/**
 * Reads, again and again, the facts that the pages of a site in this zone are derived from. Rejects
 * with `AnswerBehind` rather than go back to what was so before.
 */
export function pageFactsReader(timeZone: string): (db: Database) => Promise<Facts> {
  let known: (FactsRead & { askedAt: number }) | null = null;
  return async (db) => {
    const askedAt = Date.now();
    const read = await readFactsAgain(db, pastSince(timeZone, askedAt), known);
    known = newerThan(known, { ...read, askedAt });
    return known.facts;
  };
}

/** The answer times that a page of a component shows. */
export function readPageAnswers(db: Database): ReadAnswers {
  return (component, since) => readAnswerTimes(db, component, { since });
}

/** The facts of a stretch of the past, for pages that tell of it. */
export function readPagePast(db: Database): ReadPast {
  return ({ start, end }) => readFacts(db, { since: start, until: end });
}

/** What staff have said, for pages about one thing that may be older than the facts. */
export function readPageSaid(db: Database): ReadSaid {
  return {
    incident: (id) => readIncident(db, id),
    maintenance: (id) => readMaintenance(db, id),
    announcement: (id) => readAnnouncement(db, id),
    revisions: (updates) => readUpdateRevisions(db, updates),
  };
}

/** The news that the feeds tell: as many of each kind as could all be in one of them. */
export function readFeedNews(db: Database): ReadNews {
  return (component) => readNews(db, { component, limit: mostEntries, now: Date.now() });
}

/** Where the recorder writes. */
export function storeIn(db: Database): Store {
  return {
    record: (judged) => recordChecks(db, judged),
    readStates: () => readMonitorStates(db),
  };
}

/**
 * Makes what is watched, and the shipped templates that are for it, known to the database, and
 * what the files say of all that staff can set, where nothing is set yet.
 * @throws DefinitionError when monitors would change their component; then nothing is written.
 */
export async function makeKnown(db: Database, resolved: Resolved): Promise<void> {
  const faults = await movedFaults(db, resolved);
  if (faults.length > 0) throw new DefinitionError(faults);
  const { site, monitors } = resolved.watched;
  const components = componentSlugs(site);
  const now = Date.now();
  await register(db, { components, monitors }, now);
  const prepared = shippedTemplates.filter((one) => isForAnyOf(one, components));
  await seedTemplates(db, prepared, now);
  const acting = { db, actor: { kind: 'clock' }, now, once: null } as const;
  await seedSettings(acting, resolved.settings);
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
