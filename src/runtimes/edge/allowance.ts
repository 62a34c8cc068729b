import { NotNow } from '../../delivery/not-now.ts';
import { DatabaseAway } from '../../storage/away.ts';
import { createPlaces, type Places } from '../places.ts';

/** How much one invocation of a Worker may ask of the network. */
export type Limits = Readonly<{
  /** Connections that may be open at the same time. */
  connections: number;
  /** Requests that may be made in all, those to the database among them. */
  subrequests: number;
}>;

/** A part of an allowance, for one who must not use it up. */
export type Share = Readonly<{
  /**
   * Waits for a connection and makes a request, which is not followed elsewhere. A connection counts
   * until the body was read to its end, was cancelled or its signal aborted; a WebSocket until it is closed.
   * @throws AllowanceSpent where nothing is left, before anything was sent.
   */
  fetch: typeof fetch;
  /** How many requests may still be made. */
  left(): number;
}>;

/** What one invocation of a Worker may still ask of the network: one gate for all that it asks. */
export type Allowance = Share &
  Readonly<{
    /**
     * Makes a request by other means than `fetch`, as to a cache of the platform.
     * @throws AllowanceSpent where nothing is left.
     */
    ask<Answer>(request: () => Promise<Answer>): Promise<Answer>;
    /** How many connections were open at the same time, at most. */
    mostAtOnce(): number;
    /** At most so many of the connections at once, and so many requests are kept back for others. */
    share(part: Readonly<{ connections: number; keepsBack: number }>): Share;
  }>;

/** Nothing is left of what the platform allows; what was wanted waits for the next invocation. */
export class AllowanceSpent extends NotNow {
  override name = 'AllowanceSpent';
}

/** By what a database is asked, which is away where nothing is left, and says that it is for that. */
export function askingDatabase({ fetch: ask }: Share): typeof fetch {
  return (input, init) =>
    ask(input, init).catch((cause: unknown) => {
      if (!(cause instanceof AllowanceSpent)) throw cause;
      throw new DatabaseAway('The database was not asked: the plan allows no more subrequests.', {
        cause,
      });
    });
}

/** A WebSocket that comes out of a fetched upgrade. */
type Answer = Response & { webSocket?: EventTarget | null };

/** How long a WebSocket is waited for whose other side does not answer the goodbye, in milliseconds. */
const goodbyeMs = 2000;

/** An allowance for one invocation. */
export function createAllowance({ connections, subrequests }: Limits): Allowance {
  const all = createPlaces(connections);
  let left = subrequests;

  function take(keepsBack: number): void {
    if (left <= keepsBack) throw new AllowanceSpent('Nothing is left of what the platform allows.');
    left -= 1;
  }

  async function ask<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    take(0);
    const giveBack = await all.take();
    return request().finally(giveBack);
  }

  function gate(own: Pick<Places, 'take'>, keepsBack: number): typeof fetch {
    return async (input, init) => {
      take(keepsBack);
      const giveBackOwn = await own.take();
      const giveBackAll = await all.take();
      const over = () => {
        giveBackAll();
        giveBackOwn();
      };
      try {
        const answer: Answer = await fetch(input, { ...init, redirect: 'manual' });
        return untilOver(answer, init?.signal ?? null, over);
      } catch (error) {
        over();
        throw error;
      }
    };
  }

  return {
    fetch: gate(boundless, 0),
    ask,
    left: () => left,
    mostAtOnce: all.mostAtOnce,
    share: (part) => ({
      fetch: gate(createPlaces(part.connections), part.keepsBack),
      left: () => Math.max(0, left - part.keepsBack),
    }),
  };
}

const boundless: Pick<Places, 'take'> = { take: async () => () => undefined };

/** The same answer, which says when its connection is over. */
function untilOver(answer: Answer, signal: AbortSignal | null, over: () => void): Response {
  const { webSocket, body } = answer;
  if (webSocket) {
    for (const end of ['close', 'error']) webSocket.addEventListener(end, over);
    signal?.addEventListener('abort', () => void setTimeout(over, goodbyeMs));
    return answer;
  }
  if (!body) {
    over();
    return answer;
  }
  signal?.addEventListener('abort', over);
  // Read as a whole it stays with the platform, which is quicker than any stream of ours.
  const whole = (read: () => Promise<unknown>) => () => read.call(answer).finally(over);
  return Object.defineProperties(answer, {
    body: { value: untilRead(body, over) },
    arrayBuffer: { value: whole(answer.arrayBuffer) },
    json: { value: whole(answer.json) },
    text: { value: whole(answer.text) },
  });
}

function untilRead(body: ReadableStream<Uint8Array>, over: () => void): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= body.getReader();
        const { value } = await reader.read().catch((error: unknown) => {
          over();
          throw error;
        });
        if (value) return controller.enqueue(value);
        over();
        controller.close();
      },
      async cancel(reason) {
        over();
        await (reader ?? body).cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
