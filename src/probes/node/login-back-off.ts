import { createHmac, randomBytes } from 'node:crypto';
import type { Login } from '../../domain/monitor/probe-spec.ts';
import { Failure } from '../run.ts';

const minuteMs = 60_000;
const firstPauseMs = 10 * minuteMs;
const longestPauseMs = 120 * minuteMs;

type Pause = Readonly<{ lengthMs: number; until: number }>;

/** Where somebody signs in; one service of a host may refuse what another takes. */
type Service = Readonly<{ host: string; port: number }>;

/**
 * Keeps probes from trying credentials again and again that a server has rejected: servers punish
 * that, and it slows down every other login from here. A first pause takes ten minutes, each
 * further one twice as long as the one before, up to two hours. Shared by all probes of a
 * process.
 */
export class LoginBackOff {
  readonly #now: () => number;
  readonly #pauses = new Map<string, Pause>();
  readonly #key = randomBytes(32);

  /** `now` is in UTC milliseconds. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Throws a `Failure` while these credentials are not to be tried. */
  throwIfPaused(service: Service, login: Login): void {
    const pause = this.#pauses.get(this.#nameOf(service, login));
    if (!pause || this.#now() >= pause.until) return;
    const until = new Date(pause.until).toISOString();
    const detail = `The server has rejected these credentials; the next try is not before ${until}.`;
    throw new Failure('credentials_rejected', detail);
  }

  /** Begins a pause, unless one has just begun because of a try at the same time. */
  rejected(service: Service, login: Login): void {
    const name = this.#nameOf(service, login);
    const before = this.#pauses.get(name);
    const now = this.#now();
    if (before && now < before.until) return;
    const lengthMs = before ? Math.min(2 * before.lengthMs, longestPauseMs) : firstPauseMs;
    this.#pauses.set(name, { lengthMs, until: now + lengthMs });
  }

  accepted(service: Service, login: Login): void {
    this.#pauses.delete(this.#nameOf(service, login));
  }

  /** No password is kept in clear. */
  #nameOf({ host, port }: Service, { user, password }: Login): string {
    const name = JSON.stringify([host.toLowerCase(), port, user, password]);
    return createHmac('sha256', this.#key).update(name).digest('base64');
  }
}
