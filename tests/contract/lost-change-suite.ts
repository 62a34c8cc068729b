import { beforeEach, describe, expect, test } from 'vitest';
import { advanceAnnouncements } from '../../src/actions/advance-announcements.ts';
import { advanceMaintenances } from '../../src/actions/advance-maintenances.ts';
import type { Acting } from '../../src/actions/change/acting.ts';
import { changeAnnouncement } from '../../src/actions/change-announcement.ts';
import { changeIncident } from '../../src/actions/change-incident.ts';
import { changeMaintenance } from '../../src/actions/change-maintenance.ts';
import { changeWebhook } from '../../src/actions/change-webhook.ts';
import { createWebhook } from '../../src/actions/create-webhook.ts';
import { editIncidentUpdate } from '../../src/actions/edit-incident-update.ts';
import { editMaintenanceUpdate } from '../../src/actions/edit-maintenance-update.ts';
import { endAnnouncement } from '../../src/actions/end-announcement.ts';
import { endOverride } from '../../src/actions/end-override.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { pauseWebhook } from '../../src/actions/pause-webhook.ts';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import { rotateSecret } from '../../src/actions/rotate-secret.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { setOverride } from '../../src/actions/set-override.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { updateMaintenance } from '../../src/actions/update-maintenance.ts';
import type { Database } from '../../src/storage/database.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';
import { acting, clock, requestKey } from './acting.ts';
import * as right from './right-requests.ts';

const body = { en: 'Another word.' };

/** What is there, by its id and that of its first update. */
type Subject = Readonly<{ id: string; updates?: readonly { id: string }[] }>;
type Work = (acting: Acting, id: string, update: string) => Promise<unknown>;

const incident = (acting: Acting) => openIncident(acting, right.incident);
const maintenance = (acting: Acting) => scheduleMaintenance(acting, right.maintenance);
const announcement = (acting: Acting) => publishAnnouncement(acting, right.announcement);
const webhook = async (acting: Acting) =>
  (await createWebhook(acting, someOutgoing, { url: 'https://hooks.example.com' }, 'en')).webhook;

/** A change of version 1, to be asked for by two at once. */
const changes: readonly (readonly [
  name: string,
  make: (acting: Acting) => Promise<Subject>,
  work: Work,
])[] = [
  [
    'an update of an incident',
    incident,
    (acting, id) => updateIncident(acting, id, 1, { status: 'resolved', body }),
  ],
  [
    'a change of an incident',
    incident,
    (acting, id) => changeIncident(acting, id, 1, { startedAt: right.instant(-30), title: body }),
  ],
  [
    'an edit of an incident',
    incident,
    (acting, id, update) => editIncidentUpdate(acting, id, update, 1, { body }),
  ],
  [
    'an update of planned work',
    maintenance,
    (acting, id) => updateMaintenance(acting, id, 1, { status: 'cancelled', body }),
  ],
  [
    'a change of planned work',
    maintenance,
    (acting, id) => changeMaintenance(acting, id, 1, { auto: false }),
  ],
  [
    'an edit of planned work',
    maintenance,
    (acting, id, update) => editMaintenanceUpdate(acting, id, update, 1, { body }),
  ],
  [
    'a change of an announcement',
    announcement,
    (acting, id) => changeAnnouncement(acting, id, 1, { body }),
  ],
  ['the end of an announcement', announcement, (acting, id) => endAnnouncement(acting, id, 1)],
  [
    'a change of a webhook',
    webhook,
    (acting, id) => changeWebhook(acting, someOutgoing, id, 1, { name: 'Other' }),
  ],
  ['a new secret', webhook, (acting, id) => rotateSecret(acting, someOutgoing, id, 1)],
  ['the pause of a webhook', webhook, (acting, id) => pauseWebhook(acting, id, 1)],
];

/**
 * What is promised where two change the same at once; `openTwice` gives two connections to an empty
 * database each time.
 */
export function lostChangeSuite(openTwice: () => Promise<readonly [Database, Database]>): void {
  let one: Database;
  let other: Database;
  beforeEach(async () => {
    [one, other] = await openTwice();
  });

  /** Lets another write between the reading and the writing of this one; returns what it left. */
  function overtaken(faster: () => Promise<unknown>) {
    const left: { rows?: unknown } = {};
    const write: Database['write'] = async (statements) => {
      if (!('rows' in left)) {
        left.rows = null;
        await faster();
        left.rows = await everythingIn(other);
      }
      return one.write(statements);
    };
    return { left, db: { ...one, write } };
  }

  describe('who is slower', () => {
    test.each(changes)('writes nothing of %s, no audit and no event', async (_, make, work) => {
      const { id, updates } = await make(acting(one));
      const update = updates?.[0]?.id ?? '';
      const { db, left } = overtaken(() => work(acting(other), id, update));
      await expect(work(acting(db), id, update)).rejects.toMatchObject({ code: 'stale' });
      expect(await everythingIn(one)).toEqual(left.rows);
    });

    test('finds an override ended that another has ended, and writes nothing', async () => {
      await setOverride(acting(one), 'chat', right.override);
      const { db, left } = overtaken(() => endOverride(acting(other), 'chat'));
      const late = endOverride(acting(db), 'chat');
      await expect(late).rejects.toMatchObject({ code: 'not_found' });
      expect(await everythingIn(one)).toEqual(left.rows);
    });

    test('ends the override that another has set meanwhile', async () => {
      await setOverride(acting(one), 'chat', right.override);
      const { db } = overtaken(() => setOverride(acting(other), 'chat', right.override));
      const ended = await endOverride(acting(db), 'chat');
      expect(ended.endedAt).not.toBeNull();
      await expect(endOverride(acting(one), 'chat')).rejects.toMatchObject({ code: 'not_found' });
    });

    test('takes no step of the clock a second time', async () => {
      await maintenance(acting(one));
      const publishedAt = right.instant(60);
      await publishAnnouncement(acting(one), { ...right.announcement, publishedAt });
      const later = someNow + 500 * minuteMs;
      for (const advance of [advanceMaintenances, advanceAnnouncements]) {
        const { db, left } = overtaken(() => advance(clock(other, later)));
        expect(await advance(clock(db, later))).toBe(0);
        expect(await everythingIn(one)).toEqual(left.rows);
      }
    });

    test('gets the answer of the faster one to the same request', async () => {
      const once = requestKey('k');
      const open = (db: Database) => openIncident({ ...acting(db), once }, right.incident);
      let first: unknown;
      const { db, left } = overtaken(async () => {
        first = await open(other);
      });
      expect(await open(db)).toEqual(first);
      expect(await everythingIn(one)).toEqual(left.rows);
    });
  });
}

const tables = [
  ...['audit_entries', 'events', 'idempotency_keys', 'incidents', 'incident_updates'],
  ...['update_revisions', 'maintenances', 'maintenance_updates', 'overrides', 'announcements'],
  ...['subscriptions', 'webhook_endpoints', 'deliveries'],
];

async function everythingIn({ client }: Database): Promise<unknown> {
  const results = await client.batch(
    tables.map((table) => `SELECT * FROM ${table}`),
    'read',
  );
  return results.map(({ rows }) => rows.map((row) => Object.values(row)));
}
