import {
  type Header,
  headerOf,
  headersOf,
  parameterOf,
  type Request,
  uriIn,
} from './sip-message.ts';
import type { Answer } from './sip-response.ts';

/** A contact that calls would go to. */
type Binding = Readonly<{ until: number; callId: string; sequence: number }>;

const defaultSeconds = 3600;
const mostSeconds = 3600;
const mostBindings = 10;

/** What is registered for the one address that may be (RFC 3261 §10.3), in memory. */
export class Registrations {
  readonly #bindings = new Map<string, Binding>();

  /** Does what a REGISTER says. `now` is in milliseconds of a clock that never jumps. */
  register(request: Request, now: number): Answer {
    this.#forgetExpired(now);
    const contacts = headersOf(request, 'contact').flatMap((value) =>
      value.split(/,(?=\s*[<"s*])/),
    );
    const seconds = contacts.map((contact) => lifetime(request, contact));
    if (contacts.some((contact) => contact.trim() === '*')) {
      if (contacts.length > 1 || seconds[0] !== 0) return { status: 400 };
      this.#bindings.clear();
      return this.#listed(now);
    }
    if (seconds.includes(null)) return { status: 400 };
    const changes = contacts.map((contact, index) => ({
      uri: uriIn(contact.trim()),
      seconds: Math.min(seconds[index] ?? defaultSeconds, mostSeconds),
    }));
    return changes.every((change) => this.#bind(request, change, now))
      ? this.#listed(now)
      : { status: 500 };
  }

  /** False for a request that was overtaken by a later one. */
  #bind(request: Request, change: { uri: string; seconds: number }, now: number): boolean {
    const callId = headerOf(request, 'call-id') ?? '';
    const sequence = Number.parseInt(headerOf(request, 'cseq') ?? '', 10);
    const before = this.#bindings.get(change.uri);
    if (before?.callId === callId && sequence <= before.sequence) return false;
    this.#bindings.delete(change.uri);
    if (change.seconds === 0) return true;
    if (this.#bindings.size >= mostBindings) return false;
    this.#bindings.set(change.uri, { until: now + change.seconds * 1000, callId, sequence });
    return true;
  }

  #listed(now: number): Answer {
    const headers = [...this.#bindings].map(([uri, { until }]): Header => {
      const left = Math.ceil((until - now) / 1000);
      return { name: 'Contact', value: `<${uri}>;expires=${left}` };
    });
    return { status: 200, headers };
  }

  #forgetExpired(now: number): void {
    for (const [uri, { until }] of this.#bindings) if (until <= now) this.#bindings.delete(uri);
  }
}

/** Seconds, from the contact or else from Expires; null when it is no number. */
function lifetime(request: Request, contact: string): number | null {
  const text = parameterOf(contact, 'expires') ?? headerOf(request, 'expires');
  if (text === null) return defaultSeconds;
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}
