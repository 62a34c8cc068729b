import { afterEach, beforeEach, expect, test } from 'vitest';
import { readNews } from '../../src/storage/news.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { createFeeds } from '../../src/web/feeds/kept-feeds.ts';
import { mountFeeds } from '../../src/web/feeds/mount-feeds.ts';
import { someApi } from '../support/api.ts';
import { minuteMs, someSite } from '../support/facts.ts';
import { sharing } from '../support/snapshots-over.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
beforeEach(async () => {
  api = await someApi();
  token = await api.tokenFor('*');
  const now = () => api.clock.now;
  const feeds = createFeeds({
    ...{ site: someSite(), baseUrl: 'https://status.example', compress: {}, now, sharing },
    // Another one each time: what is told has changed before each reading here.
    current: () => ({}),
    readNews: (component) => readNews(api.db, { component, limit: 50, now: now() }),
  });
  mountFeeds(api.app, feeds);
});
afterEach(() => api.close());

async function post(path: string, body: unknown) {
  api.clock.now += minuteMs;
  const said = await api.call('POST', `/api/v1${path}`, { token, body });
  expect(said.status).toBe(201);
  return said.body;
}

test.each([
  ['history.rss', /^application\/rss\+xml/],
  ['history.atom', /^application\/atom\+xml/],
  ['feed.json', /^application\/feed\+json/],
])('what staff say is told by %s at once, with the words of each update', async (file, type) => {
  const path = `/en/${file}`;
  expect((await api.call('GET', path)).status).toBe(200);
  const { id } = await post('/incidents', opened);
  const body = { en: 'The chat is back <b>now</b>.' };
  await post(`/incidents/${id}/updates`, { status: 'resolved', body });
  const answer = await api.app.request(path);
  const told = await answer.text();
  expect(answer.headers.get('content-type')).toMatch(type);
  expect(told).toContain(`https://status.example/en/incidents/${id}`);
  expect(told).toContain('The chat is back');
  expect(told).not.toContain('<b>now');
  const etag = answer.headers.get('etag') ?? '';
  const again = await api.app.request(path, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
});

test('the feed of a component leaves out what is about others', async () => {
  const { id } = await post('/incidents', {
    ...{ title: { en: 'Phone fails' }, body: { en: 'We look.' }, status: 'investigating' },
    components: [{ slug: 'phone', status: 'major_outage' }],
  });
  const of = async (component: string) =>
    (await api.app.request(`/zh/history.atom?component=${component}`)).text();
  expect(await of('phone')).toContain(id);
  expect(await of('chat')).not.toContain(id);
});
