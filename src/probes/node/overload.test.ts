import { expect, test } from 'vitest';
import { httpSpec } from '../../../tests/support/targets/specs.ts';
import type { HttpSpec } from '../../domain/monitor/probe-spec.ts';
import type { Reason } from '../../domain/monitor/reason.ts';
import { Failure, runProbe } from '../run.ts';
import { unlessOverloaded } from './overload.ts';

const context = { timeoutMs: 1000, degradedAfterMs: null, runId: 'run-1' };
const spec = httpSpec({ url: 'http://127.0.0.1/' });

function failing(reason: Reason, lagMs: number) {
  return unlessOverloaded<HttpSpec>(() =>
    runProbe(context, async () => {
      standStill(lagMs);
      throw new Failure(reason, 'As the test says.');
    }),
  )(spec, context);
}

function standStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('a time-out is not blamed on the target when the process itself stood still', async () => {
  const result = await failing('no_response', 300);
  expect(result).toMatchObject({ outcome: 'unknown', reason: 'prober_overloaded' });
  expect(result.detail).toContain('no_response');
});

test('what does not depend on time stands, however busy the process was', async () => {
  expect(await failing('connection_refused', 300)).toMatchObject({ reason: 'connection_refused' });
});

test('a process that stood still before a run is no excuse for it', async () => {
  await failing('no_response', 300);
  expect(await failing('no_response', 0)).toMatchObject({ outcome: 'down', reason: 'no_response' });
});
