import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JudgedCheck } from '../actions/record-checks.ts';
import type { Check, Outcome } from '../domain/monitor/check.ts';
import { type Monitor, monitorDefaults } from '../domain/monitor/monitor.ts';
import { type MonitorState, pendingState } from '../domain/monitor/monitor-state.ts';
import { LeaseLost } from '../storage/lease.ts';
import { createLog } from './log.ts';
import { createRecorder, type Store } from './recorder.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const monitor: Monitor = {
  ...monitorDefaults,
  slug: 'chat-health',
  component: 'chat',
  intervalMs: 30_000,
  timeoutMs: 10_000,
  probe: { kind: 'websocket', url: '', subprotocol: null, headers: {}, family: 'any', steps: [] },
};

function check(outcome: Outcome, startedAt: number): Check {
  return {
    monitor: monitor.slug,
    location: 'here',
    startedAt,
    intervalMs: monitor.intervalMs,
    outcome,
    reason: outcome === 'up' ? null : 'no_response',
    latencyMs: 10,
    phases: {},
    detail: null,
    certificate: null,
    measures: {},
  };
}

/** A recorder over a store that can be made to fail, with everything that happened. */
function recording(states: readonly MonitorState[] = []) {
  const written: (readonly JudgedCheck[])[] = [];
  const log: string[] = [];
  const changes: number[] = [];
  const behaviour = {
    fails: false,
    hangs: false,
    isAnothers: false,
    conflicts: [] as JudgedCheck[],
    /** Nothing is ever taken, as where states are read as of an earlier time. */
    alwaysLoses: false,
    /** What is read of states from now on. */
    states,
  };
  const store: Store = {
    async record(judged) {
      if (behaviour.hangs) await new Promise(() => {});
      if (behaviour.isAnothers) throw new LeaseLost('Another looks.');
      if (behaviour.fails) throw new Error('SQLITE_BUSY');
      written.push(judged);
      return { conflicts: behaviour.alwaysLoses ? judged : behaviour.conflicts.splice(0) };
    },
    readStates: async () => behaviour.states,
  };
  const recorder = createRecorder(
    [monitor],
    states,
    store,
    () => changes.push(written.length),
    createLog('info', (line) => log.push(JSON.parse(line).message)),
    Date.now,
  );
  return { recorder, behaviour, written, log, changes };
}

const outcomes = (judged: readonly JudgedCheck[] | undefined) =>
  judged?.map((one) => one.check.outcome);

test('checks are written together, a second at the latest after the first', async () => {
  const { recorder, written } = recording([
    { ...pendingState('chat-health', 'here', 30_000), state: 'up' },
  ]);
  recorder.add(check('up', 1000));
  recorder.add(check('up', 2000));
  expect(written).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.map(outcomes)).toEqual([['up', 'up']]);
});

test('a transition is written at once and changes the page', async () => {
  const { recorder, written, changes } = recording();
  recorder.add(check('up', 1000));
  await vi.advanceTimersByTimeAsync(0);
  expect(written[0]?.[0]?.transition?.state).toBe('up');
  expect(changes).toEqual([1]);
});

test('a check like the one before changes nothing on the page, the first after a gap does', async () => {
  const { recorder, changes } = recording();
  recorder.add(check('up', 1000));
  await recorder.flush();
  recorder.add(check('up', 31_000));
  await recorder.flush();
  expect(changes).toHaveLength(1);
  vi.setSystemTime(31_000 + 75_000);
  recorder.add(check('up', 31_000 + 75_000));
  await recorder.flush();
  expect(changes).toHaveLength(2);
});

test('while the database is away checks wait, judged on, and are written in order when it is back', async () => {
  const { recorder, behaviour, written, log } = recording();
  behaviour.fails = true;
  const states = [1, 2, 3, 4].map((second) => recorder.add(check('down', second * 1000)).state);
  expect(states).toEqual(['pending', 'pending', 'down', 'down']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toHaveLength(0);
  behaviour.fails = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.flatMap((batch) => batch.map((one) => one.check.startedAt))).toEqual([
    1000, 2000, 3000, 4000,
  ]);
  expect(log).toEqual([
    'Checks cannot be stored; they wait in memory.',
    'The database is back; all waiting checks are stored.',
  ]);
});

test('a check that lost a race is judged again on what the winner stored', async () => {
  const winner: MonitorState = {
    ...pendingState('chat-health', 'here', 30_000),
    state: 'down',
    since: 500,
    version: 7,
  };
  const { recorder, behaviour, written } = recording([winner]);
  const stale = pendingState('chat-health', 'here', 30_000);
  behaviour.conflicts = [
    { check: check('up', 9000), before: stale, after: stale, transition: null },
  ];
  recorder.add(check('up', 8000));
  await recorder.flush();
  await vi.advanceTimersByTimeAsync(1000);
  expect(written[1]?.[0]).toMatchObject({ check: { startedAt: 9000 }, before: winner });
});

test('checks that were stored late change the page, which had stopped to count as verified', async () => {
  const { recorder, behaviour, changes } = recording();
  recorder.add(check('up', 1000));
  await recorder.flush();
  behaviour.fails = true;
  recorder.add(check('up', 31_000));
  await vi.advanceTimersByTimeAsync(80_000);
  expect(changes).toHaveLength(1);
  behaviour.fails = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toHaveLength(2);
});

test('after the clock was set back checks are judged on, and an outage is noticed', () => {
  const { recorder } = recording();
  recorder.add(check('up', 3_600_000));
  const states = [0, 1000, 2000].map((at) => recorder.add(check('down', at)));
  expect(states.at(-1)).toMatchObject({ state: 'down', since: 0 });
});

