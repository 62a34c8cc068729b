/** Whether what is to be looked at has answered last. */
export type Standing = 'answering' | 'failing';

/** Runs a look when there is a place for it. */
export type LookPlaces = <Result>(
  standing: Standing,
  look: () => Promise<Result>,
) => Promise<Result>;

/**
 * Places for looks, taken in the order of asking. While something waits that answers, what fails has
 * but a few of them: what hangs must not hold up the others.
 */
export function createLookPlaces(counts: Readonly<{ all: number; failing: number }>): LookPlaces {
  const waiting: Record<Standing, (() => void)[]> = { answering: [], failing: [] };
  const open: Record<Standing, number> = { answering: 0, failing: 0 };

  function next(): Standing | null {
    if (open.answering + open.failing >= counts.all) return null;
    const failingMay = waiting.answering.length === 0 || open.failing < counts.failing;
    if (failingMay && waiting.failing.length > 0) return 'failing';
    return waiting.answering.length > 0 ? 'answering' : null;
  }

  function letIn(): void {
    for (let standing = next(); standing !== null; standing = next()) {
      open[standing] += 1;
      waiting[standing].shift()?.();
    }
  }

  return async (standing, look) => {
    const place = new Promise<void>((resolve) => waiting[standing].push(resolve));
    // Who asks at the same time is to be known before anybody is let in.
    queueMicrotask(letIn);
    await place;
    try {
      return await look();
    } finally {
      open[standing] -= 1;
      letIn();
    }
  };
}
