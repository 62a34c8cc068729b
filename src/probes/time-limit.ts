import type { Failure } from './run.ts';

/** Waits for `work` at most `limitMs`, then rejects with what `lateness` says at that moment. */
export function within<Result>(
  limitMs: number,
  work: Promise<Result>,
  lateness: () => Failure,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(lateness()), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
