import { Failure, type Run } from '../../run.ts';

/**
 * Lets runs on one mailbox go one after the other, in the order in which they came: a server that
 * is slow is not asked ever more, and no run takes away what another one waits for.
 */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /**
   * Waits for the turn, in the phase `turn`; it lasts until the end of the run. Throws a `Failure`
   * when less than `neededMs` is left then: what fails for want of time is not the server's fault.
   */
  async take(name: string, neededMs: number, run: Run): Promise<void> {
    const before = this.#last.get(name);
    const done = Promise.all([before, endOf(run)]).then(() => {
      if (this.#last.get(name) === done) this.#last.delete(name);
    });
    this.#last.set(name, done);
    if (before === undefined) return;
    run.enter('turn', 'prober_overloaded');
    await before;
    if (run.remainingMs() >= neededMs) return;
    throw new Failure('prober_overloaded', 'Other looks at this mailbox took most of the time.');
  }
}

/** What is asked to be closed first is closed last, when the run has left the mailbox. */
function endOf(run: Run): Promise<void> {
  return new Promise((resolve) => run.closeAtEnd(() => resolve()));
}
