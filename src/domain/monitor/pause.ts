/** Staff have told a monitor not to look, at any location. Instants are UTC milliseconds. */
export type Pause = Readonly<{
  id: string;
  /** Slug of the monitor. */
  monitor: string;
  /** Why, for colleagues. */
  reason: string;
  /** Who said so, by name. */
  author: string;
  since: number;
  /** When it ends by itself; null while nobody knows. */
  until: number | null;
}>;

/** Whether a pause holds at `now`: half-open `[since, until)`. */
export function holdsAt({ since, until }: Pick<Pause, 'since' | 'until'>, now: number): boolean {
  return since <= now && (until === null || now < until);
}

/** The pauses that hold at `now` (UTC ms), by the slug of their monitor. */
export function pausesAt(pauses: readonly Pause[], now: number): ReadonlyMap<string, Pause> {
  return new Map(
    pauses.filter((pause) => holdsAt(pause, now)).map((pause) => [pause.monitor, pause]),
  );
}

/** The instants after `now` at which a pause ends by itself (UTC ms). */
export function pausesEndAt(pauses: readonly Pause[], now: number): readonly number[] {
  return pauses.flatMap(({ until }) => (until !== null && until > now ? [until] : []));
}
