import { describe } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { announcementSuite } from './announcement-suite.ts';
import { auditSearchSuite } from './audit-search-suite.ts';
import { brandSuite } from './brand-suite.ts';
import { deliverySearchSuite } from './delivery-search-suite.ts';
import { deliverySuite } from './delivery-suite.ts';
import { draftSuite } from './draft-suite.ts';
import { incidentEditSuite } from './incident-edit-suite.ts';
import { incidentSuite } from './incident-suite.ts';
import { keptCheckSuite } from './kept-check-suite.ts';
import { leaseSuite } from './lease-suite.ts';
import { lostChangeSuite } from './lost-change-suite.ts';
import { mailSuite } from './mail-suite.ts';
import { maintenanceClockSuite } from './maintenance-clock-suite.ts';
import { maintenanceSuite } from './maintenance-suite.ts';
import { newsSuite } from './news-suite.ts';
import { outboxSuite } from './outbox-suite.ts';
import { overrideSuite } from './override-suite.ts';
import { pauseSuite } from './pause-suite.ts';
import { redeliverySuite } from './redelivery-suite.ts';
import { settingSuite } from './setting-suite.ts';
import { signInAttemptSuite } from './sign-in-attempt-suite.ts';
import { snapshotSuite } from './snapshot-suite.ts';
import { staffSuite } from './staff-suite.ts';
import { storageAnswerTimeSuite } from './storage-answer-time-suite.ts';
import { storageHistorySuite } from './storage-history-suite.ts';
import { storagePastSuite } from './storage-past-suite.ts';
import { storageSuite } from './storage-suite.ts';
import { subscriberSuite } from './subscriber-suite.ts';
import { subscriptionSuite } from './subscription-suite.ts';
import { templateSuite } from './template-suite.ts';
import { tokenSuite } from './token-suite.ts';
import { toldSuite } from './told-suite.ts';
import { undeliveredSuite } from './undelivered-suite.ts';
import { webhookMessageSuite } from './webhook-message-suite.ts';
import { webhookSuite } from './webhook-suite.ts';

/** Where the suites find their databases, and how much of what takes long is done there. */
export type StorageKind = Readonly<{
  /** Opens a migrated database with nothing in it. */
  open: () => Promise<Database>;
  /** The same by two clients, of one database. */
  openTwice: () => Promise<readonly [Database, Database]>;
  /** How many events come at once. */
  storm: number;
  /** How many people set up the console at once. */
  atOnce: number;
  /** How many runs a property has. */
  runs: number;
}>;

/** All that is promised of storage, whatever the database. */
export function storageSuites({ open, openTwice, storm, atOnce, runs }: StorageKind): void {
  const suites = {
    checks: () => storageSuite(open),
    'kept checks': () => keptCheckSuite(open),
    'answer times': () => storageAnswerTimeSuite(open),
    history: () => storageHistorySuite(open, { runs }),
    'the past': () => storagePastSuite(open, { runs }),
    leases: () => leaseSuite(open),
    'the snapshot': () => snapshotSuite(open, { runs: Math.ceil(runs / 8) }),
    incidents: () => incidentSuite(open),
    'edited incidents': () => incidentEditSuite(open),
    overrides: () => overrideSuite(open),
    maintenances: () => maintenanceSuite(open),
    'the clock of maintenances': () => maintenanceClockSuite(open),
    announcements: () => announcementSuite(open),
    news: () => newsSuite(open),
    settings: () => settingSuite(open),
    brand: () => brandSuite(open),
    templates: () => templateSuite(open),
    drafts: () => draftSuite(open),
    pauses: () => pauseSuite(open),
    tokens: () => tokenSuite(open),
    audit: () => auditSearchSuite(open),
    'lost changes': () => lostChangeSuite(openTwice),
    staff: () => staffSuite(open, { atOnce }),
    'attempts to sign in': () => signInAttemptSuite(open),
    subscribers: () => subscriberSuite(open),
    subscriptions: () => subscriptionSuite(open),
    webhooks: () => webhookSuite(open),
    'messages of webhooks': () => webhookMessageSuite(open),
    mail: () => mailSuite(open, { storm }),
    outbox: () => outboxSuite(openTwice),
    deliveries: () => deliverySuite(open),
    'searched deliveries': () => deliverySearchSuite(open),
    redeliveries: () => redeliverySuite(open),
    'what was told': () => toldSuite(open),
    'what was not delivered': () => undeliveredSuite(open),
  };
  // Each in a group of its own: what one does before each of its tests, others do not wait for.
  for (const [name, suite] of Object.entries(suites)) describe(name, suite);
}
