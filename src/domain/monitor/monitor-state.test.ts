import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check, Outcome } from './check.ts';
import {
  currentIntervalMs,
  judge,
  type MonitorState,
  pendingState,
  repeatAfterMs,
  withClockSetBack,
} from './monitor-state.ts';

const thresholds = { failAfter: 3, recoverAfter: 2 };
const intervalMs = 30_000;
const letters = { u: 'up', g: 'degraded', d: 'down', '?': 'unknown' } as const;
type Letter = keyof typeof letters;

/** The check number `index` of a series; one a second makes instants easy to read. */
function check(outcome: Outcome, index: number): Check {
  return {
    monitor: 'chat',
    location: 'here',
    startedAt: 1000 * (index + 1),
    intervalMs,
    outcome,
    reason: outcome === 'up' ? null : outcome === 'degraded' ? 'slow' : 'connection_refused',
    latencyMs: 40,
    phases: {},
    detail: null,
    certificate: null,
    measures: {},
  };
}

/** Judges a series written as letters; returns the last state and all transitions as `state@second`. */
function run(series: string, start: MonitorState = pendingState('chat', 'here', intervalMs)) {
  let state = start;
  const transitions: string[] = [];
  [...series].forEach((letter, index) => {
    const judged = judge(state, check(letters[letter as Letter], index), thresholds);
    state = judged.state;
    if (judged.transition) {
      transitions.push(`${judged.transition.state}@${judged.transition.at / 1000}`);
    }
  });
  return { state, transitions };
}

describe('checks become states', () => {
  test.each([
    ['', 'pending', []],
    ['u', 'up', ['up@1']],
    ['?', 'pending', []],
    ['?u', 'up', ['up@2']],
    ['d', 'pending', []],
    ['dd', 'pending', []],
    ['ddd', 'down', ['down@1']],
    ['uddd', 'down', ['up@1', 'down@2']],
    ['uddud', 'up', ['up@1']],
    ['ud?d?d', 'down', ['up@1', 'down@2']],
    ['ugg', 'up', ['up@1']],
    ['uggg', 'degraded', ['up@1', 'degraded@2']],
    // A failure counts towards degraded, but a degraded check is no failure.
    ['ugdg', 'degraded', ['up@1', 'degraded@2']],
    ['uddg', 'degraded', ['up@1', 'degraded@2']],
    ['ugddd', 'down', ['up@1', 'degraded@2', 'down@3']],
    ['udddu', 'down', ['up@1', 'down@2']],
    ['udddu?', 'down', ['up@1', 'down@2']],
    ['uddduu', 'up', ['up@1', 'down@2', 'up@5']],
    ['udddu?u', 'up', ['up@1', 'down@2', 'up@5']],
    ['udddudu', 'down', ['up@1', 'down@2']],
    ['udddgg', 'degraded', ['up@1', 'down@2', 'degraded@5']],
    ['udddug', 'up', ['up@1', 'down@2', 'up@5']],
    ['udddgu', 'up', ['up@1', 'down@2', 'up@5']],
    ['ugggu', 'degraded', ['up@1', 'degraded@2']],
    ['ugggug', 'degraded', ['up@1', 'degraded@2']],
    ['uggguu', 'up', ['up@1', 'degraded@2', 'up@5']],
  ])('%s ends %s with transitions %j', (series, state, transitions) => {
    const result = run(series);
    expect(result.state.state).toBe(state);
    expect(result.transitions).toEqual(transitions);
  });

  test('the reason of a state is that of the check that confirmed it, and none when up', () => {
    expect(run('uddd').state.reason).toBe('connection_refused');
    expect(run('uddduu').state.reason).toBeNull();
  });

  test('a check that began before the newest one changes nothing', () => {
    const { state } = run('uu');
    const late = judge(state, check('down', 0), thresholds);
    expect(late).toEqual({ state, transition: null });
  });

  test('runs do not reach across time in which nobody looked', () => {
    const early = run('udd').state;
    const gapMs = 2.5 * intervalMs;
    const late = (ms: number) => ({ ...check('down', 2), startedAt: 3000 + ms });
    expect(judge(early, late(gapMs), thresholds).state.failures).toMatchObject({ count: 1 });
    expect(judge(early, late(gapMs - 1), thresholds).state.state).toBe('down');
  });

  test.each([
    ['an hour', 60 * 60 * 1000],
    ['a day', 24 * 60 * 60 * 1000],
  ])('after the clock was set back by %s looks count as before', (_name, back) => {
    const ahead = { ...check('up', 0), startedAt: 1000 + back };
    const stored = judge(run('u').state, ahead, thresholds).state;
    const now = 2000;
    const series = [...'ddd'].reduce(
      (state, _letter, index) =>
        judge(state, { ...check('down', index), startedAt: now + 1000 * index }, thresholds).state,
      withClockSetBack(stored, now),
    );
    expect(series).toMatchObject({ state: 'down', since: now });
  });

  test('degraded begins with a check that was bad', () => {
    const impatient = { failAfter: 1, recoverAfter: 2 };
    const state = [...'dug'].reduce(
      (before, letter, index) =>
        judge(before, check(letters[letter as Letter], index), impatient).state,
      pendingState('chat', 'here', intervalMs),
    );
    expect(state).toMatchObject({ state: 'degraded', since: 3000 });
  });

  test('a single failure decides where failAfter is 1', () => {
    const judged = judge(pendingState('chat', 'here', intervalMs), check('down', 0), {
      failAfter: 1,
      recoverAfter: 1,
    });
    expect(judged.state.state).toBe('down');
  });
});

