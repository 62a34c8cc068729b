import { expect } from 'vitest';
import { freezeTheLeader } from '../runtimes/support/freezing.ts';
import { liveThroughFaults } from '../runtimes/support/sick-database.ts';
import { test } from '../runtimes/support/stage.ts';
import { killTheLeader } from '../runtimes/support/taking-over.ts';

const times = { leaseMs: 1500, beatMs: 500 };

/**
 * What a machine may add that is at work with three processes, a server and this test, in milliseconds:
 * timers that come late, and two questions to the database.
 */
const machineMs = 2000;

test('a hundred kills of the leader count nothing twice, and the other takes over in time', async ({
  stage,
}) => {
  const { takeOvers, ...counted } = await killTheLeader(stage, {
    kills: 100,
    windows: 10,
    times,
  });
  const sorted = takeOvers.toSorted((a, b) => a - b).map(Math.round);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const figures = { ...counted, least: sorted[0], median, most: sorted.at(-1) };
  console.log(
    `Taken over after a kill, within ${JSON.stringify(times)}: ${JSON.stringify(figures)}`,
  );
  expect(median).toBeLessThanOrEqual(times.leaseMs + times.beatMs);
  expect(figures.most).toBeLessThanOrEqual(times.leaseMs + times.beatMs + machineMs);
});

test('a leader that was frozen for half a minute is refused what it writes, and follows', async ({
  stage,
}) => {
  const refused = await freezeTheLeader(stage, { forMs: 30_000, times });
  console.log(`Checks of the frozen leader that were refused: ${refused}`);
  expect(refused).toBeGreaterThan(0);
});

test('a database that fails in every way for a while is lived through by two processes', async ({
  stage,
}) => {
  const modes = ['slow', 'hang', 'error', 'stale', 'forget', 'refuse'] as const;
  const counted = await liveThroughFaults(stage, { modes, forMs: 8000, times });
  console.log(`Stored around six faults: ${JSON.stringify(counted)}`);
});
