import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countPending, migrate } from '../../src/runtimes/node/migrate.ts';
import { migrationsDir } from '../../src/runtimes/node/package-root.ts';
import { olderSentence } from '../../src/storage/away.ts';
import { someApi } from '../support/api.ts';
import { setupSecret, someBrowser } from '../support/console.ts';
import { someNow } from '../support/facts.ts';
import { migrationsBefore, migrationTags, openMigrated } from '../support/other-migrations.ts';
import { ask, byMail } from '../support/self-service.ts';
import { incident } from './right-requests.ts';

let site: Awaited<ReturnType<typeof someApi>>;
let token: string;

/** As if a Worker had been deployed before `helplight migrate` was run: webhooks have no tables. */
beforeEach(async () => {
  site = await someApi({ database: () => openBefore('0006_delivery') });
  token = await site.tokenFor('*');
});
afterEach(() => site.close());

const webhook = { url: 'https://hooks.example/a', dialect: 'standard' };
const subscribe = () => site.call('POST', '/api/v1/webhooks', { token, body: webhook });

describe('a program on a database that lacks its last migrations', () => {
  test('shows the page, the feeds of the API, and what staff say', async () => {
    const opened = await site.call('POST', '/api/v1/incidents', { token, body: incident });
    expect(opened.status).toBe(201);
    for (const path of ['/en', '/zh', '/en/history', '/api/v1/events', '/healthz']) {
      expect({ path, status: (await site.call('GET', path)).status }).toEqual({
        path,
        status: 200,
      });
    }
    expect((await site.call('GET', '/en')).body).toContain(incident.title.en);
  });

  test('refuses what it cannot write with one sentence that says what to do', async () => {
    const refused = await subscribe();
    expect(refused).toMatchObject({ status: 503, body: { detail: olderSentence } });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(olderSentence).toContain('helplight migrate');
    expect(site.logged).toEqual([expect.stringContaining(olderSentence)]);
  });

  test('says so in the console, and asks those who subscribe to come again', async () => {
    const browser = someBrowser(site.app);
    await browser.post(`/console/join/${await setupSecret(site.db, someNow)}`, {
      form: { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' },
    });
    const page = await browser.get('/console/webhooks');
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('Have the operator run “helplight migrate”');
    expect((await ask(site, byMail)).status).toBe(503);
  });

  test('does it as soon as the database is migrated, without a new start', async () => {
    expect((await subscribe()).status).toBe(503);
    expect(await countPending(site.db.client, migrationsDir)).toBeGreaterThan(0);
    expect(await migrate(site.db.client, migrationsDir)).toEqual({ warning: null });
    expect((await subscribe()).status).toBe(201);
  });
});

test('the page stands on what the last migration made, or on nothing new', async () => {
  const tags = await migrationTags();
  const older = await someApi({ database: () => openBefore(tags.at(-1) ?? '') });
  expect((await older.call('GET', '/en')).status).toBe(200);
  const authorized = { token: await older.tokenFor('*'), body: incident };
  expect((await older.call('POST', '/api/v1/incidents', authorized)).status).toBeOneOf([201, 503]);
  await older.close();
});

async function openBefore(tag: string) {
  const { folder, remove } = await migrationsBefore(tag);
  const made = await openMigrated(folder);
  await remove();
  return made;
}