describe('whatever the checks', () => {
  const series = fc.array(fc.constantFrom<Letter>('u', 'g', 'd', '?'), { maxLength: 60 });

  test('transitions move forward in time and never repeat a state', () => {
    fc.assert(
      fc.property(series, (letters) => {
        const { transitions } = run(letters.join(''));
        const instants = transitions.map((transition) => Number(transition.split('@')[1]));
        const states = transitions.map((transition) => transition.split('@')[0]);
        instants.forEach((at, index) => {
          if (index > 0) expect(at).toBeGreaterThan(instants[index - 1] ?? 0);
        });
        states.forEach((state, index) => {
          if (index > 0) expect(state).not.toBe(states[index - 1]);
        });
      }),
    );
  });

  test('unknown checks could as well be left out', () => {
    fc.assert(
      fc.property(series, (letters) => {
        const told = letters.map((letter, index) => ({ letter, index }));
        const judgeAll = (kept: typeof told) =>
          kept.reduce(
            (state, { letter, index }) =>
              judge(state, check(outcomeOf(letter), index), thresholds).state,
            pendingState('chat', 'here', intervalMs),
          );
        const all = judgeAll(told);
        const known = judgeAll(told.filter(({ letter }) => letter !== '?'));
        expect([all.state, all.since, all.failures]).toEqual([
          known.state,
          known.since,
          known.failures,
        ]);
      }),
    );
  });

  test('down needs failAfter failures in a row, and its start is the first of them', () => {
    fc.assert(
      fc.property(series, (letters) => {
        const { transitions } = run(letters.join(''));
        for (const transition of transitions.filter((name) => name.startsWith('down'))) {
          const first = Number(transition.split('@')[1]) - 1;
          const told = letters.slice(first).filter((letter) => letter !== '?');
          expect(told.slice(0, thresholds.failAfter)).toEqual(['d', 'd', 'd']);
        }
      }),
    );
  });

  test('a restart in the middle changes nothing, as all counters are in the state', () => {
    fc.assert(
      fc.property(series, fc.nat(60), (letters, at) => {
        const stored = JSON.parse(JSON.stringify(run(letters.slice(0, at).join('')).state));
        const rest = letters
          .slice(at)
          .reduce<MonitorState>(
            (state, letter, index) =>
              judge(state, check(outcomeOf(letter), at + index), thresholds).state,
            stored,
          );
        expect(rest).toEqual(run(letters.join('')).state);
      }),
    );
  });

  function outcomeOf(letter: Letter): Outcome {
    return letters[letter];
  }
});

describe('a failure is repeated soon until it is confirmed', () => {
  test.each([
    ['u', null],
    ['ud', 2000],
    ['udd', 5000],
    ['uddd', null],
    ['udddu', null],
    ['uddu', null],
    ['ud?', null],
    ['ug', null],
    ['uddduud', 2000],
  ])('after %s the next look comes in %s ms', (series, pause) => {
    expect(repeatAfterMs(run(series).state)).toBe(pause);
  });
});

describe('who looks seldom looks more often until all is well', () => {
  const tenMinutes = 600_000;
  const day = 86_400_000;
  test.each([
    ['', day, tenMinutes],
    ['?', day, tenMinutes],
    ['u', day, day],
    ['ug', day, tenMinutes],
    ['u?', day, tenMinutes],
    ['uddd', day, tenMinutes],
    ['udddu', day, tenMinutes],
    ['uddduu', day, day],
    ['uddd', 30_000, 30_000],
  ])('after %j a monitor of every %s ms looks every %s ms', (series, intervalMs, current) => {
    expect(currentIntervalMs(run(series).state, intervalMs)).toBe(current);
  });
});
