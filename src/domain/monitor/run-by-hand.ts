/** A look that somebody asked for: at which monitor (its slug), and when (UTC ms). */
type RunByHand = Readonly<{ monitor: string; at: number }>;

/** How often somebody may ask for one monitor (its slug), or, where it is null, for any. */
export type RunLimit = Readonly<{ monitor: string | null; most: number; withinMs: number }>;

/** How often somebody may ask for a monitor, so that nobody turns looks against a target. */
export function runLimits(slug: string): readonly RunLimit[] {
  return [
    { monitor: slug, most: 1, withinMs: 10_000 },
    { monitor: null, most: 60, withinMs: 60_000 },
  ];
}

/** From when on runs count at `now` (UTC ms). */
export function runsCountSince(slug: string, now: number): number {
  return now - Math.max(...runLimits(slug).map(({ withinMs }) => withinMs));
}

/**
 * How many seconds somebody has to wait before a monitor may be looked at once more at `now` (UTC
 * ms); null where it may be. What other processes have noted may be a little ahead of `now`.
 */
export function waitForRun(runs: readonly RunByHand[], slug: string, now: number): number | null {
  const free = Math.max(...runLimits(slug).map((limit) => freeAt(runs, limit, now)));
  return free > now ? Math.ceil((free - now) / 1000) : null;
}

function freeAt(
  runs: readonly RunByHand[],
  { monitor, most, withinMs }: RunLimit,
  now: number,
): number {
  const first = runs
    .filter((run) => monitor === null || run.monitor === monitor)
    .map(({ at }) => at)
    .filter((at) => Math.abs(now - at) < withinMs)
    .toSorted((a, b) => a - b)
    .at(-most);
  return first === undefined ? now : first + withinMs;
}
