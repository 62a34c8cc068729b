import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { updateIncident } from '../../../src/actions/update-incident.ts';
import { insertChecks } from '../../../src/storage/check.ts';
import { insertLocations } from '../../../src/storage/location.ts';
import { insertPhaseLists } from '../../../src/storage/phases.ts';
import { announcement } from '../../../src/web/api/documents/announcement.ts';
import { auditEntry } from '../../../src/web/api/documents/audit-entry.ts';
import { component, support, uptime } from '../../../src/web/api/documents/component.ts';
import { event } from '../../../src/web/api/documents/event.ts';
import { incident, incidentNote } from '../../../src/web/api/documents/incident.ts';
import { maintenance } from '../../../src/web/api/documents/maintenance.ts';
import { check, monitor, pause } from '../../../src/web/api/documents/monitor.ts';
import { override } from '../../../src/web/api/documents/override.ts';
import * as news from '../../../src/web/api/examples/announcement.ts';
import * as outage from '../../../src/web/api/examples/incident.ts';
import * as work from '../../../src/web/api/examples/maintenance.ts';
import { set } from '../../../src/web/api/examples/override.ts';
import * as paused from '../../../src/web/api/examples/pause.ts';
import { someApi } from '../../support/api.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { acting } from '../acting.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
beforeEach(async () => {
  api = await someApi();
  token = await api.tokenFor('*');
});
afterEach(() => api.close());

async function done(method: string, path: string, body?: unknown, headers = {}) {
  api.clock.now += minuteMs;
  const call = { token, headers, ...(body !== undefined && { body }) };
  const said = await api.call(method, `/api/v1${path}`, call);
  expect({ path, status: said.status, told: said.status < 300 ? '' : said.body }).toEqual({
    path,
    status: method === 'POST' ? 201 : 200,
    told: '',
  });
  return said;
}

const supportNow = async () => support.parse((await done('GET', '/support')).body);
const eventTypes = async () =>
  (await done('GET', '/events')).body.events.map((one: unknown) => event.parse(one).type);

describe('an incident', () => {
  test('is told from its first word to its post-mortem', async () => {
    const opened = incident.parse((await done('POST', '/incidents', outage.opened)).body);
    const { id } = opened;
    const [chat] = (await supportNow()).channels;
    expect(chat).toMatchObject({
      ...{ slug: 'chat', status: 'major_outage', fallbacks: ['phone', 'email'] },
      since: opened.startedAt,
    });
    expect((await supportNow()).page.indicator).toBe('major');

    const say = (status: string) =>
      done('POST', `/incidents/${id}/updates`, { ...outage.updated, status });
    const { body } = await say('identified');
    const [said] = incident.parse(body).updates;
    const edited = await done('PATCH', `/incidents/${id}/updates/${said?.id}`, outage.edited);
    expect(incident.parse(edited.body).updates[0]).toMatchObject({
      ...outage.edited,
      editedAt: expect.any(String),
    });
    const changed = await done('PATCH', `/incidents/${id}`, outage.changed, { 'if-match': '"3"' });
    expect(incident.parse(changed.body)).toMatchObject({ ...outage.changed, version: 4 });
    incidentNote.parse((await done('POST', `/incidents/${id}/notes`, outage.noted)).body);
    const notes = (await done('GET', `/incidents/${id}/notes`)).body;
    expect(notes).toMatchObject({ items: [outage.noted], nextCursor: null });

    await say('monitoring');
    await say('resolved');
    expect((await supportNow()).channels[0]).toMatchObject({ status: 'operational' });
    const { body: last } = await say('postmortem');
    expect(incident.parse(last)).toMatchObject({ status: 'postmortem', impact: 'major' });
    expect(incident.parse((await done('GET', `/incidents/${id}`)).body)).toEqual(last);
    expect(new Set(await eventTypes())).toEqual(
      new Set(['incident.created', 'incident.updated', 'incident.resolved', 'incident.postmortem']),
    );
    expect(JSON.stringify((await done('GET', '/events')).body)).not.toContain(outage.noted.text);
  });

  test('is opened once by 50 requests of one key at the same time', async () => {
    const headers = { 'idempotency-key': 'first-word' };
    const send = (body: unknown) => api.call('POST', '/api/v1/incidents', { token, headers, body });
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(outage.opened)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await send({ ...outage.opened, kind: 'security' })).status).toBe(409);
    expect((await done('GET', '/incidents')).body.items).toHaveLength(1);
    expect(await eventTypes()).toEqual(['incident.created']);
  });

  test('is in exactly one page of a list, also where many began at one instant', async () => {
    const startedAt = new Date(someNow - 10 * minuteMs).toISOString();
    const ids: string[] = [];
    for (let count = 0; count < 45; count++) {
      ids.push((await openIncident(acting(api.db), { ...outage.opened, startedAt })).id);
    }
    const seen: string[] = [];
    let path: string | null = '/incidents?limit=7&open=true';
    let pages = 0;
    while (path !== null) {
      const { body, headers } = await done('GET', path);
      pages += 1;
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      const [, next = ''] = /<\/api\/v1(.*)>; rel="next"/.exec(headers.get('link') ?? '') ?? [];
      expect(next === '').toBe(body.nextCursor === null);
      if (next) expect(new URLSearchParams(next.split('?')[1]).get('cursor')).toBe(body.nextCursor);
      path = next || null;
    }
    expect(pages).toBe(7);
    expect(seen).toEqual(ids.sort().reverse());
    expect((await done('GET', '/incidents?open=false')).body.items).toEqual([]);
    expect((await done('GET', '/incidents')).body.items).toHaveLength(20);
  });
});

