import type { Login } from '../../../domain/monitor/probe-spec.ts';
import type { Run } from '../../run.ts';
import { type Challenge, isChallenge, strongestChallenge } from '../../sip/challenge.ts';
import type { SipResponse } from '../../sip/message.ts';
import { type Asker, randomToken, type SipRequest, writeRequest } from '../../sip/request.ts';
import { authorization } from './digest.ts';
import { exchange } from './exchange.ts';
import type { Line } from './line.ts';

const bindingSeconds = 60;

/** What a look asks, with the URIs of Request-URI, From (null: our own socket) and To. */
export type Topic = Readonly<{
  method: 'OPTIONS' | 'REGISTER';
  uri: string;
  from: string | null;
  to: string;
}>;

/** A challenge that is answered with each request from now on. */
type SignIn = { challenge: Challenge; login: Login; nonceCount: number };

/**
 * All requests of one look over one line. It knows what may be registered, and takes that back
 * when it is closed.
 */
export class Conversation {
  readonly #line: Line;
  readonly #topic: Topic;
  readonly #asker: Asker;
  readonly #signIns = new Map<Challenge['header'], SignIn>();
  #sequence = 0;
  #binding: 'none' | 'possible' = 'none';

  constructor(line: Line, topic: Topic) {
    const { transport, here } = line;
    const { uri, to } = topic;
    const from = topic.from ?? `sip:probe@${here}`;
    const callId = `${randomToken()}@${here}`;
    this.#line = line;
    this.#topic = topic;
    this.#asker = { transport, here, callId, fromTag: randomToken(), uri, from, to };
  }

  get credentials(): 'sent' | 'not sent' {
    return this.#signIns.size > 0 ? 'sent' : 'not sent';
  }

  get mayBeRegistered(): boolean {
    return this.#binding === 'possible';
  }

  /** Asks the question of the look; REGISTER binds our own address for 60 s. */
  async ask(run: Run): Promise<SipResponse> {
    if (this.#topic.method === 'OPTIONS') return this.#exchange(null, run);
    this.#binding = 'possible';
    const answer = await this.#exchange(bindingSeconds, run);
    if (answer.status >= 300) this.#binding = 'none';
    return answer;
  }

  /**
   * Asks again with credentials as long as that is called for: once for a gateway and once for a
   * proxy before it, and once more with a new nonce (RFC 3261 §22). Throws a `Failure` for a
   * challenge that cannot be answered.
   */
  async signIn(challenging: SipResponse, login: Login, run: Run): Promise<SipResponse> {
    let answer = challenging;
    let renewals = 0;
    while (isChallenge(answer)) {
      const challenge = strongestChallenge(answer);
      const { header, nonceIs } = challenge;
      if (this.#signIns.has(header) && (nonceIs === 'new' || renewals++ > 0)) break;
      this.#signIns.set(header, { challenge, login, nonceCount: 0 });
      answer = await this.ask(run);
    }
    return answer;
  }

  /** Takes back what was registered, and waits for the answer. */
  async unregister(run: Run): Promise<void> {
    const answer = await this.#exchange(0, run);
    if (answer.status < 300) this.#binding = 'none';
  }

  /** Closes the line; what may still be registered is taken back without waiting for an answer. */
  close(): void {
    if (this.#binding === 'possible') this.#line.send(this.#request(0).bytes);
    this.#binding = 'none';
    this.#line.close();
  }

  #exchange(expiresSeconds: number | null, run: Run): Promise<SipResponse> {
    return exchange(this.#line, this.#request(expiresSeconds), run);
  }

  #request(expiresSeconds: number | null): SipRequest {
    const { method } = this.#topic;
    this.#sequence += 1;
    const signIn = [...this.#signIns.values()].map((each) => this.#signed(each));
    return writeRequest(this.#asker, { method, sequence: this.#sequence, expiresSeconds, signIn });
  }

  #signed(signIn: SignIn): string {
    signIn.nonceCount += 1;
    const { challenge, login, nonceCount } = signIn;
    const { method, uri } = this.#topic;
    return authorization(challenge, login, { method, uri, nonceCount, cnonce: randomToken() });
  }
}
