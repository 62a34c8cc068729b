import { createHash, randomBytes } from 'node:crypto';
import type { Login } from '../../../src/domain/monitor/probe-spec.ts';
import { type HeardRequest, type Reply, response } from './sip.ts';

/** How a gateway of the tests wants users to sign in. */
export type Demand = Readonly<{
  login: Login;
  /** By default 401; 407 as a proxy. */
  status?: 401 | 407;
  /** Values of the challenge besides realm and nonce: `algorithm=MD5, qop="auth"`. */
  values?: string;
  realm?: string;
  /** How many right answers are refused because their nonce is too old. */
  stale?: number;
}>;

/**
 * Lets nobody pass to `reply` who does not sign in by digest (RFC 7616). It reads and reckons by
 * means of its own, so that a fault of the probe does not hide itself.
 */
export function demanding(demand: Demand, reply: Reply): Reply {
  const { status = 401, values = 'qop="auth"', realm = 'test', stale = 0 } = demand;
  const nonces: string[] = [];
  let staleLeft = stale;
  const challenge = (request: HeardRequest, more = '') => {
    nonces.push(randomBytes(8).toString('hex'));
    const name = status === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate';
    const quotedRealm = realm.replace(/["\\]/g, '\\$&');
    const line = `${name}: Digest realm="${quotedRealm}", nonce="${nonces.at(-1)}", ${values}${more}`;
    return [response(request, `${status} Sign In`, [line])];
  };
  return (request) => {
    const answer = request.header(status === 401 ? 'Authorization' : 'Proxy-Authorization');
    if (answer === '' || !isRight(answer, request, demand, realm)) return challenge(request);
    const isNew = valueIn(answer, 'nonce') === nonces.at(-1);
    if (isNew && staleLeft-- <= 0) return reply(request);
    return challenge(request, ', stale=TRUE');
  };
}

/** A quoted or plain value of an answer, without quotes and escapes. */
export function valueIn(answer: string, name: string): string {
  const [, quoted, plain = ''] =
    new RegExp(`(?:Digest|,) *${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^",]*))`).exec(answer) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? plain;
}

function isRight(
  answer: string,
  { method, uri }: HeardRequest,
  { login }: Demand,
  realm: string,
): boolean {
  const value = (name: string) => valueIn(answer, name);
  const hash = (text: string) => {
    const algorithm = value('algorithm') || 'MD5';
    const name = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' }[algorithm];
    if (!name) throw new Error(`The algorithm ${algorithm} was not offered.`);
    return createHash(name).update(text, 'latin1').digest('hex');
  };
  const user = Buffer.from(login.user, 'utf8').toString('latin1');
  const password = Buffer.from(login.password, 'utf8').toString('latin1');
  if (value('username') !== user || value('realm') !== realm || value('uri') !== uri) return false;
  const use = value('qop') ? `${value('nc')}:${value('cnonce')}:${value('qop')}:` : '';
  const secret = hash(`${user}:${realm}:${password}`);
  return (
    value('response') === hash(`${secret}:${value('nonce')}:${use}${hash(`${method}:${uri}`)}`)
  );
}