test('planned work is told from its announcement to its end', async () => {
  const soon = {
    scheduledFor: new Date(someNow + 60 * minuteMs).toISOString(),
    scheduledUntil: new Date(someNow + 120 * minuteMs).toISOString(),
  };
  const { body } = await done('POST', '/maintenances', { ...work.scheduled, ...soon, auto: false });
  const { id } = maintenance.parse(body);
  const { updates } = maintenance.parse(
    (await done('POST', `/maintenances/${id}/updates`, work.updated)).body,
  );
  const email = (await supportNow()).channels.find(({ slug }) => slug === 'email');
  expect(email).toMatchObject({ status: 'under_maintenance', reachability: 'limited' });
  await done('PATCH', `/maintenances/${id}/updates/${updates[0]?.id}`, work.edited);
  const until = new Date(someNow + 180 * minuteMs).toISOString();
  await done('PATCH', `/maintenances/${id}`, { scheduledUntil: until }, { 'if-match': '"3"' });
  const say = (status: string) =>
    done('POST', `/maintenances/${id}/updates`, { ...work.updated, status });
  await say('verifying');
  const { body: last } = await say('completed');
  expect(maintenance.parse(last)).toMatchObject({ status: 'completed', scheduledUntil: until });
  expect((await done('GET', '/maintenances?open=true')).body.items).toEqual([]);
  expect((await done('GET', `/maintenances/${id}`)).body).toEqual(last);
  expect(await eventTypes()).toContain('maintenance.completed');
});

test('an announcement is published, changed and taken off the page', async () => {
  const { body } = await done('POST', '/announcements', news.published);
  const { id } = announcement.parse(body);
  const changed = announcement.parse(
    (await done('PATCH', `/announcements/${id}`, news.changed)).body,
  );
  expect(Date.parse(changed.until)).toBe(Date.parse(news.changed.until));
  const ended = announcement.parse((await done('DELETE', `/announcements/${id}`)).body);
  expect(ended.version).toBe(3);
  expect((await done('GET', '/announcements')).body.items).toEqual([ended]);
  expect((await done('GET', `/announcements/${id}`)).body).toEqual(ended);
});

test('an override goes before all else until it is taken back', async () => {
  const path = '/components/chat/override';
  override.parse((await done('PUT', path, set)).body);
  const chat = component.parse((await done('GET', '/components/chat')).body);
  expect(chat).toMatchObject({ id: expect.any(String), status: 'degraded_performance' });
  override.parse((await done('DELETE', path)).body);
  const all = (await done('GET', '/components')).body.items;
  expect(all).toHaveLength(8);
  expect(component.parse(all[0])).toMatchObject({ slug: 'chat', status: 'operational' });
});