test('a newer look of another process is no clock set back', async () => {
  const other: MonitorState = {
    ...pendingState('chat-health', 'here', 30_000),
    state: 'up',
    lastCheckAt: 15_000,
    lastDecidedAt: 15_000,
    failures: { count: 2, startedAt: 10_000 },
    version: 7,
  };
  const { recorder } = recording([other]);
  expect(recorder.add(check('down', 12_000))).toEqual(other);
});

test('after a lost race only the states concerned are taken over', async () => {
  const { recorder, behaviour, written } = recording();
  const stale = pendingState('chat-health', 'there', 30_000);
  const lost = { ...check('up', 500), location: 'there' };
  behaviour.conflicts = [{ check: lost, before: stale, after: stale, transition: null }];
  recorder.add(check('down', 1000));
  await recorder.flush();
  expect(recorder.add(check('down', 2000)).failures.count).toBe(2);
  expect(written.length).toBeGreaterThan(0);
});

describe('where the database answers as of an earlier time', () => {
  const stale: readonly MonitorState[] = [
    { ...pendingState('chat-health', 'here', 30_000), state: 'up', version: 3, lastCheckAt: 500 },
  ];
  const uncounted =
    'Checks are stored, but count for no state: the database answers as of an earlier time, or another always writes first.';

  test('checks are stored once, and none is lost', async () => {
    const { recorder, behaviour, written, log } = recording(stale);
    behaviour.alwaysLoses = true;
    for (const second of [1, 2]) recorder.add(check('up', second * 1000));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await recorder.stop()).toBe(0);
    expect(written.map(outcomes)).toEqual([['up', 'up']]);
    expect(log).toEqual([uncounted]);
  });

  test('and of a different one each time, they are judged again a few times', async () => {
    const { recorder, behaviour, written, log } = recording(stale);
    behaviour.alwaysLoses = true;
    recorder.add(check('up', 1000));
    const moving = vi.spyOn(behaviour, 'states', 'get');
    moving.mockImplementation(() => stale.map((one) => ({ ...one, version: 9 + written.length })));
    expect(await recorder.stop()).toBe(0);
    expect(written).toHaveLength(4);
    expect(log).toEqual([uncounted]);
  });

  test('checks count again as soon as it answers as of now, also where nothing is left in it', async () => {
    const { recorder, behaviour, written, log } = recording(stale);
    behaviour.alwaysLoses = true;
    recorder.add(check('up', 1000));
    await recorder.flush();
    recorder.add(check('up', 31_000));
    behaviour.states = [];
    await recorder.flush();
    behaviour.alwaysLoses = false;
    await recorder.flush();
    expect(written.at(-1)).toMatchObject([{ before: { version: 0 }, after: { version: 1 } }]);
    behaviour.alwaysLoses = true;
    behaviour.states = written.at(-1)?.map(({ after }) => after) ?? [];
    recorder.add(check('up', 61_000));
    await recorder.flush();
    expect(log).toEqual([uncounted, uncounted]);
  });
});

describe('stop', () => {
  const known = [{ ...pendingState('chat-health', 'here', 30_000), state: 'up' as const }];

  test('writes what is waiting, and what lost a race while it was written', async () => {
    const { recorder, behaviour, written } = recording(known);
    const [state] = known.map((before) => ({ before, after: before, transition: null }));
    behaviour.conflicts = state ? [{ ...state, check: check('up', 1000) }] : [];
    behaviour.states = known.map((one) => ({ ...one, version: 7 }));
    recorder.add(check('up', 1000));
    expect(await recorder.stop()).toBe(0);
    expect(written.map(outcomes)).toEqual([['up'], ['up']]);
  });

  test('says how many checks could not be stored', async () => {
    const { recorder, behaviour } = recording(known);
    behaviour.fails = true;
    recorder.add(check('up', 2000));
    expect(await recorder.stop()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('waits three seconds for a database that hangs', async () => {
    const { recorder, behaviour } = recording(known);
    behaviour.hangs = true;
    recorder.add(check('up', 2000));
    const stopped = recorder.stop();
    await vi.advanceTimersByTimeAsync(3000);
    expect(await stopped).toBe(1);
  });

  test('leaves out checks that come after it', async () => {
    const { recorder, written } = recording(known);
    await recorder.stop();
    recorder.add(check('down', 3000));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written).toHaveLength(0);
  });
});

test('a check that is only noted is stored and leaves the state of its monitor as it is', async () => {
  const { recorder, written } = recording();
  recorder.add(check('up', 1000));
  const before = recorder.add(check('down', 31_000));
  for (const second of [32, 33, 34]) recorder.note(check('down', second * 1000));
  await recorder.flush();
  expect(written.flat().map((one) => one.after.version)).toEqual([1, 2, 2, 2, 2]);
  expect(recorder.add(check('up', 61_000))).toMatchObject({ state: 'up', version: 3 });
  expect(before.failures.count).toBe(1);
});

test('what is refused because another looks by now is dropped, counted in one line, and nothing follows', async () => {
  const { recorder, behaviour, written, log } = recording();
  behaviour.fails = true;
  for (const second of [1, 2, 3]) recorder.add(check('up', second * 1000));
  await vi.advanceTimersByTimeAsync(2000);
  behaviour.isAnothers = true;
  await vi.advanceTimersByTimeAsync(1000);
  behaviour.isAnothers = false;
  behaviour.fails = false;
  recorder.add(check('down', 9000));
  await vi.advanceTimersByTimeAsync(5000);
  expect(await recorder.stop()).toBe(0);
  expect(written).toEqual([]);
  expect(log).toEqual([
    'Checks cannot be stored; they wait in memory.',
    'Checks were refused and dropped: another process looks by now.',
  ]);
});
