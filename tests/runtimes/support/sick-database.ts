import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { LeaseTimes } from '../../../src/runtimes/node/leadership.ts';
import type { FailMode } from '../../support/libsql-server.ts';
import { expectNothingTwice } from './counted-once.ts';
import { eventually } from './eventually.ts';
import { watching } from './installation.ts';
import { readPage, untilPageSays } from './page.ts';
import { type NodeProcess, openSeveral, patienceMs } from './several.ts';
import type { Stage } from './stage.ts';
import { query } from './stored.ts';

type Plan = Readonly<{ modes: readonly FailMode[]; forMs: number; times: LeaseTimes }>;

/**
 * Has the database of two processes fail in one way after the other, and be well in between. Meanwhile
 * both show their page, and what is posted is refused or done, and once in the end.
 */
export async function liveThroughFaults(stage: Stage, { modes, forMs, times }: Plan) {
  const target = await stage.answering();
  const several = await openSeveral(stage, watching(target.url, { count: 4 }), times);
  const both = [await several.start(), await several.start()] as const;
  await allWell(both);
  await several.server.keepCopy();
  await postTo(both[0], 'before');
  for (const { url } of both) {
    const tells = async () => ((await readPage(url)).includes('before') ? true : null);
    await eventually('the page tells of it', tells, patienceMs);
  }
  for (const mode of modes) {
    await several.server.fail(mode);
    const posted = both.map((one, index) => postTo(one, `${mode}-${index}`));
    const over = pause(forMs, true);
    while (!(await Promise.race([over, pause(50, false)]))) await bothTell(both);
    await several.server.fail('none');
    expect([201, 503], mode).toContain((await posted[0]) ?? 0);
    expect([201, 503], mode).toContain((await posted[1]) ?? 0);
    // Who asks again, of whomever, is told of the same incident.
    for (const index of [0, 1]) await untilPosted(both[1 - index] ?? both[0], `${mode}-${index}`);
    await allWell(both);
  }
  target.answerWith(503);
  const down = { status: 'major_outage' };
  for (const { url } of both) await untilPageSays(url, 'api', down, patienceMs);
  await Promise.all(both.map(({ stop }) => stop()));
  const titles = await query(several.file, 'SELECT title FROM incidents');
  expect(titles).toHaveLength(1 + 2 * modes.length);
  return expectNothingTwice(several.file);
}

const well = { status: 'operational', reachability: 'reachable' };

async function allWell(both: readonly NodeProcess[]): Promise<void> {
  for (const { url } of both) {
    await untilPageSays(url, 'api', well, patienceMs);
  }
}

/** The page is there, and knows what it knew. */
async function bothTell(both: readonly NodeProcess[]): Promise<void> {
  for (const { url } of both) expect(await readPage(url)).toContain('before');
}

/** Posts an incident, and returns how that was answered. */
async function postTo({ ask }: NodeProcess, name: string): Promise<number> {
  const answer = await ask(
    'POST',
    '/incidents',
    { title: { en: name }, body: { en: 'We look into it.' } },
    { 'idempotency-key': name },
  );
  await answer.text();
  return answer.status;
}

function untilPosted(one: NodeProcess, name: string): Promise<true> {
  const isPosted = async () => ((await postTo(one, name)) === 201 ? true : null);
  return eventually(`"${name}" is posted`, isPosted, patienceMs);
}
