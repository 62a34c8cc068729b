import { createClient } from '@libsql/client/web';
import { Hono } from 'hono';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { mountConsole } from '../../src/web/console/mount-console.ts';
import { setupSecret, someBrowser } from '../support/console.ts';

test('the console is set up, signed in to and left in workerd, over a remote database', async () => {
  const open = () => openDatabase(createClient({ url: inject('consoleUrl') }));
  const app = new Hono();
  mountConsole(
    app,
    {
      ...{ openDatabase: open, addressOf: () => '203.0.113.7', now: Date.now },
      log: (_, message) => expect.fail(message),
    },
    {
      siteName: { zh: '客服状态', en: 'Support' },
      ...{ defaultLanguage: 'zh', baseUrl: 'https://status.example' },
    },
  );
  const browser = someBrowser(app);
  const path = `/console/join/${await setupSecret(await open(), Date.now())}`;
  const form = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  expect((await browser.post(path, { form })).status).toBe(303);
  expect(await (await browser.get('/console')).text()).toContain('Hello, Ada.');
  expect((await browser.get(path)).status).toBe(404);
  await browser.post('/console/sign-out');
  expect((await browser.get('/console')).status).toBe(303);
  const wrong = { ...form, password: 'wrong horse battery' };
  expect((await browser.post('/console/sign-in', { form: wrong })).status).toBe(422);
  expect((await browser.post('/console/sign-in', { form })).status).toBe(303);
  expect((await browser.get('/console')).status).toBe(200);
}, 30_000);
