import { phoneLine } from '../targets.ts';
import { type Account, DigestGuard } from './digest.ts';
import { Registrations } from './registrations.ts';
import {
  headerOf,
  headersOf,
  parameterOf,
  type Request,
  readUri,
  topVia,
  uriIn,
} from './sip-message.ts';
import type { Answer } from './sip-response.ts';

const allow = { name: 'Allow', value: 'INVITE, ACK, CANCEL, OPTIONS, REGISTER' };

/**
 * A phone gateway without people behind it: it says that it is there, takes registrations for the
 * test address, and calls are never answered.
 */
export class Gateway {
  readonly #account: Account;
  readonly #guard: DigestGuard;
  readonly #registrations = new Registrations();

  constructor(account: Account) {
    this.#account = account;
    this.#guard = new DigestGuard(account);
  }

  /** What it says to a request; null for ACK, to which nothing is said (RFC 3261 §17.1.1.3). */
  answer(request: Request): Answer | null {
    if (request.method === 'ACK') return null;
    return faultOf(request) ?? this.#decide(request);
  }

  #decide(request: Request): Answer {
    switch (request.method) {
      case 'OPTIONS':
        return this.#guarded(request) ?? describe(request);
      case 'REGISTER':
        return this.#guarded(request) ?? this.#register(request);
      case 'INVITE':
        return lineOf(request) ? { status: 480 } : { status: 404 };
      case 'CANCEL':
        return { status: 481 };
      default:
        return { status: 405, headers: [allow] };
    }
  }

  /** Asks who is there (RFC 3261 §22.1); null when that is known and allowed. */
  #guarded(request: Request): Answer | null {
    const verdict = this.#guard.judge(request.method, headersOf(request, 'authorization'));
    if (verdict === 'right') return null;
    return { status: 401, headers: this.#guard.challenges(verdict === 'stale') };
  }

  #register(request: Request): Answer {
    const address = readUri(uriIn(headerOf(request, 'to') ?? ''));
    if (address?.user !== this.#account.user) return { status: 404 };
    return this.#registrations.register(request, performance.now());
  }
}

/** What is said to a question about the gateway or its line (RFC 3261 §11.2). */
function describe(request: Request): Answer {
  if (!lineOf(request)) return { status: 404 };
  const headers = [allow, { name: 'Accept', value: 'application/sdp' }];
  return {
    status: 200,
    headers: [...headers, { name: 'Accept-Language', value: 'zh, en' }],
  };
}

/** Whether the request is for the line, or for the gateway itself. */
function lineOf({ uri }: Request): boolean {
  const user = readUri(uri)?.user;
  return user === null || user === phoneLine;
}

/** What is wrong with the form of a request (RFC 3261 §8.2); null when nothing is. */
function faultOf(request: Request): Answer | null {
  if (request.version !== '2.0') return { status: 505 };
  const [, sequence, method] =
    /^(\d{1,10})[ \t]+(\S+)$/.exec(headerOf(request, 'cseq') ?? '') ?? [];
  const hops = headerOf(request, 'max-forwards') ?? '';
  const whole =
    sequence !== undefined &&
    Number(sequence) < 2 ** 31 &&
    method === request.method &&
    /^\d{1,3}$/.test(hops) &&
    topVia(request) !== '' &&
    headerOf(request, 'call-id') !== null &&
    headerOf(request, 'to') !== null &&
    parameterOf(headerOf(request, 'from') ?? '', 'tag') !== null;
  if (!whole) return { status: 400 };
  if (!readUri(request.uri)) return { status: 416 };
  const required = headersOf(request, 'require');
  if (required.length === 0) return null;
  return { status: 420, headers: [{ name: 'Unsupported', value: required.join(', ') }] };
}
