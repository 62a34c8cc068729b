/** How much goes on at once in a lane. */
export type LaneWidth = Readonly<{
  /** Places for what is answered soon. */
  quick: number;
  /** Further places for what is not. */
  slow: number;
  /** After how long something is slow, in milliseconds. */
  patienceMs: number;
}>;

/** Work that goes on side by side; what is slow steps aside, so that it holds up nothing else. */
export type Lane = Readonly<{
  /** Does work, which never rejects, when there is a place. */
  add(work: () => Promise<void>): void;
  /** How much work waits for a place. */
  waiting(): number;
  /** Forgets what waits, and takes no more. */
  close(): void;
  /** Resolves when nothing goes on any more. */
  idle(): Promise<void>;
}>;

/** What finds no slow place is looked at again after this time at the soonest, in milliseconds. */
const soonestMs = 10;

/** Something that goes on; `slowAt` is by the monotonic clock, milliseconds. */
type UnderWay = { place: 'quick' | 'slow'; slowAt: number };

/** @param onRoom called soon after some work is over. */
export function createLane({ quick, slow, patienceMs }: LaneWidth, onRoom: () => void): Lane {
  let queue: (() => Promise<void>)[] = [];
  let begun = 0;
  /** What stands in a quick place, the oldest first. */
  const inQuick = new Set<UnderWay>();
  let slowTaken = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the event loop: whether it is known that work was over in it. */
  let turn: 'open' | 'taken' = 'open';
  const whenIdle: (() => void)[] = [];
  let closed = false;

  function startMore(): void {
    while (inQuick.size < quick && begun < queue.length) {
      const work = queue[begun++];
      if (work) void run(work);
    }
    // Taken away together: one by one, from the front of a long list, takes its time.
    if (begun > 0 && (begun === queue.length || begun > 1000)) {
      queue = queue.slice(begun);
      begun = 0;
    }
  }

  async function run(work: () => Promise<void>): Promise<void> {
    const one: UnderWay = { place: 'quick', slowAt: performance.now() + patienceMs };
    inQuick.add(one);
    timer ??= setTimeout(lookAgain, patienceMs);
    await work();
    leave(one);
    if (turn === 'open') setImmediate(goOn);
    turn = 'taken';
  }

  /** Once for all that is over by now: requests that leave together wake their receiver once. */
  function goOn(): void {
    turn = 'open';
    startMore();
    onRoom();
    if (isIdle()) for (const tell of whenIdle.splice(0)) tell();
  }

  function leave(one: UnderWay): void {
    if (one.place === 'quick') {
      inQuick.delete(one);
    } else {
      slowTaken -= 1;
      letStepAside();
    }
  }

  /** As long as there are slow places. */
  function letStepAside(): void {
    const now = performance.now();
    for (const one of inQuick) {
      if (one.slowAt > now || slowTaken >= slow) return;
      inQuick.delete(one);
      one.place = 'slow';
      slowTaken += 1;
    }
  }

  /** One timer is for all, so that thousands of quick ones need none. */
  function lookAgain(): void {
    letStepAside();
    startMore();
    const [oldest] = inQuick;
    const inMs = Math.max((oldest?.slowAt ?? 0) - performance.now(), soonestMs);
    timer = oldest && setTimeout(lookAgain, inMs);
  }

  function isIdle(): boolean {
    return inQuick.size === 0 && slowTaken === 0 && begun === queue.length;
  }

  return {
    add(work) {
      if (closed) return;
      queue.push(work);
      startMore();
    },
    waiting: () => queue.length - begun,
    close() {
      closed = true;
      queue = [];
      begun = 0;
    },
    async idle() {
      if (!isIdle()) await new Promise<void>((resolve) => whenIdle.push(resolve));
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
