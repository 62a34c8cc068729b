import type { Failure } from './run.ts';

/** What comes in from the peer of a conversation. */
export type Incoming =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'binary' }>
  | Readonly<{ kind: 'pong' }>
  | Readonly<{ kind: 'closed'; code: number; reason: string }>
  | Readonly<{ kind: 'broken'; failure: Failure }>;

/** The longest message that is read, in bytes. */
export const messageLimit = 64 * 1024;

const waitingLimit = 64;

type Wanted = 'message' | 'pong';

/**
 * What came in, in order, until somebody takes it. At most 64 wait; a peer that floods a
 * conversation loses the rest, but never the news that it has ended.
 */
export class Inbox {
  readonly #waiting: Incoming[] = [];
  #taker: { wanted: Wanted; give: (incoming: Incoming) => void } | null = null;

  put(incoming: Incoming): void {
    const taker = this.#taker;
    if (taker && fits(incoming, taker.wanted)) {
      this.#taker = null;
      taker.give(incoming);
    } else if (this.#waiting.length < waitingLimit || isEnd(incoming)) {
      this.#waiting.push(incoming);
    }
  }

  /**
   * Takes the first message or pong, or the end of the conversation; waits for it if it has not
   * come yet. What is not wanted stays. One taker at a time.
   */
  take(wanted: Wanted): Promise<Incoming> {
    const index = this.#waiting.findIndex((incoming) => fits(incoming, wanted));
    const [found] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (found) return Promise.resolve(found);
    return new Promise((give) => {
      this.#taker = { wanted, give };
    });
  }

  /** The end of the conversation, once it has come in. */
  end(): Incoming | null {
    return this.#waiting.find(isEnd) ?? null;
  }
}

function fits(incoming: Incoming, wanted: Wanted): boolean {
  return isEnd(incoming) || (incoming.kind === 'pong') === (wanted === 'pong');
}

function isEnd({ kind }: Incoming): boolean {
  return kind === 'closed' || kind === 'broken';
}
