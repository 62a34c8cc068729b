import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs, someNow } from '../../../tests/support/facts.ts';
import { readOn } from '../../../tests/support/read-on.ts';
import {
  answerSaying,
  appSaying,
  goingOn,
  saidPaths,
  someWords,
} from '../../../tests/support/said.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import type { Maintenance } from '../../domain/words/maintenance.ts';

const incident = someIncident();

describe.each(saidPaths)('%s', (path) => {
  it.each(['/zh', '/en'])(
    'is a page below %s, also for HEAD and for those who have it',
    async (prefix) => {
      const { app } = await appSaying(someWords);
      const page = await app.request(prefix + path);
      expect([page.status, page.headers.get('content-language')]).toEqual([200, prefix.slice(1)]);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const etag = page.headers.get('etag') ?? '';
      const again = await app.request(prefix + path, { headers: { 'If-None-Match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await app.request(`${prefix + path}/`, { method: 'HEAD' })).status).toBe(200);
    },
  );

  it('leads from the address without a language to the one that is preferred', async () => {
    const { app } = await appSaying(someWords);
    const response = await app.request(path, { headers: { 'Accept-Language': 'en' } });
    expect([response.status, response.headers.get('location')]).toEqual([302, `/en${path}`]);
    expect(response.headers.get('vary')).toBe('Accept-Language');
  });

  it('is nowhere once there is no such thing', async () => {
    const { app } = await appSaying({});
    for (const prefix of ['', '/zh', '/en']) {
      expect((await app.request(prefix + path)).status).toBe(404);
    }
  });

  it('is a calm 503 while nobody can tell whether there is such a thing', async () => {
    const away = () => Promise.reject(new Error('the database is away'));
    const { app } = await appSaying({}, { incident: away, maintenance: away, announcement: away });
    const response = await app.request(`/en${path}`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
  });

  it('cannot be written to', async () => {
    const { app } = await appSaying(someWords);
    const response = await app.request(`/en${path}`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('carries what is shown where somebody shares it', async () => {
    const page = await answerSaying(`/zh${path}`, someWords);
    expect(page).toMatch(/<meta property="og:title" content="[^"]+ · 客服状态"/);
    expect(page).toMatch(/<meta property="og:description" content="[^"]+。"/);
  });
});

it.each([
  ...['incident', 'incidentaaaa1', 'INCIDENTAAAA', 'incident%2Faaa', '..%2F..', '__proto__'],
  ...['%3Cb%3E', 'constructor', '9'.repeat(4000)],
])('there is no incident %s', async (id) => {
  const { app } = await appSaying(someWords);
  for (const prefix of ['', '/zh', '/en', '/parts/en']) {
    const response = await app.request(`${prefix}/incidents/${id}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<b>');
  }
});

describe('the page of an incident', () => {
  it('tells it all, newest first, with times that say their offset', async () => {
    const page = readOn(
      await answerSaying('/en/incidents/incidentaaaa', { incidents: [goingOn(someNow + 1)] }),
    );
    expect(page).toContain(
      'Chat is down Identified Disruption Major impact Chat: Outage Began 22 Nov 14:05 UTC+8 Next update by 14:26',
    );
    expect(page).toContain(
      'What happened Identified 22 Nov 14:20 UTC+8 We know why. Investigating 22 Nov 14:05 UTC+8 We are looking into it. Chat: Outage',
    );
  });

  it('gives each update an address, and keeps itself up to date while it is open', async () => {
    const page = await answerSaying('/en/incidents/incidentaaaa', someWords);
    expect(page).toContain('<article id="update-updateaaaaaa">');
    expect(page).toContain('href="#update-updateaaaaaa"');
    expect(page).toContain('hx-get="/parts/en/incidents/incidentaaaa"');
    const part = await answerSaying('/parts/en/incidents/incidentaaaa', someWords);
    expect(part).toMatch(/^<title>Chat is down · Support status<\/title><main id="status"/);
  });

  it('offers the ways that are left meanwhile, those that staff name before others', async () => {
    const ways = async (fallbacks: readonly string[]) => {
      const page = await answerSaying('/en/incidents/incidentaaaa', {
        incidents: [someIncident({ fallbacks })],
        overrides: [someOverride({ component: 'email' })],
      });
      return readOn(page).match(/Meanwhile, you can reach us here (.*?) Follow this/)?.[1];
    };
    expect(await ways([])).toBe('Phone 400-000-0000');
    expect(await ways(['api', 'email', 'phone'])).toBe('Support API Phone 400-000-0000');
  });

  it('shows what an edited update said before, or at least that it was edited', async () => {
    const updates = [someUpdate('updateaaaaaa', incident.startedAt, { editedAt: someNow })];
    const said = { incidents: [someIncident({ updates })] };
    const revisions = async () => [
      { update: 'updateaaaaaa', body: { en: 'Before that.' }, replacedAt: someNow },
    ];
    const page = readOn(await answerSaying('/en/incidents/incidentaaaa', said, { revisions }));
    expect(page).toContain('Edited 22 Nov 14:26 UTC+8 Show what it said before');
    expect(page).toContain('Until 22 Nov 14:26 UTC+8 Before that.');
    const away = () => Promise.reject(new Error('the database is away'));
    const without = readOn(
      await answerSaying('/en/incidents/incidentaaaa', said, { revisions: away }),
    );
    expect(without).toContain('Edited 22 Nov 14:26 UTC+8');
    expect(without).not.toContain('Show what it said before');
  });

  it('sets the post-mortem apart, and says how long it all took', async () => {
    const updates = [
      ...incident.updates,
      someUpdate('updatebbbbbb', incident.startedAt + 10 * minuteMs, { status: 'resolved' }),
      someUpdate('updatecccccc', someNow, {
        status: 'postmortem',
        body: { en: '## Why\n\nA fuse.' },
      }),
    ];
    const page = await answerSaying('/en/incidents/incidentaaaa', {
      incidents: [someIncident({ updates })],
    });
    expect(readOn(page)).toContain(
      'Began 22 Nov 14:05 UTC+8 Resolved 22 Nov 14:15 UTC+8 10 min Post-mortem Post-mortem 22 Nov 14:26 UTC+8 Why A fuse. What happened Resolved',
    );
    expect(page).not.toContain('hx-get');
  });

  it('is there however old it is', async () => {
    const old = someIncident({ id: 'oldincident1', startedAt: someNow - 1000 * dayMs });
    const read = async (id: string) => (id === old.id ? old : null);
    const { app } = await appSaying({}, { incident: read });
    expect((await app.request('/en/incidents/oldincident1')).status).toBe(200);
    expect((await app.request('/incidents/oldincident1')).status).toBe(302);
  });
});

it('shows of work that is over when it was done, and no advice any more', async () => {
  const advice = { avoid: { zh: '请勿重复发送。', en: 'Do not send twice.' } };
  const work = someMaintenance({ advice, from: someNow - 30 * minuteMs });
  const [announced] = work.updates;
  if (!announced) throw new Error('Nothing was said of the work.');
  const early = { ...announced, status: 'completed', at: someNow - 10 * minuteMs } as const;
  const over = { ...work, updates: [announced, { ...early, id: 'updatecccccc' }] };
  const pageOf = async (maintenance: Maintenance) =>
    readOn(await answerSaying('/en/maintenances/windowaaaaaa', { maintenances: [maintenance] }));
  expect(await pageOf(work)).toMatch(/Work in progress 22 Nov 13:56 – 15:16 .*Do not send twice/);
  const page = await pageOf(over);
  expect(page).toContain('Completed 22 Nov 13:56 – 14:16');
  expect(page).not.toContain('Do not send twice');
});

it('tells of an announcement only from its instant on', async () => {
  const { app } = await appSaying({
    announcements: [someAnnouncement({ publishedAt: someNow + 1 })],
  });
  expect((await app.request('/en/announcements/newsaaaaaaaa')).status).toBe(404);
});

it('never tells of an announcement that was taken back before its instant', async () => {
  const [publishedAt, until] = [someNow - 10, someNow - 20];
  const { app } = await appSaying({ announcements: [someAnnouncement({ publishedAt, until })] });
  expect((await app.request('/en/announcements/newsaaaaaaaa')).status).toBe(404);
});
