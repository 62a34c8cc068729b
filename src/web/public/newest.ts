/** What was made last: a slower making that began earlier does not replace what is already newer. */
export type Newest<Made> = Readonly<{
  /** Null before the first was made. */
  get(): Made | null;
  /** Makes another one; resolves with the newest there is then. */
  make(): Promise<Made>;
}>;

/** Keeps the newest of what `make` makes, however long each takes. */
export function newestOf<Made>(make: () => Promise<Made>): Newest<Made> {
  let newest: Made | null = null;
  let started = 0;
  let shown = 0;
  return {
    get: () => newest,
    async make() {
      const turn = ++started;
      const made = await make();
      if (turn < shown) return newest ?? made;
      shown = turn;
      newest = made;
      return made;
    },
  };
}
