import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { LeaseTimes } from '../../../src/runtimes/node/leadership.ts';
import { expectCountedOnce } from './counted-once.ts';
import { eventually } from './eventually.ts';
import { watching } from './installation.ts';
import { untilPageSays } from './page.ts';
import { openSeveral, patienceMs, untilLooks } from './several.ts';
import type { Stage } from './stage.ts';

const droppedMessage = 'Checks were refused and dropped: another process looks by now.';

const well = { status: 'operational', reachability: 'reachable' };

/**
 * Freezes the leader of two processes for a while, and wakes it: what it has yet to write is refused, it
 * follows the other, and leads again when that is gone. Returns how many checks were refused.
 */
export async function freezeTheLeader(
  stage: Stage,
  { forMs, times }: Readonly<{ forMs: number; times: LeaseTimes }>,
): Promise<number> {
  const target = await stage.answering();
  const several = await openSeveral(stage, watching(target.url, { count: 8 }), times);
  const frozen = await several.start();
  const first = await untilLooks(several.db, frozen);
  const other = await several.start();
  await untilPageSays(other.url, 'api', well, patienceMs);

  frozen.send('SIGSTOP');
  const passed = pause(forMs);
  expect(await untilLooks(several.db, other)).toBeGreaterThan(first);
  target.answerWith(503);
  await untilPageSays(other.url, 'api', { status: 'major_outage' }, patienceMs);
  await passed;
  frozen.send('SIGCONT');
  const refused = await eventually(
    'its checks are refused',
    () => frozen.log().find(({ message }) => message === droppedMessage)?.refused ?? null,
    patienceMs,
  );
  await untilPageSays(frozen.url, 'api', { status: 'major_outage' }, patienceMs);
  await expectCountedOnce(several.file);

  await other.kill();
  await untilLooks(several.db, frozen);
  target.answerWith(200);
  await untilPageSays(frozen.url, 'api', well, patienceMs);
  await frozen.stop();
  await expectCountedOnce(several.file);
  return refused;
}
