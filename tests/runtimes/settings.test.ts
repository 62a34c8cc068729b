import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { doctor } from '../../src/runtimes/commands/doctor.ts';
import { examineDatabase } from '../../src/runtimes/node/database.ts';
import { DatabaseFault } from '../../src/runtimes/node/database-fault.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { watching } from './support/installation.ts';
import { test } from './support/stage.ts';
import { query } from './support/stored.ts';

const name = { zh: '电话客服', en: 'Phone' };
const contact = { label: { zh: '拨打', en: 'Call us' }, href: 'tel:+861' };

/** A site whose phone is staffed on Mondays from an hour on. */
function siteFrom(hour: string): string {
  const hours = { week: { mon: `${hour}:00-18:00` } };
  const components = [{ slug: 'phone', name, channel: 'phone', contact, hours }];
  const zone = { timeZone: 'Asia/Shanghai', timeZoneName: name };
  const groups = [{ slug: 'support', name, components }];
  return JSON.stringify({ kind: 'site', name, ...zone, groups });
}

test('files say once what holds: from then on the database does, and doctor tells them apart', async ({
  stage,
}) => {
  const { environment, databaseFile, folder } = await stage.installFiles({
    'site.json': siteFrom('09'),
  });
  const told = async () => (await doctor(environment, { monitorsDir: 'none' })).text;
  expect(await told()).not.toContain('the database says');
  const first = await stage.serve(environment);
  expect(first.differences).toBe(0);
  await first.stop();
  const stored = () =>
    query(databaseFile, 'SELECT kind, subject, version FROM settings ORDER BY 1');
  expect((await stored()).map(({ kind }) => kind)).toContain('hours');
  expect(await told()).not.toContain('the database says');

  await writeFile(path.join(folder, 'monitors', 'site.json'), siteFrom('10'));
  const again = await stage.serve(environment);
  expect(again.differences).toBe(1);
  const page = await (await fetch(`${again.url}/en/components/phone`)).text();
  expect(page).toContain('09:00–18:00');
  expect(page).not.toContain('10:00–18:00');
  expect((await stored()).every(({ version }) => version === 1)).toBe(true);
  const { text, anyFault } = await doctor(environment, { monitorsDir: 'none' });
  expect(text).toMatch(
    /^note +hours phone +week\.mon: the database says "09:00-18:00", which counts; the files say "10:00-18:00"$/m,
  );
  expect(anyFault).toBe(false);
});

test('doctor asks a database that does not answer once only', async ({ stage }) => {
  const { environment, databaseFile, dataDir } = await stage.install(watching('http://127.0.0.1/'));
  await mkdir(dataDir);
  const server = await startLibsqlServer({ file: databaseFile });
  stage.atEnd(server.stop);
  await server.fail('error');
  const database = { url: server.url, authToken: null };
  await expect(examineDatabase(database, async () => null)).rejects.toThrow(DatabaseFault);
  const once = server.asked().total;
  const { text } = await doctor(
    { ...environment, DATABASE_URL: server.url },
    { monitorsDir: 'none' },
  );
  expect(text).toMatch(/fault +database/);
  expect(server.asked().total).toBe(2 * once);
});

test('a stored setting that cannot be read stops nothing: the files hold, and doctor says so', async ({
  stage,
}) => {
  const { environment, databaseFile } = await stage.installFiles({ 'site.json': siteFrom('09') });
  await (await stage.serve(environment)).stop();
  // As a process on another runtime may have stored them.
  const hours = { week: { mon: '10:00-18:00' }, calendar: 'cn', timeZone: '+08:00' };
  await query(
    databaseFile,
    `UPDATE settings SET value = '${JSON.stringify(hours)}' WHERE kind = 'hours'`,
  );
  await query(databaseFile, `INSERT INTO settings VALUES ('brand', '', '{"logo":', 0, 1)`);
  const told = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => told.mockRestore());
  const again = await stage.serve(environment);
  for (const what of ['hours phone', 'brand']) {
    const words = JSON.stringify(`The stored setting "${what}" cannot be read`).slice(1, -1);
    expect(told).toHaveBeenCalledWith(expect.stringContaining(words));
  }
  const page = await fetch(`${again.url}/en/components/phone`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('09:00–18:00');
  const { text, anyFault } = await doctor(environment, { monitorsDir: 'none' });
  expect(text).toMatch(/^fault +hours phone +is stored in a way that cannot be read here/m);
  expect(text).toMatch(/^fault +brand +is stored in a way that cannot be read here/m);
  expect(anyFault).toBe(true);
});
