import { headerOf, parameterOf, type Request, topVia } from './sip-message.ts';

type Answered = Readonly<{ response: Buffer; sentAt: number }>;

/** As long as a client may repeat a request over UDP: 64 × T1 (RFC 3261 §17.2.2, timer J). */
const rememberedMs = 32_000;
const most = 1000;

/**
 * Remembers what was answered, so that a repeated request is not obeyed twice (RFC 3261 §17.2).
 * Times are in milliseconds of a clock that never jumps.
 */
export class ServerTransactions {
  readonly #answered = new Map<string, Answered>();

  /** What a repeated request was answered; null for a new one. */
  of(request: Request, now: number): Buffer | 'not yet answered' | null {
    this.#forget(now);
    const known = this.#answered.get(keyOf(request));
    if (!known) return null;
    return known.sentAt > now ? 'not yet answered' : known.response;
  }

  remember(request: Request, response: Buffer, sentAt: number): void {
    this.#answered.set(keyOf(request), { response, sentAt });
  }

  /** The oldest come first. */
  #forget(now: number): void {
    for (const [key, { sentAt }] of this.#answered) {
      if (this.#answered.size <= most && sentAt + rememberedMs > now) return;
      this.#answered.delete(key);
    }
  }
}

/** RFC 3261 §17.2.3: the branch and sender of the top Via, and the method. */
function keyOf(request: Request): string {
  const via = topVia(request);
  const sentBy = via.split(';')[0] ?? '';
  return [request.method, parameterOf(via, 'branch'), sentBy, headerOf(request, 'call-id')].join(
    '\n',
  );
}
