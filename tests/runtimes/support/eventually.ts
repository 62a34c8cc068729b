import { setTimeout as pause } from 'node:timers/promises';

const pauseMs = 50;

/**
 * Looks again and again until `look` returns something other than null, and returns that.
 * @throws Error that names `what` when that does not happen within the time.
 */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found | null> | Found | null,
  withinMs = 15_000,
): Promise<Found> {
  const started = performance.now();
  while (performance.now() - started < withinMs) {
    const found = await look();
    if (found !== null) return found;
    await pause(pauseMs);
  }
  throw new Error(`It did not happen within ${withinMs} ms that ${what}.`);
}
