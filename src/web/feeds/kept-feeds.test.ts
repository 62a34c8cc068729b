import { describe, expect, it, test } from 'vitest';
import { someNow, someSite } from '../../../tests/support/facts.ts';
import { someFeeds, someNews } from '../../../tests/support/feeds.ts';
import { someIncident, someUpdate } from '../../../tests/support/words.ts';
import { feedAddresses, feedTypes } from './address.ts';

const chatDown = someNews({ incidents: [someIncident()] });
const paths = feedAddresses.map(({ path }) => path);

describe('every feed', () => {
  it.each(feedAddresses)('is served at $path, tagged and dated', async ({ path, format }) => {
    const { app } = someFeeds(chatDown);
    const response = await app.request(path, { headers: { Accept: 'text/nothing' } });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': `${feedTypes[format]}; charset=utf-8`,
      'cache-control': expect.stringMatching(/^public, max-age=30, stale-while-revalidate=\d+$/),
      etag: expect.stringMatching(/^"[^"]+"$/),
      'last-modified': 'Sun, 22 Nov 2026 06:05:10 GMT',
      vary: 'Accept-Encoding',
    });
  });

  it('is at the root in the language of the site, and otherwise in that of its path', async () => {
    const { text } = someFeeds(chatDown);
    expect(await text('/history.rss')).toContain('<title>在线客服无法使用</title>');
    expect(await text('/zh/history.rss')).toContain('<title>在线客服无法使用</title>');
    expect(await text('/en/history.rss')).toContain('<title>Chat is down</title>');
    const english = someFeeds(chatDown, { site: { ...someSite(), defaultLanguage: 'en' } });
    expect(await english.text('/history.rss')).toContain('<title>Chat is down</title>');
  });

  it.each(paths)('names itself: %s', async (path) => {
    const { text } = someFeeds(chatDown);
    expect(await text(path)).toContain(`"https://status.example${path}"`);
    const own = `"https://status.example${path}?component=chat"`;
    expect(await text(`${path}?component=chat`)).toContain(own);
  });
});

describe('the feed of a component', () => {
  const security = someIncident({
    ...{ id: 'incidentssss', kind: 'security', title: { en: 'Fake sites' }, components: {} },
  });
  const phone = someIncident({
    ...{
      id: 'incidentpppp',
      title: { en: 'Phone is down' },
      components: { phone: 'major_outage' },
    },
  });

  it('tells of what names it, and of what names none', async () => {
    const { text } = someFeeds(someNews({ incidents: [security, phone] }));
    const feed = await text('/en/history.rss?component=phone');
    expect(feed).toContain('Phone is down');
    expect(feed).toContain('Fake sites');
    const other = await text('/en/history.rss?component=chat');
    expect(other).not.toContain('Phone is down');
    expect(other).toContain('Fake sites');
  });

  it.each(['fax', '', 'CHAT', '..%2f', '%00', '%zz', '__proto__', 'chat&component=fax '])(
    'of a stranger is not there: %j',
    async (slug) => {
      const { app, state } = someFeeds(chatDown);
      const { status } = await app.request(`/history.rss?component=${slug}`);
      expect(status).toBe(slug.startsWith('chat') ? 200 : 404);
      expect(state.reads).toBe(slug.startsWith('chat') ? 1 : 0);
    },
  );
});

describe('who has a feed already', () => {
  async function asked(headers: Readonly<Record<string, string>>) {
    const { app } = someFeeds(chatDown);
    const { headers: first } = await app.request('/feed.json');
    const filled = Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      value.replace('TAG', first.get('etag') ?? ''),
    ]);
    return app.request('/feed.json', { headers: Object.fromEntries(filled) });
  }
  const before = 'Sun, 22 Nov 2026 06:05:09 GMT';
  const same = 'Sun, 22 Nov 2026 06:05:10 GMT';

  it.each([
    [{ 'If-None-Match': 'TAG' }, 304],
    [{ 'If-None-Match': 'W/TAG, "x"' }, 304],
    [{ 'If-None-Match': '"x"' }, 200],
    [{ 'If-Modified-Since': same }, 304],
    [{ 'If-Modified-Since': before }, 200],
    [{ 'If-Modified-Since': 'yesterday' }, 200],
    [{ 'If-None-Match': '"x"', 'If-Modified-Since': same }, 200],
    [{ 'If-None-Match': 'TAG', 'If-Modified-Since': before }, 304],
  ])('and says %j is answered %i', async (headers, status) => {
    const response = await asked(headers);
    expect(response.status).toBe(status);
    expect((await response.text()) === '').toBe(status === 304);
    expect(response.headers.get('etag')).toBeTruthy();
  });

  it('gets it in a coding, with a tag of its own', async () => {
    const { app } = someFeeds(chatDown);
    const br = await app.request('/history.rss', { headers: { 'Accept-Encoding': 'gzip, br' } });
    const plain = await app.request('/history.rss');
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(br.headers.get('etag')).not.toBe(plain.headers.get('etag'));
  });
});

