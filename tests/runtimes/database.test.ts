import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import type { Running } from '../../src/runtimes/node/serve.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import type { Answering } from './support/answering.ts';
import { lockDatabase } from './support/database-lock.ts';
import { eventually } from './support/eventually.ts';
import { type Installation, watching } from './support/installation.ts';
import { collectLog } from './support/log.ts';
import { measureLoopDelay } from './support/loop-delay.ts';
import { readPage, untilPageSays } from './support/page.ts';
import { type Stage, test } from './support/stage.ts';
import { countChecks, query } from './support/stored.ts';

const log = collectLog();
const looks = 20;
const timeout = 60_000;

/** By itself: the delay of the event loop is measured. */
test('a database locked by another process for three seconds stops neither page nor probes', {
  timeout,
}, async ({ stage }) => {
  const { installation, running, target } = await watched(stage);
  const lock = await lockDatabase(installation.databaseFile, 3000);
  let locked = true;
  void lock.ended.then(() => {
    locked = false;
  });
  const delay = measureLoopDelay();
  const during = await visits(running, () => !locked);
  const { p99, idleP99 } = await delay();
  expect(during).toBeGreaterThan(3);
  expect(p99 - idleP99).toBeLessThan(50);
  // Well again at once, although nothing could be confirmed for longer than a check counts.
  await untilPageSays(running.url, 'api', { reachability: 'reachable' }, 3000);
  await allAreStored(installation, running, target);
});

describe.concurrent('side by side', { timeout }, () => {
  test('a database file full of garbage is lived through until it is put back', async ({
    stage,
  }) => {
    const { installation, running, target } = await watched(stage);
    const good = await readFile(installation.databaseFile);
    await writeFile(installation.databaseFile, Buffer.alloc(good.length, 'garbage'));
    await moreLooks(running, target);
    await writeFile(installation.databaseFile, good);
    await allAreStored(installation, running, target);
  });

  test('a database file that is moved away is lived through until it is put back', async ({
    stage,
  }) => {
    const { installation, running, target } = await watched(stage);
    const elsewhere = `${installation.databaseFile}.elsewhere`;
    await rename(installation.databaseFile, elsewhere);
    await moreLooks(running, target);
    await rename(elsewhere, installation.databaseFile);
    await allAreStored(installation, running, target);
  });

  test('a stop does not wait for a lock for ever, and says what was lost', async ({ stage }) => {
    const { installation, running, target } = await watched(stage);
    const lock = await lockDatabase(installation.databaseFile, 30_000);
    stage.atEnd(lock.release);
    // Otherwise it may be that nothing waits to be stored.
    await moreLooks(running, target);
    const delay = measureLoopDelay();
    const startedAt = performance.now();
    await running.stop();
    const { longest } = await delay();
    expect(performance.now() - startedAt).toBeLessThan(8000 + longest);
    expect(log().map(({ message }) => message)).toContain(
      'Checks were lost: the database was away to the end.',
    );
  });

  test('a stop does not wait for a remote database that hangs', async ({ stage }) => {
    const target = await stage.answering();
    const { environment, databaseFile } = await stage.install(watching(target.url));
    await mkdir(path.dirname(databaseFile), { recursive: true });
    const database = await startLibsqlServer({ file: databaseFile });
    stage.atEnd(database.stop);
    const running = await stage.serve({ ...environment, DATABASE_URL: database.url });
    await untilPageSays(running.url, 'api', { reachability: 'reachable' });
    await database.fail('hang');
    // By then each of those who read or write by the clock waits for an answer.
    await eventually('everybody hangs', () => (database.hanging() >= 3 ? true : null));
    const delay = measureLoopDelay();
    const startedAt = performance.now();
    await running.stop();
    const { longest } = await delay();
    expect(performance.now() - startedAt).toBeLessThan(8000 + longest);
  });

  test('a newer database is served, with a warning', async ({ stage }) => {
    const { installation, running } = await watched(stage);
    await running.stop();
    const later = Date.now() * 2;
    await query(
      installation.databaseFile,
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ?)",
      [later],
    );
    await query(installation.databaseFile, 'ALTER TABLE checks ADD COLUMN weather text');
    const again = await stage.serve(installation.environment);
    await untilPageSays(again.url, 'api', { reachability: 'reachable' });
    expect(log().filter(({ level }) => level === 'warn')).toContainEqual(
      expect.objectContaining({
        message:
          'The database is newer than this program. It is served as it is; update the program soon.',
      }),
    );
  });

  test('a file that is no database is refused in one sentence', async ({ stage }) => {
    const { environment, dataDir, databaseFile } = await stage.install(
      watching('http://127.0.0.1/'),
    );
    await mkdir(dataDir);
    await writeFile(databaseFile, Buffer.alloc(8192, 'garbage'));
    await expect(stage.serve(environment)).rejects.toThrow(
      `The database file ${databaseFile} is not a database; move it away, or set DATABASE_URL to another file.`,
    );
  });
});

type Watched = Readonly<{ installation: Installation; running: Running; target: Answering }>;

/** Helplight with a row of monitors that has looked at all of them. */
async function watched(stage: Stage): Promise<Watched> {
  const target = await stage.answering();
  const installation = await stage.install(watching(target.url, { count: looks }));
  const running = await stage.serve(installation.environment);
  await eventually('every look is stored once', async () => {
    return (await countChecks(installation.databaseFile)) >= looks ? true : null;
  });
  return { installation, running, target };
}

/** Opens the page, which must always be there, until it is over; returns how often. */
async function visits(running: Running, isOver: () => boolean): Promise<number> {
  let count = 0;
  await eventually('it is over', async () => {
    await readPage(running.url);
    await readPage(running.url, 'zh');
    count += 1;
    return isOver() ? true : null;
  });
  return count;
}

/** Lets two rounds of looks pass, with visitors on the page. */
async function moreLooks(running: Running, target: Answering): Promise<void> {
  const enough = target.answered() + 2 * looks;
  await visits(running, () => target.answered() >= enough);
}

async function allAreStored(
  { databaseFile }: Installation,
  running: Running,
  target: Answering,
): Promise<void> {
  await running.stop();
  expect(await countChecks(databaseFile)).toBeGreaterThanOrEqual(target.answered());
  expect(await query(databaseFile, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
}
