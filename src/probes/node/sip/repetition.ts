/** Timers of RFC 3261 §17.1.1.1, in milliseconds. */
const t1Ms = 500;
const t2Ms = 4000;

/**
 * Sends a request again and again until it is stopped, as UDP may lose it: first after 500 ms,
 * then after twice the time before, up to 4 s (RFC 3261 §17.1.2.2).
 */
export class Repetition {
  readonly #send: () => void;
  #waitMs = t1Ms;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: () => void) {
    this.#send = send;
    this.#wait();
  }

  /** After a provisional response only every 4 s. */
  slowDown(): void {
    this.#waitMs = t2Ms;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#send();
      this.#waitMs = Math.min(2 * this.#waitMs, t2Ms);
      this.#wait();
    }, this.#waitMs);
  }
}
