import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/runtimes/node/migrate.ts';
import { migrationsDir } from '../../src/runtimes/node/package-root.ts';
import type { Database } from '../../src/storage/database.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { migrationsAnd, openMigrated } from '../support/other-migrations.ts';
import { staffedConsole } from '../support/staffed-console.ts';
import { deliverySuite } from './delivery-suite.ts';
import { incident } from './right-requests.ts';
import { emptyTables } from './storage-checks.ts';
import { storageSuite } from './storage-suite.ts';
import { subscriptionSuite } from './subscription-suite.ts';
import { toldSuite } from './told-suite.ts';
import { webhookSuite } from './webhook-suite.ts';

let newer: Awaited<ReturnType<typeof openMigrated>>;
beforeAll(async () => {
  newer = await openNewer();
});
afterAll(() => newer.close());

/** What a next release may have done to every table, and beside them. */
describe('a database that a newer program has migrated', () => {
  test('has a column more in each table, a table more, and an index more', async () => {
    const names = await tableNames(newer.db);
    expect(names).toContain('next_table');
    expect(names.length).toBeGreaterThan(40);
    const { rows } = await newer.db.client.execute('PRAGMA table_info(checks)');
    expect(rows.map(({ name }) => name)).toContain('next_column');
  });

  test('is left as it is, with a warning', async () => {
    expect(await migrate(newer.db.client, migrationsDir)).toEqual({
      warning:
        'The database is newer than this program. It is served as it is; update the program soon.',
    });
  });

  test('is served: page, API, feeds, subscriptions and console go on', async () => {
    const site = await staffedConsole('admin', { database: openNewer });
    const token = await site.tokenFor('*');
    const opened = await site.call('POST', '/api/v1/incidents', { token, body: incident });
    expect(opened.status).toBe(201);
    const path = `/api/v1/incidents/${opened.body.id}`;
    const update = { status: 'resolved', body: { en: 'It is over.' } };
    expect((await site.call('POST', `${path}/updates`, { token, body: update })).status).toBe(201);
    const url = 'https://hooks.example/a';
    const webhook = { token, body: { url, dialect: 'standard' } };
    expect((await site.call('POST', '/api/v1/webhooks', webhook)).status).toBe(201);
    for (const read of ['/en', '/en/history', `/en/incidents/${opened.body.id}`, '/en/subscribe']) {
      expect({ read, status: (await site.call('GET', read)).status }).toEqual({
        read,
        status: 200,
      });
    }
    expect((await site.browser.get('/console')).status).toBe(200);
    expect(site.logged).toEqual([]);
    await site.close();
  });

  storageSuite(emptied);
  subscriptionSuite(emptied);
  webhookSuite(emptied);
  deliverySuite(emptied);
  toldSuite(emptied);
});

async function emptied(): Promise<Database> {
  await emptyTables(newer.db);
  return newer.db;
}

async function openNewer() {
  const today = await openNewDatabase();
  const names = await tableNames(today.db);
  await today.close();
  const { folder, remove } = await migrationsAnd([
    ...names.map((name) => `ALTER TABLE ${name} ADD next_column text DEFAULT 'next' NOT NULL`),
    'CREATE TABLE next_table (id text PRIMARY KEY NOT NULL)',
    'CREATE INDEX next_index ON incidents (next_column)',
  ]);
  const made = await openMigrated(folder);
  await remove();
  return made;
}

async function tableNames({ client }: Database): Promise<readonly string[]> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*sqlite_*'",
  );
  return rows.map(({ name }) => String(name)).filter((name) => name !== '__drizzle_migrations');
}
