import { createClient } from '@libsql/client';
import { afterAll, expect } from 'vitest';
import { createToken } from '../../src/actions/create-token.ts';
import { embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { eventually } from './support/eventually.ts';
import { quickSandbox } from './support/installation.ts';
import { collectLog } from './support/log.ts';
import { type Stage, test } from './support/stage.ts';
import { query } from './support/stored.ts';

const log = collectLog();
afterAll(() => expect(log()).toEqual([]));

test('who subscribes is asked, told, and ended in one click, each by the links in the letters', async ({
  stage,
}) => {
  const { environment, databaseFile } = await stage.install(quickSandbox);
  const { url, inboxUrl } = await stage.serve(environment);
  const form = { way: 'mail', address: 'li@example.com', language: 'en' };
  const wanted = { 'component.chat': 'on', 'kind.incidents': 'on' };
  const asked = await post(`${url}/en/subscribe`, { ...form, ...wanted });
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/en/subscribe/sent']);

  const link = await inLetter(inboxUrl, /href="(http:[^"]+\/en\/subscriptions\/[\w-]{44})/);
  expect((await fetch(link)).status).toBe(200);
  expect(await statesIn(databaseFile)).toEqual(['unconfirmed']);
  expect((await post(link, { act: 'confirm' })).status).toBe(303);
  expect(await statesIn(databaseFile)).toEqual(['active']);

  await openIncident(stage, databaseFile, url);
  await inLetter(inboxUrl, /(Chat is down)/);
  const unsubscribe = await inLetter(inboxUrl, /List-Unsubscribe: &lt;<a href="(http:[^"]+)"/);
  expect((await post(unsubscribe, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  expect(await statesIn(databaseFile)).toEqual(['ended']);
});

/** As a program posts, which follows nothing. */
function post(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

/** What the page of received things shows by now, as the first group takes it. */
function inLetter(inboxUrl: string | null, pattern: RegExp): Promise<string> {
  return eventually(`a letter shows ${pattern}`, async () => {
    const page = await (await fetch(inboxUrl ?? '')).text();
    return pattern.exec(page)?.[1] ?? null;
  });
}

async function statesIn(databaseFile: string): Promise<readonly unknown[]> {
  const rows = await query(
    databaseFile,
    "SELECT state FROM subscriptions WHERE channel = 'mail' ORDER BY number",
  );
  return rows.map(({ state }) => state);
}

async function openIncident(stage: Stage, databaseFile: string, url: string): Promise<void> {
  const client = createClient({ url: `file:${databaseFile}`, ...embeddedClient });
  stage.atEnd(async () => client.close());
  const acting = { db: await openDatabase(client), actor: { kind: 'terminal' } } as const;
  const asked = { name: 'tests', scopes: ['incidents:write'] };
  const { secret } = await createToken({ ...acting, now: Date.now() }, asked);
  const said = { title: { en: 'Chat is down' }, body: { en: 'We are looking into it.' } };
  const components = [{ slug: 'chat', status: 'major_outage' }];
  const opened = await fetch(`${url}/api/v1/incidents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...said, status: 'investigating', components }),
  });
  expect(opened.status).toBe(201);
}
