import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { helplight } from './helplight.ts';
import { quickSandbox } from './installation.ts';
import type { Stage } from './stage.ts';
import { query } from './stored.ts';

/** A request that is sent again after a crash, with what was answered before it; null without an answer. */
type Posted = Readonly<{ key: string; path: string; body: unknown; answer: string | null }>;

/**
 * Kills a process while people post to it, as often as is said, and starts it again. After each time
 * everything that was acknowledged is there, whole and once, and what was not is posted again.
 */
export async function killWhilePosting(stage: Stage, kills: number): Promise<void> {
  const { environment, databaseFile } = await stage.install(quickSandbox);
  const token = await tokenFor(environment);
  let posted: readonly Posted[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const { url, end } = await stage.start(environment);
    const again = await Promise.all(unanswered(posted).map((one) => post(url, token, one)));
    expect(again.every(({ answer }) => answer !== null)).toBe(true);
    posted = [...posted.filter(({ answer }) => answer !== null), ...again];
    const writing = Promise.all([0, 1, 2].map((writer) => postOn(url, token, `${kill}-${writer}`)));
    await pause(30 + Math.random() * 400);
    await end('SIGKILL');
    posted = [...posted, ...(await writing).flat()];
    await expectWhole(databaseFile, posted);
  }
  const { url } = await stage.start(environment);
  const answered = posted.filter(({ answer }) => answer !== null);
  expect(answered.length).toBeGreaterThan(kills);
  // Whoever asks again is told the same as the first time.
  for (const one of answered.slice(-40)) {
    expect((await post(url, token, one)).answer).toBe(one.answer);
  }
}

async function tokenFor(environment: Readonly<Record<string, string>>): Promise<string> {
  const made = await helplight(
    ['token', 'create', '--name', 'tests', '--scope', 'incidents:write'],
    environment,
  );
  expect(made.code, made.stderr).toBe(0);
  return made.stdout.trim();
}

function unanswered(posted: readonly Posted[]): readonly Posted[] {
  return posted.filter(({ answer }) => answer === null);
}

/** Opens incidents and updates them, one request after the other, until nobody answers. */
async function postOn(url: string, token: string, writer: string): Promise<readonly Posted[]> {
  const posted: Posted[] = [];
  for (let turn = 0; turn < 30; turn++) {
    const key = `${writer}-${turn}`;
    const opened = await post(url, token, {
      ...{ key, path: '/api/v1/incidents', answer: null },
      body: { title: { en: key }, body: { en: 'We look into it.' } },
    });
    posted.push(opened);
    if (opened.answer === null) break;
    const { id } = JSON.parse(opened.answer);
    const updated = await post(url, token, {
      ...{ key: `${key}-update`, path: `/api/v1/incidents/${id}/updates`, answer: null },
      body: { status: 'identified', body: { en: 'Found.' } },
    });
    posted.push(updated);
    if (updated.answer === null) break;
  }
  return posted;
}

async function post(url: string, token: string, posted: Posted): Promise<Posted> {
  try {
    const response = await fetch(url + posted.path, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': posted.key,
      },
      body: JSON.stringify(posted.body),
    });
    const answer = await response.text();
    expect(response.status, answer).toBe(201);
    return { ...posted, answer };
  } catch (error) {
    // Nobody answers any more, or the answer broke off: the process was killed.
    if (error instanceof TypeError) return posted;
    throw error;
  }
}

/** Nothing that was acknowledged is lost; nothing is torn or doubled, acknowledged or not. */
async function expectWhole(file: string, posted: readonly Posted[]): Promise<void> {
  expect(await query(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const keys = await query(file, 'SELECT key, answer FROM idempotency_keys');
  const stored = new Map(keys.map(({ key, answer }) => [String(key), JSON.parse(String(answer))]));
  for (const { key, answer } of posted) {
    if (answer !== null) expect(stored.get(key)).toEqual(JSON.parse(answer));
  }
  expect(
    await query(file, 'SELECT title FROM incidents GROUP BY title HAVING count(*) > 1'),
  ).toEqual([]);
  const opened = [...stored.keys()].filter((key) => !key.endsWith('-update')).length;
  expect(await countIn(file, 'incidents')).toBe(opened);
  // Each start writes more than that: it tells the inbox of the sandbox, and offers to set up the console.
  const ofIncidents = [
    'incident_updates',
    "events WHERE type GLOB 'incident.*'",
    "audit_entries WHERE action GLOB 'incident.*'",
  ];
  for (const rows of ofIncidents) {
    expect([rows, await countIn(file, rows)]).toEqual([rows, stored.size]);
  }
}

async function countIn(file: string, table: string): Promise<number> {
  const [row] = await query(file, `SELECT count(*) AS rows FROM ${table}`);
  return Number(row?.rows);
}
