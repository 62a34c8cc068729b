import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { minuteMs, someFacts, someNow, someSite } from '../../../tests/support/facts.ts';
import { someEvent, someEvents, someMessageOptions } from '../../../tests/support/messages.ts';
import { someIncident, someMaintenance, someUpdate } from '../../../tests/support/words.ts';
import { componentSlugs } from '../../domain/component.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Language } from '../../domain/localized.ts';
import { incidentDocument } from '../../domain/words/incident-document.ts';
import { maintenanceDocument } from '../../domain/words/maintenance-document.ts';
import { noWords } from '../../domain/words/staff-words.ts';
import type { Database } from '../../storage/database.ts';
import { type MessageOptions, messages } from './message.ts';

let db: Database;
let close: () => Promise<void>;
let options: MessageOptions;
beforeAll(async () => {
  ({ db, close } = await openNewDatabase());
  options = await someMessageOptions(db);
});
afterAll(() => close());

const link = 'https://status.example/en/subscribe';

async function told(event: EventDocument, language: Language = 'en', given = options) {
  return JSON.parse((await messages(given)(event, { dialect: 'statuspage', language })).body);
}

const everywhere = componentSlugs(someSite());
const incidentEvent = (changes: Parameters<typeof someIncident>[0]) =>
  someEvent('incident.updated', { incident: incidentDocument(someIncident(changes), everywhere) });

const bodyFor = (text: string) => ({ zh: text, en: text });
const story = [
  someUpdate('updateaaaaaa', someNow - 30 * minuteMs, { components: { chat: 'major_outage' } }),
  someUpdate('updatebbbbbb', someNow - 20 * minuteMs, {
    ...{ status: 'monitoring', components: { chat: 'operational', phone: 'degraded_performance' } },
    body: bodyFor('Back **again**: see [the page](https://wallet.example/a).\n\n- chat\n- phone'),
  }),
  someUpdate('updatecccccc', someNow - 10 * minuteMs, { status: 'resolved' }),
  someUpdate('updatedddddd', someNow, { status: 'postmortem', body: bodyFor('A disk was full.') }),
];

// The keys of real documents of Atlassian's.
const updateKeys = [
  ...['affected_components', 'body', 'created_at', 'custom_tweet', 'deliver_notifications'],
  ...['display_at', 'id', 'incident_id', 'status', 'tweet_id', 'twitter_updated_at', 'updated_at'],
  'wants_twitter_update',
];
const componentKeys = [
  ...['created_at', 'description', 'group', 'group_id', 'id', 'name', 'only_show_if_degraded'],
  ...['page_id', 'position', 'showcase', 'start_date', 'status', 'updated_at'],
];
const incidentKeys = [
  ...['backfilled', 'components', 'created_at', 'id', 'impact', 'impact_override'],
  ...['incident_updates', 'monitoring_at', 'name', 'page_id', 'postmortem_body'],
  ...['postmortem_body_last_updated_at', 'postmortem_ignored', 'postmortem_notified_subscribers'],
  ...['postmortem_notified_twitter', 'postmortem_published_at', 'resolved_at'],
  ...['scheduled_auto_completed', 'scheduled_auto_in_progress', 'scheduled_for'],
  ...['scheduled_remind_prior', 'scheduled_reminded_at', 'scheduled_until', 'shortlink'],
  ...['started_at', 'status', 'updated_at'],
];