test('monitors are told by their id and slug, and their checks in pages', async () => {
  const checks = Array.from({ length: 5 }, (_, index) => ({
    ...{ monitor: 'chat-monitor', location: index % 2 ? 'here' : 'there' },
    startedAt: someNow - minuteMs * Math.floor(index / 2),
    ...{ outcome: 'down', reason: 'connection_refused', latencyMs: 12, phases: { tcp: 12 } },
    ...{ detail: 'PLANTED-SECRET', measures: {} },
  })) as unknown as Parameters<typeof insertChecks>[0];
  await api.db.write([
    insertLocations(['here', 'there']),
    insertPhaseLists(checks),
    insertChecks(checks),
  ]);
  const { items } = (await done('GET', '/monitors')).body;
  const all = items.map((one: unknown) => monitor.parse(one));
  const chat = all.find(({ slug }: { slug: string }) => slug === 'chat-monitor');
  expect(chat).toMatchObject({ component: 'chat', kind: 'http', state: 'pending' });
  expect((await done('GET', `/monitors/${chat.id}`)).body).toEqual(chat);
  expect((await done('GET', '/monitors/chat-monitor')).body).toEqual(chat);
  const first = (await done('GET', `/monitors/${chat.id}/checks?limit=2`)).body;
  const second = (await done('GET', `/monitors/${chat.id}/checks?cursor=${first.nextCursor}`)).body;
  const told = [...first.items, ...second.items].map((one) => check.parse(one));
  const order = checks.map(({ startedAt, location }) => `${startedAt} ${location}`).sort();
  expect(told.map(({ startedAt, location }) => `${Date.parse(startedAt)} ${location}`)).toEqual(
    order.reverse(),
  );
  expect(second.nextCursor).toBeNull();
  const failures = (await done('GET', '/monitors/chat-monitor/checks?failures=true')).body.items;
  expect(failures).toHaveLength(5);
  expect(JSON.stringify(told)).not.toContain('PLANTED-SECRET');
});

test('a monitor is run, paused, and resumed by its id or slug', async () => {
  const of = async () => monitor.parse((await done('GET', '/monitors/chat-monitor')).body);
  const { id } = await of();
  const run = check.parse((await done('POST', `/monitors/${id}/runs`)).body);
  expect(run).toMatchObject({ outcome: 'up', location: 'here', latencyMs: 12 });
  expect((await done('GET', '/monitors/chat-monitor/checks')).body.items).toEqual([run]);

  const set = pause.parse((await done('PUT', '/monitors/chat-monitor/pause', paused.set)).body);
  expect(await of()).toMatchObject({ state: 'paused', since: set.since, pause: set });
  const chat = (await done('GET', '/components/chat')).body;
  expect(chat).toMatchObject({ freshness: 'unprobed', reachability: 'unknown' });
  await done('POST', `/monitors/chat-monitor/runs`);

  const ended = pause.parse((await done('DELETE', `/monitors/${id}/pause`)).body);
  expect(ended).toMatchObject({ id: set.id, reason: set.reason });
  expect(await of()).toMatchObject({ state: 'pending', pause: null });
  const told = (await done('GET', '/audit?subject=chat-monitor')).body.items;
  expect(told.map(({ action }: { action: string }) => action)).toEqual([
    ...['monitor.resume', 'monitor.run', 'monitor.pause', 'monitor.run'],
  ]);
});

test('a monitor that was run a moment ago is not run again, and whoever asks learns when', async () => {
  await done('POST', '/monitors/chat-monitor/runs');
  const again = await api.call('POST', '/api/v1/monitors/chat-monitor/runs', { token });
  expect(again.status).toBe(429);
  expect(again.body.detail).toContain('wait 10 s');
  expect(again.headers.get('retry-after')).toBe('10');
});

test('the audit tells who did what, in pages, and of one subject', async () => {
  const { id } = (await done('POST', '/incidents', outage.opened)).body;
  await done('POST', `/incidents/${id}/updates`, outage.updated);
  const first = (await done('GET', '/audit?limit=2')).body;
  const rest = (await done('GET', `/audit?cursor=${first.nextCursor}`)).body;
  const told = [...first.items, ...rest.items].map((one) => auditEntry.parse(one));
  expect(told.map(({ action, actor }) => [action, actor.kind])).toEqual([
    ['incident.update', 'token'],
    ['incident.open', 'token'],
    ['token.create', 'terminal'],
  ]);
  const subject = (await done('GET', `/audit?subject=${id}`)).body.items;
  expect(subject).toHaveLength(2);
});

test('events are read from where one left off, and never more than 100', async () => {
  const { id } = await openIncident(acting(api.db), outage.opened);
  for (let count = 0; count < 105; count++) {
    await updateIncident(acting(api.db), id, null, outage.updated);
  }
  const newest = (await done('GET', '/events')).body.events;
  expect(newest).toHaveLength(100);
  expect(newest.at(-1)).toMatchObject({ sequence: 106 });
  const since = newest[97].id;
  const next = (await done('GET', `/events?since=${since}`)).body.events;
  expect(next).toEqual(newest.slice(98));
  expect((await done('GET', `/events?since=${newest[99].id}`)).body.events).toEqual([]);
});

test('uptime is told of the days that are asked for', async () => {
  const { body } = await done('GET', '/components/chat/uptime?days=7');
  expect(uptime.parse(body)).toMatchObject({ component: 'chat', days: 7 });
  expect(body.daily).toHaveLength(7);
  const unprobed = uptime.parse((await done('GET', '/components/phone/uptime')).body);
  expect(unprobed).toMatchObject({ roundTheClock: null, daily: [] });
});
