import { createClient } from '@libsql/client/web';
import { Hono } from 'hono';
import { expect, inject, test } from 'vitest';
import { edgeSnapshots } from '../../src/runtimes/edge-snapshots.ts';
import { pageFactsReader, readPagePast, readPageSaid } from '../../src/runtimes/wiring.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { register } from '../../src/storage/registration.ts';
import { mountConsole } from '../../src/web/console/mount-console.ts';
import { countRows } from '../contract/acting.ts';
import { setupSecret, someBrowser } from '../support/console.ts';
import { someWatched } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';

const open = () => openDatabase(createClient({ url: inject('consoleUrl') }));
const password = 'correct horse battery';

/** The console as the Worker wires it: each request opens the database anew. */
async function openConsole() {
  const watched = someWatched();
  const { site, monitors } = watched;
  const components = site.groups.flatMap((group) => group.components.map(({ slug }) => slug));
  await register(await open(), { components, monitors }, Date.now());
  const readFacts = pageFactsReader(site.timeZone);
  const baseUrl = 'https://status.example';
  const snapshots = edgeSnapshots({
    watched,
    readFacts: async () => readFacts(await open()),
    readAnswers: async () => [],
    readPast: async (within) => readPagePast(await open())(within),
    readSaid: readPageSaid(await open()),
    ...{ compress: {}, now: Date.now, notice: 'none', baseUrl },
    log: () => undefined,
  });
  const app = new Hono();
  mountConsole(
    app,
    {
      ...{ openDatabase: open, snapshots, addressOf: () => '203.0.113.7', now: Date.now },
      changed: snapshots.refresh,
      inTurn: (work) => work(),
      runNow: () => Promise.reject(new Error('Nothing is looked at here.')),
      outgoing: someOutgoing,
      log: (_, message, facts) => expect.fail(`${message} ${JSON.stringify(facts)}`),
    },
    { siteName: site.name, defaultLanguage: site.defaultLanguage, baseUrl },
  );
  return { browser: someBrowser(app), snapshots };
}

test('the console is set up, used, left and signed in to in workerd, over a remote database', async () => {
  const { browser, snapshots } = await openConsole();
  const db = await open();
  const path = `/console/join/${await setupSecret(db, Date.now())}`;
  const form = { name: 'Ada', email: 'ada@example.com', password };
  expect((await browser.post(path, { form })).status).toBe(303);
  expect(await (await browser.get('/console')).text()).toContain('Ada · admin');
  expect((await browser.get(path)).status).toBe(404);

  const typed = {
    ...{
      'title.en': 'Chat is down',
      'body.en': 'We look into it.',
      'component.chat': 'major_outage',
    },
    ...{ kind: 'outage', status: 'investigating', promise: '30' },
  };
  const fields = fieldsIn(await (await browser.get('/console/incidents/new')).text());
  const opened = await browser.post('/console/incidents', { form: { ...fields, ...typed } });
  expect([opened.status, opened.headers.get('location')]).toEqual([
    ...[303, expect.stringMatching(/^\/console\/incidents\/[a-z0-9]{12}/)],
  ]);
  const page = await browser.get(opened.headers.get('location') ?? '');
  expect(await page.text()).toContain('Chat is down');
  const { incidents } = (await snapshots.current()).facts.words;
  expect(incidents).toMatchObject([{ title: { en: 'Chat is down' } }]);

  await browser.post('/console/sign-out');
  expect((await browser.get('/console')).status).toBe(303);
  const wrong = { ...form, password: 'wrong horse battery' };
  expect((await browser.post('/console/sign-in', { form: wrong })).status).toBe(422);
  expect((await browser.post('/console/sign-in', { form })).status).toBe(303);
  expect((await browser.get('/console')).status).toBe(200);
  // Isolates count attempts together, in the database.
  expect(await countRows(db, 'sign_in_attempts')).toBeGreaterThan(0);
}, 60_000);

/** What a form begins with. */
function fieldsIn(html: string): Readonly<Record<string, string>> {
  const named = [...html.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"[^>]*>/g)];
  return Object.fromEntries(
    named.map(([tag, name = '']) => [name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']),
  );
}
