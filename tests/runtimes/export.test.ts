import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect } from 'vitest';
import { openIncident } from '../../src/actions/open-incident.ts';
import { exportOnce } from '../../src/runtimes/commands/export.ts';
import { UsageError } from '../../src/runtimes/usage-error.ts';
import { embeddedClient, openDatabase } from '../../src/storage/database.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { acting } from '../contract/acting.ts';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { root } from '../support/tree.ts';
import { eventually } from './support/eventually.ts';
import { build } from './support/helplight.ts';
import { quickSandbox } from './support/installation.ts';
import { test } from './support/stage.ts';

const shipped = { monitorsDir: path.join(root, 'monitors') };

beforeAll(build, 60_000);

describe.concurrent('helplight export', { timeout: 60_000 }, () => {
  test('follows a site that is served, until it is asked to stop', async ({ stage }) => {
    const { environment, databaseFile, folder } = await stage.install(quickSandbox);
    await stage.start(environment);
    const dir = path.join(folder, 'copy');
    const following = spawn(
      process.execPath,
      [`${root}bin/helplight.js`, 'export', dir, '--follow'],
      {
        cwd: os.tmpdir(),
        env: { PATH: process.env.PATH, ...environment, BASE_URL: 'https://status.example' },
        stdio: 'ignore',
      },
    );
    stage.atEnd(async () => void following.kill('SIGKILL'));
    const ended = once(following, 'close');
    const home = () => readFile(path.join(dir, 'index.html'), 'utf8').catch(() => null);
    await eventually('the site is copied', home);
    const client = createClient({ url: `file:${databaseFile}`, ...embeddedClient });
    const db = await openDatabase(client);
    const { id } = await openIncident(acting(db, { now: Date.now() }), opened);
    client.close();
    await eventually('the incident is copied', async () => {
      const text = await home();
      return text?.includes(`data-incident="${id}"`) ? text : null;
    });
    await access(path.join(dir, 'en', 'incidents', id, 'index.html'));
    following.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  test('copies a remote database, and keeps the copy while that is away', async ({ stage }) => {
    const { environment, folder } = await stage.install(quickSandbox);
    const { file, remove } = await newDatabaseFile();
    const server = await startLibsqlServer({ file });
    stage.atEnd(async () => {
      await server.stop();
      await remove();
    });
    const remote = { DATABASE_URL: server.url, SECRET: 's'.repeat(32), LOG_LEVEL: 'error' };
    const dir = path.join(folder, 'copy');
    const exported = () => exportOnce({ ...environment, ...remote }, shipped, dir);
    expect(await exported()).toMatch(/^The copy of the site is in .*: \d\d files were written\.$/);
    const home = await readFile(path.join(dir, 'index.html'), 'utf8');
    await server.fail('error');
    await expect(exported()).rejects.toThrow(/^[^\n]+\.$/);
    expect(await readFile(path.join(dir, 'index.html'), 'utf8')).toBe(home);
  });

  test('refuses a directory of others as wrong use', async ({ stage }) => {
    const { environment, folder } = await stage.install(quickSandbox);
    await writeFile(path.join(folder, 'thesis.txt'), 'mine');
    await expect(exportOnce(environment, shipped, folder)).rejects.toThrow(UsageError);
  });

  test('refuses to put the database where everybody may read, before anything is made', async ({
    stage,
  }) => {
    const { environment, folder } = await stage.install(quickSandbox);
    const dir = path.join(folder, 'same');
    const exported = exportOnce({ ...environment, DATA_DIR: dir }, shipped, dir);
    await expect(exported).rejects.toThrow(UsageError);
    await expect(access(dir)).rejects.toThrow('ENOENT');
  });

  test('writes no page while there is no database', async ({ stage }) => {
    const { environment, folder } = await stage.install(quickSandbox);
    const dir = path.join(folder, 'copy');
    const away = { ...environment, DATABASE_URL: 'http://127.0.0.1:1', SECRET: 's'.repeat(32) };
    await expect(exportOnce(away, shipped, dir)).rejects.toThrow(/^[^\n]+\.$/);
    expect(await readdir(dir)).toEqual(['.helplight-export']);
  });
});