describe('in the body of Statuspage', () => {
  test.each(someEvents)(
    '$type has the keys that existing clients know, and no other',
    async (event) => {
      const { meta, page, incident, component_update, component, ...rest } = await told(event);
      expect(rest).toEqual({});
      expect(meta).toEqual({
        unsubscribe: link,
        documentation: 'https://status.example/docs/api#webhooks',
        generated_at: '2026-11-22T06:26:10.000Z',
      });
      expect(page).toEqual({
        id: expect.stringMatching(/^[a-z0-9]{12}$/),
        status_indicator: 'none',
        status_description: 'All Systems Operational',
      });
      if (event.type === 'component.status_changed') {
        expect(component_update).toEqual({
          ...{ created_at: event.timestamp, id: event.id, component_id: component.id },
          ...{ old_status: 'operational', new_status: 'major_outage' },
        });
        expect(component).toEqual({
          ...{ id: expect.stringMatching(/^[a-z0-9]{12}$/), name: 'Chat', status: 'major_outage' },
          created_at: '2026-11-22T06:26:10.000Z',
        });
        return;
      }
      expect(Object.keys(incident).sort()).toEqual(incidentKeys);
      for (const update of incident.incident_updates) {
        expect(Object.keys(update).sort()).toEqual(updateKeys);
      }
      for (const one of incident.components) expect(Object.keys(one).sort()).toEqual(componentKeys);
    },
  );

  test('an incident is told in the language of its reader, as plain text, newest first', async () => {
    const { incident } = await told(incidentEvent({ updates: story, fallbacks: [] }), 'zh');
    expect(incident).toMatchObject({
      ...{ name: '在线客服无法使用', status: 'postmortem', impact: 'major', backfilled: false },
      shortlink: 'https://status.example/zh/incidents/incidentaaaa',
      monitoring_at: story[1] && new Date(story[1].at).toISOString(),
      resolved_at: story[2] && new Date(story[2].at).toISOString(),
      postmortem_body: 'A disk was full.',
      postmortem_published_at: new Date(someNow).toISOString(),
    });
    const updates: { id: string; body: string; affected_components: unknown }[] =
      incident.incident_updates;
    expect(updates.map(({ id }) => id)).toEqual(story.map(({ id }) => id).reverse());
    expect(updates[2]?.body).toBe(
      'Back again: see the page (https://wallet.example/a).\n\n- chat\n- phone',
    );
    expect(updates[2]?.affected_components).toEqual([
      {
        code: expect.stringMatching(/^[a-z0-9]{12}$/),
        name: '在线客服',
        old_status: 'major_outage',
        new_status: 'operational',
      },
      {
        code: expect.any(String),
        name: '电话客服',
        old_status: 'operational',
        new_status: 'degraded_performance',
      },
    ]);
    expect(updates[0]?.affected_components).toBeNull();
  });

  test('components of an incident are as they are now, and so is the page', async () => {
    const words = { ...noWords, incidents: [someIncident()] };
    const given = await someMessageOptions(db, { ...someFacts(), words });
    const body = await told(incidentEvent({}), 'en', given);
    expect(body.page).toMatchObject({
      status_indicator: 'major',
      status_description: 'Partial System Outage',
    });
    expect(body.incident.components).toMatchObject([
      { name: 'Chat', status: 'major_outage', position: 1, page_id: body.page.id, group: false },
    ]);
  });

  test('what the site has no more is left out of an incident', async () => {
    const { incident } = await told(incidentEvent({ components: { fax: 'major_outage' } }));
    expect(incident.components).toEqual([]);
    expect(incident.incident_updates[0].affected_components).toBeNull();
  });

  test('an incident that was over when it was written down is a backfilled one', async () => {
    const over = someUpdate('updateaaaaaa', someNow - minuteMs, { status: 'resolved' });
    expect((await told(incidentEvent({ updates: [over] }))).incident.backfilled).toBe(true);
  });

  test('planned work is an incident with a window; work that was called off is completed', async () => {
    const planned = someMaintenance();
    const [first] = planned.updates;
    if (!first) throw new Error('no update');
    const off = { ...first, id: 'updatecccccc', status: 'cancelled', at: someNow } as const;
    const maintenance = maintenanceDocument({ ...planned, updates: [first, off] }, someNow);
    const { incident } = await told(someEvent('maintenance.cancelled', { maintenance }));
    expect(incident).toMatchObject({
      ...{ status: 'completed', impact: 'maintenance', name: 'Upgrade of the phone system' },
      scheduled_for: maintenance.scheduledFor,
      scheduled_until: maintenance.scheduledUntil,
      ...{ scheduled_auto_completed: true, scheduled_reminded_at: null },
      resolved_at: new Date(someNow).toISOString(),
      incident_updates: [{ status: 'completed' }, { status: 'scheduled' }],
      components: [{ name: 'Phone' }],
    });
  });

  test.each([
    ['announcement.published', 'Support hours over New Year'],
    ['webhook.test', 'This is a test.'],
  ])('%s, which Statuspage does not know, leaves nothing open', async (type, name) => {
    const event = someEvents.find((one) => one.type === type);
    if (!event) throw new Error('no event');
    const { incident } = await told(event);
    expect(incident).toMatchObject({ name, status: 'resolved', impact: 'none', components: [] });
    expect(incident.incident_updates).toHaveLength(1);
  });

  test('a text that is too long alone is cut', async () => {
    const body = { en: 'long '.repeat(2000), zh: '很长。'.repeat(3000) };
    const updates = [someUpdate('updateaaaaaa', someNow, { body })];
    const { incident } = await told(incidentEvent({ updates }), 'zh');
    expect(incident.incident_updates[0].body).toMatch(/^(很长。)+.*…$/);
  });
});
