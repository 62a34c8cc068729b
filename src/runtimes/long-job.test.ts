import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openNewDatabase } from '../../tests/support/database-file.ts';
import { dayMs, minuteMs } from '../../tests/support/facts.ts';
import type { Database } from '../storage/database.ts';
import { readJobRuns } from '../storage/job-run.ts';
import type { Log } from './log.ts';
import { goOnWith, type LongJob } from './long-job.ts';

/** The instant of the turn at night. */
const night = Date.parse('2026-11-22T03:17:00Z');

let db: Database;
let close: () => Promise<void>;
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Log;

beforeEach(async () => {
  ({ db, close } = await openNewDatabase());
  vi.clearAllMocks();
});
afterEach(() => close());

/** Counts to five, one in each step; notes when which of them was made. */
function counting(name: string, made: string[], at: () => number): LongJob {
  return {
    ...{ name, cron: '17 3 * * *', message: `${name} has counted.` },
    step: async ({ after }) => {
      made.push(`${name} ${after + 1} at ${(at() - night) / minuteMs}`);
      return { deleted: 1, next: after < 4 ? { after: after + 1, from: 0 } : null };
    },
  };
}

/** Turns at minutes after the night, each with so many steps; every job counts to five. */
async function turns(names: readonly string[], at: readonly number[], steps = 100) {
  const made: string[] = [];
  for (const minute of at) {
    const now = () => night + minute * minuteMs;
    const before = made.length;
    const mayGoOn = () => made.length < before + steps;
    const jobs = names.map((name) => counting(name, made, now));
    await goOnWith(jobs, { db, now, mayGoOn, log });
  }
  return made;
}

describe('a long job', () => {
  test('goes on in the next turn from where it was, and then is done until the next night', async () => {
    expect(await turns(['prune'], [0, 1, 2, 3], 2)).toEqual([
      ...['prune 1 at 0', 'prune 2 at 0', 'prune 3 at 1', 'prune 4 at 1', 'prune 5 at 2'],
    ]);
    expect(await readJobRuns(db)).toEqual(new Map([['prune', { underWay: null, doneAt: night }]]));
  });

  test('is made up for where nobody was there in its night, and runs once then', async () => {
    const day = dayMs / minuteMs;
    await turns(['prune'], [0]);
    expect(await turns(['prune'], [day - 1])).toEqual([]);
    expect(await turns(['prune'], [3 * day + 5, 3 * day + 6])).toHaveLength(5);
    expect(await turns(['prune'], [4 * day])).toHaveLength(5);
  });

  test('that takes until after the next night begins anew then', async () => {
    await turns(['prune'], [-60]);
    await turns(['prune'], [0], 1);
    const day = dayMs / minuteMs;
    const made = await turns(['prune'], [day, day + 1]);
    expect(made.slice(0, 5)).toEqual(
      [2, 3, 4, 5].map((count) => `prune ${count} at ${day}`).concat([`prune 1 at ${day + 1}`]),
    );
  });

  test('that fails goes on in its next turn, and keeps no other from its own', async () => {
    const made: string[] = [];
    const failing: LongJob = {
      ...counting('bad', made, () => night),
      step: () => Promise.reject(new Error('locked')),
    };
    const now = () => night;
    const tools = { db, now, mayGoOn: () => true, log };
    await goOnWith([failing, counting('good', made, now)], tools);
    expect(made).toHaveLength(5);
    expect(log.error).toHaveBeenCalledOnce();
    await goOnWith([counting('bad', made, now)], tools);
    expect(made).toHaveLength(10);
  });

  test('that fails after some steps goes on where the last of them came to', async () => {
    const made: string[] = [];
    const now = () => night;
    const whole = counting('prune', made, now);
    const step: LongJob['step'] = (place) =>
      place.after < 3 ? whole.step(place) : Promise.reject(new Error('away'));
    const tools = { db, now, mayGoOn: () => true, log };
    await goOnWith([{ ...whole, step }], tools);
    await goOnWith([whole], tools);
    expect(made).toEqual([1, 2, 3, 4, 5].map((count) => `prune ${count} at 0`));
  });
});
