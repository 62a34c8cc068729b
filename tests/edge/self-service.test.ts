import { createClient } from '@libsql/client/web';
import { Hono } from 'hono';
import { expect, inject, test } from 'vitest';
import { edgeSnapshots } from '../../src/runtimes/edge-snapshots.ts';
import { pageFactsReader, readPagePast, readPageSaid } from '../../src/runtimes/wiring.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { mountSelfService } from '../../src/web/self-service/mount-self-service.ts';
import { someWatched } from '../support/facts.ts';
import { someKeys, someOutgoing } from '../support/outgoing.ts';

const open = () => openDatabase(createClient({ url: inject('consoleUrl') }));
const address = 'edge@例子.中国';

test('somebody subscribes, confirms and ends it in workerd, over a remote database', async () => {
  const app = await openSelfService();
  const wanted = { 'component.chat': 'on', 'kind.incidents': 'on' };
  const form = { way: 'mail', address, language: 'zh', ...wanted };
  const sent = await post(app, '/zh/subscribe', form);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/zh/subscribe/sent']);
  const link = `/zh/subscriptions/${await someKeys.subscriptionToken((await stored()).id)}`;
  expect(await (await app.request(link)).text()).toContain('e***@xn--fsqu00a.xn--fiqs8s');
  expect((await post(app, link, { act: 'confirm' })).status).toBe(303);
  expect(await stored()).toMatchObject({ state: 'active' });
  expect((await post(app, link, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  expect(await stored()).toMatchObject({ state: 'ended' });
});

/** The pages as the Worker wires them: each request opens the database anew. */
async function openSelfService(): Promise<Hono> {
  const watched = someWatched();
  const { site } = watched;
  const readFacts = pageFactsReader(site.timeZone);
  const baseUrl = 'https://status.example';
  const log = () => undefined;
  const snapshots = edgeSnapshots({
    watched,
    readFacts: async () => readFacts(await open()),
    readAnswers: async () => [],
    readPast: async (within) => readPagePast(await open())(within),
    readSaid: readPageSaid(await open()),
    ...{ compress: {}, now: Date.now, notice: 'none', baseUrl, log },
  });
  const app = new Hono();
  const options = { openDatabase: open, snapshots, now: Date.now, outgoing: someOutgoing, log };
  const { name: siteName, defaultLanguage } = site;
  const addressOf = () => '2001:db8:1:2::3';
  mountSelfService(app, { ...options, addressOf }, { siteName, defaultLanguage, baseUrl });
  return app;
}

function post(app: Hono, path: string, fields: Readonly<Record<string, string>>) {
  return Promise.resolve(app.request(path, { method: 'POST', body: new URLSearchParams(fields) }));
}

/** The one subscription that there is. */
async function stored() {
  const { rows } = await (await open()).client.execute('SELECT id, state FROM subscriptions');
  expect(rows).toHaveLength(1);
  return { id: String(rows[0]?.id), state: rows[0]?.state };
}
