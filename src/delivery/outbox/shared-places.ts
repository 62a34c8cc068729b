import { type Queue, queues } from '../../storage/due-delivery.ts';

/** Does work of a queue, which never rejects, when there is a place for it. */
export type InPlace = (queue: Queue, work: () => Promise<void>) => Promise<void>;

/**
 * Places that queues share: each has some of its own, which are there for it as long as anything of it
 * waits. Those of a queue in which nothing waits are for `borrowers`.
 */
export function createSharedPlaces(
  own: Readonly<Record<Queue, number>>,
  borrowers: readonly Queue[],
): InPlace {
  const waiting: Record<Queue, (() => void)[]> = { webhook_first: [], webhook_again: [], mail: [] };
  const taken: Record<Queue, number> = { webhook_first: 0, webhook_again: 0, mail: 0 };
  const free = () => queues.reduce((count, queue) => count + own[queue] - taken[queue], 0);

  /** What others have a right to, and wait for. */
  function keptFor(others: readonly Queue[]): number {
    const lacking = others.map((queue) =>
      Math.min(waiting[queue].length, Math.max(0, own[queue] - taken[queue])),
    );
    return lacking.reduce((count, places) => count + places, 0);
  }

  function mayStart(queue: Queue): boolean {
    if (taken[queue] < own[queue]) return free() > 0;
    return borrowers.includes(queue) && free() > keptFor(queues.filter((one) => one !== queue));
  }

  function startMore(): void {
    for (const queue of queues) {
      while (waiting[queue].length > 0 && mayStart(queue)) {
        taken[queue] += 1;
        waiting[queue].shift()?.();
      }
    }
  }

  return async (queue, work) => {
    const turn = new Promise<void>((resolve) => waiting[queue].push(resolve));
    // After whatever is added together with it, so that nobody borrows what another is about to want.
    queueMicrotask(startMore);
    await turn;
    await work();
    taken[queue] -= 1;
    startMore();
  };
}
