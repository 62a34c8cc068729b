import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Header } from './sip-message.ts';

/** Who may ask. */
export type Account = Readonly<{ user: string; password: string }>;

/** What is thought of the credentials of a request. */
export type Verdict = 'right' | 'wrong' | 'stale' | 'absent';

/** The algorithms in the order in which they are offered (RFC 8760 §2.4), by the name of each hash. */
const algorithms: Readonly<Record<string, string>> = { 'SHA-256': 'sha256', MD5: 'md5' };

const realm = 'wallet.example';
const nonceLifeMs = 300_000;

/** Checks digest credentials (RFC 7616, RFC 8760). A nonce carries its time and needs no memory. */
export class DigestGuard {
  readonly #account: Account;
  readonly #key = randomBytes(32);

  constructor(account: Account) {
    this.#account = account;
  }

  /** One challenge for each algorithm. */
  challenges(stale: boolean): readonly Header[] {
    const nonce = this.#nonceOf(Date.now());
    return Object.keys(algorithms).map((algorithm) => ({
      name: 'WWW-Authenticate',
      value: `Digest realm="${realm}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"${stale ? ', stale=true' : ''}`,
    }));
  }

  /** Judges the credentials for a request with this method; the first that are for us count. */
  judge(method: string, credentials: readonly string[]): Verdict {
    const given = credentials.map(readCredentials).find((one) => one?.get('realm') === realm);
    if (!given) return 'absent';
    const [hash, time] = [
      algorithms[given.get('algorithm')?.toUpperCase() ?? 'MD5'],
      timeIn(given),
    ];
    if (!hash || given.get('username') !== this.#account.user) return 'wrong';
    if (given.get('nonce') !== this.#nonceOf(time) || Date.now() - time > nonceLifeMs)
      return 'stale';
    return same(given.get('response') ?? '', this.#expected(method, given, hash))
      ? 'right'
      : 'wrong';
  }

  /** RFC 7616 §3.4.1; without qop as in RFC 2069, which RFC 3261 §22.4 still allows. */
  #expected(method: string, given: ReadonlyMap<string, string>, hash: string): string {
    const digest = (text: string) => createHash(hash).update(text).digest('hex');
    const { user, password } = this.#account;
    const secret = digest(`${user}:${realm}:${password}`);
    const what = digest(`${method}:${given.get('uri') ?? ''}`);
    const nonce = given.get('nonce') ?? '';
    if (!given.has('qop')) return digest(`${secret}:${nonce}:${what}`);
    const [count, own, qop] = ['nc', 'cnonce', 'qop'].map((name) => given.get(name) ?? '');
    return digest(`${secret}:${nonce}:${count}:${own}:${qop}:${what}`);
  }

  #nonceOf(time: number): string {
    const seal = createHmac('sha256', this.#key).update(String(time)).digest('hex').slice(0, 32);
    return `${time.toString(36)}.${seal}`;
  }
}

function timeIn(given: ReadonlyMap<string, string>): number {
  return Number.parseInt((given.get('nonce') ?? '').split('.')[0] ?? '', 36);
}

/** `Digest name="value", name=value`; null for another scheme. */
function readCredentials(text: string): ReadonlyMap<string, string> | null {
  if (!/^digest\s/i.test(text)) return null;
  const pairs = text.slice(7).matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi);
  return new Map(
    [...pairs].map(([, name = '', quoted, plain]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
    ]),
  );
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given.toLowerCase()), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
