import { afterEach, expect, test } from 'vitest';
import { addIncidentNote } from '../../../src/actions/add-incident-note.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import type { Component, Site } from '../../../src/domain/component.ts';
import { opened } from '../../../src/web/api/examples/incident.ts';
import { routes } from '../../../src/web/api/routes.ts';
import { someApi } from '../../support/api.ts';
import { minuteMs, someMonitor, someNow, someSite, someWatched } from '../../support/facts.ts';
import { hoursOf } from '../../support/hours.ts';
import { acting } from '../acting.ts';

type Api = Awaited<ReturnType<typeof someApi>>;
let api: Api | undefined;
afterEach(() => api?.close());

/** The site, with something changed of its chat. */
function siteWith(chat: Partial<Component>): Site {
  const site = someSite();
  const changed = (one: Component) => (one.slug === 'chat' ? { ...one, ...chat } : one);
  const groups = site.groups.map((group) => ({
    ...group,
    components: group.components.map(changed),
  }));
  return { ...site, groups };
}

test('support tells of channels only, with exactly the members of the contract', async () => {
  api = await someApi();
  const { body } = await api.call('GET', '/api/v1/support');
  expect(Object.keys(body)).toEqual(['page', 'verdict', 'channels']);
  expect(Object.keys(body.page)).toEqual(['indicator', 'freshUntil']);
  expect(body.channels.map(({ slug }: { slug: string }) => slug)).toEqual([
    'chat',
    'phone',
    'email',
  ]);
  expect(body.channels[0]).toEqual({
    ...{ slug: 'chat', name: { zh: '在线客服', en: 'Chat' }, status: 'operational' },
    ...{ freshness: 'unverified', reachability: 'unknown', hours: 'always' },
    ...{ opensAt: null, closesAt: null, firstReplyMs: null, queueWaitSeconds: null, since: null },
    contact: {
      label: { zh: '打开会话', en: 'Open a conversation' },
      href: 'https://wallet.example/chat',
    },
    fallbacks: ['phone', 'email'],
  });
});

test.each([
  ['09:00-18:00, 18:00-22:00 reduced', 'open', { closesAt: '2026-11-22T14:00:00.000Z' }],
  ['09:00-18:00 reduced', 'reduced', { closesAt: '2026-11-22T10:00:00.000Z' }],
  ['20:00-22:00', 'closed', { opensAt: '2026-11-22T12:00:00.000Z' }],
  ['00:00-24:00', 'open', {}],
])('a channel with the hours %s is %s at 14:26', async (day, hours, instants) => {
  const week = { 'mon-sun': day };
  const watched = someWatched(['chat'], siteWith({ hours: hoursOf({ week }) }));
  api = await someApi({ watched });
  const { body } = await api.call('GET', '/api/v1/support');
  const told = { closesAt: null, opensAt: null, ...instants };
  expect(body.channels[0]).toMatchObject({ hours, ...told });
});

test('what nobody may see stays out of every answer, whoever asks', async () => {
  const secret = 'PLANTED-SECRET';
  const chat = someMonitor('chat', {
    probe: {
      kind: 'websocket',
      url: `wss://user:${secret}@${secret}.example/`,
      subprotocol: secret,
      headers: { Authorization: `Bearer ${secret}` },
      family: 'any',
      steps: [{ kind: 'send', name: secret, text: secret }],
    },
  });
  const site = siteWith({ targets: [`${secret}_URL`] });
  api = await someApi({ watched: { ...someWatched([], site), monitors: [chat] } });
  const { id } = await openIncident(acting(api.db), opened);
  const token = await api.tokenFor('*');
  for (const { kind, method, path } of routes) {
    if (method !== 'GET') continue;
    api.clock.now += minuteMs;
    const url = `/api/v1${path
      .replace(/^(\/monitors\/):id/, '$1chat-monitor')
      .replace(':id', id)
      .replace(':slug', 'chat')}`;
    const told = JSON.stringify(
      (await api.call('GET', url, kind === 'public' ? {} : { token })).body,
    );
    expect(told).not.toContain(secret);
    expect(told).not.toContain(token);
  }
  for (const path of ['/openapi.json', '/docs/api']) {
    expect(JSON.stringify((await api.call('GET', path)).body)).not.toContain(secret);
  }
});

test('a note is told to who may read incidents, and to nobody else', async () => {
  api = await someApi();
  const text = 'PLANTED-NOTE';
  const { id } = await openIncident(acting(api.db), opened);
  await addIncidentNote(acting(api.db), id, { text });
  const token = await api.tokenFor('incidents:read');
  const notes = await api.call('GET', `/api/v1/incidents/${id}/notes`, { token });
  expect(notes.body.items).toMatchObject([{ text, author: 'tests' }]);
  for (const path of [
    '/api/v1/support',
    '/api/v1/events',
    '/api/v1/components/chat/uptime',
    '/en',
  ]) {
    expect(JSON.stringify((await api.call('GET', path)).body)).not.toContain(text);
  }
  const read = await api.call('GET', `/api/v1/incidents/${id}`, { token });
  expect(JSON.stringify(read.body)).not.toContain(text);
});

test('the answer changes with the page, and its tag with it', async () => {
  api = await someApi();
  const tag = async () => (await api?.call('GET', '/api/v1/support'))?.headers.get('etag');
  const before = await tag();
  expect(await tag()).toBe(before);
  const token = await api.tokenFor('*');
  await api.call('POST', '/api/v1/incidents', { token, body: opened });
  expect(await tag()).not.toBe(before);
  expect(api.clock.now).toBe(someNow);
});
