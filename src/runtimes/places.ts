/** Places of which each is taken by one, in the order of asking. */
export type Places = Readonly<{
  /** Resolves, once there is a place, with what gives it back; that may be called more than once. */
  take(): Promise<() => void>;
  /** How many wait for a place. */
  waiting(): number;
  /** How many were taken at the same time, at most. */
  mostAtOnce(): number;
}>;

/** So many places, all of them free. */
export function createPlaces(count: number): Places {
  const queue: (() => void)[] = [];
  let taken = 0;
  let most = 0;
  const giveBack = () => {
    const next = queue.shift();
    // Whoever is next takes over the place, so that nobody slips in between.
    if (next) next();
    else taken -= 1;
  };
  return {
    async take() {
      if (taken < count) taken += 1;
      else await new Promise<void>((resolve) => queue.push(resolve));
      most = Math.max(most, taken);
      return once(giveBack);
    },
    waiting: () => queue.length,
    mostAtOnce: () => most,
  };
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
