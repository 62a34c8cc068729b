import { expect } from 'vitest';
import { newRound, tell } from '../runtimes/support/delivering.ts';
import { eventually } from '../runtimes/support/eventually.ts';
import { test } from '../runtimes/support/stage.ts';

const endpoints = 10_000;

test('a thousand endpoints that hang and 500 that reset hold up nobody, and cost little memory', async ({
  stage,
}) => {
  const paths = Array.from({ length: endpoints }, (_, index) => pathOf(index));
  const healthy = paths.filter((path) => path.startsWith('/endpoints'));
  expect(healthy).toHaveLength(8500);
  const round = await newRound(stage, paths);
  const courier = await round.start();
  const before = await courier.memory();

  const told = performance.now();
  await tell(round);
  const served = () =>
    round.sink.arrivals.filter(({ endpoint }) => endpoint.startsWith('/endpoints'));
  await eventually(
    'all healthy endpoints are served',
    () => served().length >= healthy.length || null,
    60_000,
  );
  expect(new Set(served().map(({ endpoint }) => endpoint)).size).toBe(healthy.length);
  const slowest = Math.max(...served().map(({ at }) => at - told));
  expect(slowest).toBeLessThanOrEqual(10_000);

  await eventually(
    'those that hang are given up for now',
    async () => {
      const { rows } = await round.db.client.execute(
        "SELECT count(*) AS rows FROM deliveries WHERE state = 'waiting' AND tries = 0",
      );
      return rows[0]?.rows === 0 || null;
    },
    60_000,
  );
  const more = (await courier.memory()) - before;
  console.info(
    `Slowest healthy: ${Math.round(slowest)} ms; memory: +${Math.round(more / 1e6)} MB.`,
  );
  expect(more).toBeLessThanOrEqual(150_000_000);
});

/** Every tenth hangs, and every twentieth resets. */
function pathOf(index: number): string {
  if (index % 10 === 3) return `/hang/${index}`;
  return index % 20 === 7 ? `/reset/${index}` : `/endpoints/${index}`;
}