describe('a feed is', () => {
  it('answered to HEAD, and to no method that would change it', async () => {
    const { app } = someFeeds(chatDown);
    expect((await app.request('/zh/updates.atom', { method: 'HEAD' })).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const refused = await app.request('/zh/updates.atom', { method });
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('printed once for a rendering, whatever else stands in the query string', async () => {
    const { text, state, changed } = someFeeds(chatDown);
    const first = await text('/history.rss');
    for (const query of ['?x=1', '?component', '?Component=chat', '?utm_source=%00']) {
      if (query !== '?component') expect(await text(`/history.rss${query}`)).toBe(first);
    }
    expect(state.reads).toBe(1);
    changed();
    await text('/history.rss');
    expect(state.reads).toBe(2);
  });

  it('printed once for all who ask at the same time', async () => {
    const { text, state } = someFeeds(chatDown);
    await Promise.all(Array.from({ length: 20 }, () => text('/history.rss')));
    expect(state.reads).toBe(1);
  });

  it('the same bytes in the next rendering, unless there is news', async () => {
    const { app, state, changed } = someFeeds(chatDown);
    const tag = async () => (await app.request('/history.atom')).headers.get('etag');
    const first = await tag();
    changed();
    expect(await tag()).toBe(first);
    const more = someUpdate('updatezzzzzz', someNow, { status: 'resolved' });
    const incident = someIncident();
    state.news = someNews({ incidents: [{ ...incident, updates: [...incident.updates, more] }] });
    expect(await tag()).toBe(first);
    changed();
    expect(await tag()).not.toBe(first);
  });
});

test('two documents of one second have different dates, and neither is taken for the other', async () => {
  const { app, state, changed } = someFeeds(chatDown);
  const first = await app.request('/history.rss');
  const incident = someIncident();
  const [update] = incident.updates;
  const again = update ? [update, { ...update, id: 'updatezzzzzz' }] : [];
  state.news = someNews({ incidents: [{ ...incident, updates: again }] });
  changed();
  const since = first.headers.get('last-modified') ?? '';
  const second = await app.request('/history.rss', { headers: { 'If-Modified-Since': since } });
  expect(second.status).toBe(200);
  const dates = [first, second].map(({ headers }) => headers.get('last-modified'));
  expect(dates).toEqual(['Sun, 22 Nov 2026 06:05:10 GMT', 'Sun, 22 Nov 2026 06:05:11 GMT']);
});

test('a date that is still to come is told once it has come, and the tag all the while', async () => {
  const { app, state, changed } = someFeeds();
  const told = async (...ids: readonly string[]) => {
    const updates = ids.map((id) => someUpdate(id, someNow));
    state.news = someNews({ incidents: [someIncident({ startedAt: someNow, updates })] });
    changed();
    const { headers } = await app.request('/feed.json');
    return [headers.get('last-modified'), headers.get('etag')];
  };
  const [now] = await told('first');
  expect(now).toBe('Sun, 22 Nov 2026 06:26:10 GMT');
  const [toCome, tag] = await told('first', 'second');
  expect([toCome, tag]).toEqual([null, expect.stringMatching(/^"/)]);
  const asked = { headers: { 'If-Modified-Since': now ?? '' } };
  expect((await app.request('/feed.json', asked)).status).toBe(200);
  state.now = someNow + 1000;
  expect(await told('first', 'second')).toEqual(['Sun, 22 Nov 2026 06:26:11 GMT', tag]);
});

describe('while the database is away', () => {
  const away = async () => {
    throw new Error('away');
  };

  test('feeds are made of the last news, also for a component that nobody asked about', async () => {
    const { text, state, changed, feeds } = someFeeds(chatDown);
    await feeds.renew();
    state.read = away;
    changed();
    expect(await text('/en/history.rss')).toContain('Chat is down');
    expect(await text('/en/history.rss?component=chat')).toContain('Chat is down');
    expect(await text('/en/history.rss?component=phone')).not.toContain('Chat is down');
  });

  test('it is asked once for a rendering', async () => {
    const { text, state, changed, feeds } = someFeeds(chatDown);
    await feeds.renew();
    state.read = away;
    changed();
    await text('/en/history.rss');
    await text('/en/history.atom');
    expect(state.reads).toBe(2);
  });

  test('feeds that never had news ask for patience', async () => {
    const { app, state } = someFeeds(chatDown);
    state.read = away;
    const response = await app.request('/history.rss');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
    state.read = async () => chatDown;
    expect((await app.request('/history.rss')).status).toBe(200);
  });
});
