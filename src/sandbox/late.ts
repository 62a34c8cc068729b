/** Things to be done later, unless all of them are called off before. */
export class Late {
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Does it after so many milliseconds; at once when there are none to wait for. */
  after(ms: number, act: () => void): void {
    if (ms === 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }

  /** Nothing that waits will be done any more. */
  callOff(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
