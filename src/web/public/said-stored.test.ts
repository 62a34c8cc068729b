import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting } from '../../../tests/contract/acting.ts';
import { type Said, someApi } from '../../../tests/support/api.ts';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import { addIncidentNote } from '../../actions/add-incident-note.ts';

const planted = 'PLANTED-NOTE-7f3a';
const both = (text: string) => ({ zh: `${text}（中文）`, en: text });

describe('what staff have stored', () => {
  let api: Awaited<ReturnType<typeof someApi>>;
  let token: string;
  beforeAll(async () => {
    api = await someApi();
    token = await api.tokenFor('*');
  });
  afterAll(() => api.close());

  const send = async (method: string, path: string, body: unknown): Promise<Said['body']> =>
    (await api.call(method, `/api/v1${path}`, { token, body })).body;
  const page = async (path: string): Promise<string> => (await api.call('GET', path)).body;

  async function toldOf() {
    const { id } = await send('POST', '/incidents', {
      ...{ title: both('Chat is down'), body: both('First words.') },
      components: [{ slug: 'chat', status: 'major_outage' }],
      startedAt: new Date(someNow - 30 * minuteMs).toISOString(),
    });
    await addIncidentNote(acting(api.db), id, { text: planted });
    const { updates } = await send('POST', `/incidents/${id}/updates`, {
      ...{ status: 'identified', body: both('Second words.') },
      nextUpdateBy: new Date(someNow + 20 * minuteMs).toISOString(),
    });
    await send('PATCH', `/incidents/${id}/updates/${updates[0].id}`, {
      body: both('Better words.'),
    });
    return `/incidents/${id}`;
  }

  it('is on the pages at once, with what it said before, and without what is internal', async () => {
    const incident = await toldOf();
    const work = await send('POST', '/maintenances', {
      ...{ title: both('New cables'), body: both('We lay new cables.'), components: ['phone'] },
      scheduledFor: new Date(someNow + 60 * minuteMs).toISOString(),
      scheduledUntil: new Date(someNow + 90 * minuteMs).toISOString(),
    });
    const news = await send('POST', '/announcements', {
      ...{ title: both('New hours'), body: both('From 1 December.') },
    });
    const told: readonly (readonly [path: string, ...texts: string[]])[] = [
      ['', 'Chat is down', 'Better words.', 'Next update by', 'New cables', 'New hours'],
      [incident, 'Better words.', 'Second words.', 'First words.', 'Show what it said before'],
      [`/maintenances/${work.id}`, 'We lay new cables.'],
      [`/announcements/${news.id}`, 'From 1 December.'],
      ['/history', 'Chat is down'],
      ['/components/chat', 'See: '],
    ];
    for (const [path, ...texts] of told) {
      const [en, zh] = [await page(`/en${path}`), await page(`/zh${path}`)];
      for (const text of texts) expect([path, en]).toEqual([path, expect.stringContaining(text)]);
      expect(en + zh).not.toContain(planted);
    }
    expect(await page(`/parts/en${incident}`)).not.toContain(planted);
  });
});
