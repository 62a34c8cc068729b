import type { Run } from './run.ts';

/**
 * Waits for `work` at most `limitMs`, and no longer than the run has left. Then it rejects with
 * what lateness means in the current phase of the run.
 */
export function within<Result>(limitMs: number, run: Run, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(run.lateness());
    const timer = setTimeout(giveUp, Math.min(limitMs, run.remainingMs()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
