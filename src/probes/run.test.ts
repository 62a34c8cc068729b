import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure, type Run, runProbe } from './run.ts';

const context = { timeoutMs: 1000, degradedAfterMs: 300, runId: 'run-1' };
const never = () => new Promise<void>(() => {});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Runs `look` while fake time passes. */
async function outcomeOf(look: (run: Run) => Promise<void>) {
  const running = runProbe(context, look);
  await vi.advanceTimersByTimeAsync(5000);
  return running;
}

describe('a run', () => {
  test('that returns is up, with its phases in the order in which they ended', async () => {
    const result = await outcomeOf(async (run) => {
      run.enter('dns', 'resolver_failed');
      await pass(20);
      run.enter('tcp', 'connect_timeout');
      await pass(30);
      run.enter('dns', 'resolver_failed');
      await pass(5);
    });
    expect(result).toEqual({
      outcome: 'up',
      reason: null,
      latencyMs: 55,
      phases: { dns: 25, tcp: 30 },
      detail: null,
      certificate: null,
      measures: {},
    });
  });

  test.each([
    [300, 'up', null],
    [301, 'degraded', 'slow'],
  ] as const)('that succeeds after %d ms is %s', async (ms, outcome, reason) => {
    expect(await outcomeOf(() => pass(ms))).toMatchObject({ outcome, reason });
  });

  test('that takes too long fails by the phase in which time was up', async () => {
    const result = await outcomeOf((run) => {
      run.enter('tls', 'tls_timeout');
      return never();
    });
    expect(result).toMatchObject({ outcome: 'down', reason: 'tls_timeout', latencyMs: 1000 });
    expect(result.phases).toEqual({ tls: 1000 });
  });

  test('can learn within a phase what lateness would mean', async () => {
    const result = await outcomeOf((run) => {
      run.enter('reply', 'no_reply');
      run.lateMeans('unexpected_reply', 'Something else came.');
      return never();
    });
    expect(result).toMatchObject({ reason: 'unexpected_reply', detail: 'Something else came.' });
  });

  test('takes its outcome from its reason', async () => {
    const result = await outcomeOf(async () => {
      throw new Failure('resolver_failed', 'EAI_AGAIN');
    });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'resolver_failed' });
  });

  test('that stumbles over itself does not blame the target', async () => {
    const result = await outcomeOf(async () => {
      throw new TypeError('x is not a function');
    });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'prober_failed' });
    expect(result.detail).toBe('x is not a function');
  });

  test('shows evidence in one line of at most 300 characters', async () => {
    const result = await outcomeOf(async () => {
      throw new Failure('slow', `a\u0000\r\nb\u202e\u2028c${'长'.repeat(500)}`);
    });
    expect(result.detail).toMatch(/^a b c长+…$/u);
    expect(result.detail).toHaveLength(300);
  });
});

describe('what a run opened', () => {
  test('is closed however it ends, the last first', async () => {
    const closed: string[] = [];
    await outcomeOf(async (run) => {
      run.closeAtEnd(() => void closed.push('socket'));
      run.closeAtEnd(async () => {
        await pass(10);
        closed.push('conversation');
      });
      throw new Failure('no_reply', 'Nothing came.');
    });
    expect(closed).toEqual(['conversation', 'socket']);
  });

  test('after the deadline is closed at once', async () => {
    const closed: string[] = [];
    await outcomeOf(async (run) => {
      await pass(2000);
      run.closeAtEnd(() => void closed.push('late'));
      run.enter('tcp', 'connect_timeout');
    });
    expect(closed).toEqual(['late']);
  });
});
