import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { beforeAll, expect } from 'vitest';
import { build, type Serving } from '../runtimes/support/helplight.ts';
import { type Installation, watching } from '../runtimes/support/installation.ts';
import { untilPageSays } from '../runtimes/support/page.ts';
import { type Stage, test } from '../runtimes/support/stage.ts';
import { query } from '../runtimes/support/stored.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { migrationTags } from '../support/other-migrations.ts';
import { root } from '../support/tree.ts';

beforeAll(build, 60_000);

const kills = 20;

test('who is killed in the middle of a migration leaves all of it or nothing, and the next start finishes', async ({
  stage,
}) => {
  const all = (await migrationTags()).length;
  const left: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const { environment, databaseFile } = await stage.install([]);
    await mkdir(path.dirname(databaseFile), { recursive: true });
    const child = migrating(environment);
    while (!existsSync(`${databaseFile}-wal`) && child.exitCode === null) await turn();
    await pause(Math.random() * 20);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    left.push(await applied(databaseFile));
    expect(left.at(-1)).toBeOneOf([0, all]);
    const again = migrating(environment);
    expect(await once(again, 'exit')).toEqual([0, null]);
    expect(await applied(databaseFile)).toBe(all);
    expect(await query(databaseFile, 'PRAGMA integrity_check')).toEqual([
      { integrity_check: 'ok' },
    ]);
  }
  expect(left).toContain(0);
});

test.for(['a server', 'a file'] as const)(
  'five processes that start at once on %s all serve, and none fails',
  async (kind, { stage }) => {
    const target = await stage.answering();
    const installation = await stage.install(watching(target.url));
    const shared = await environmentOn(kind, stage, installation);
    const five: readonly Serving[] = await Promise.all(
      Array.from({ length: 5 }, () => stage.start(shared)),
    );
    for (const { url } of five) await untilPageSays(url, 'api', { reachability: 'reachable' });
    const ended = await Promise.all(five.map(({ end }) => end('SIGTERM')));
    expect(ended.map(({ code }) => code)).toEqual(five.map(() => 0));
    expect(await applied(installation.databaseFile)).toBe((await migrationTags()).length);
  },
);

async function environmentOn(
  kind: 'a server' | 'a file',
  stage: Stage,
  { environment, databaseFile }: Installation,
): Promise<Readonly<Record<string, string>>> {
  const shared = { ...environment, SECRET: 'the same secret in all five processes' };
  if (kind === 'a file') return shared;
  await mkdir(path.dirname(databaseFile), { recursive: true });
  const server = await startLibsqlServer({ file: databaseFile });
  stage.atEnd(server.stop);
  return { ...shared, DATABASE_URL: server.url };
}

function migrating(environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [`${root}bin/helplight.js`, 'migrate'], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: 'ignore',
  });
}

/** How many migrations a database has noted; none where it has not even the list of them. */
async function applied(file: string): Promise<number> {
  if (!existsSync(file)) return 0;
  const lists = await query(
    file,
    "SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'",
  );
  if (lists.length === 0) return 0;
  return (await query(file, 'SELECT hash FROM __drizzle_migrations')).length;
}
