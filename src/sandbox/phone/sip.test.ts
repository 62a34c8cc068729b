import { createHash } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialRaw, type RawLine } from '../../../tests/support/raw-line.ts';
import { type Listener, openListener } from '../listener.ts';
import { tcpEntrance } from '../tcp-entrance.ts';
import { udpEntrance } from '../udp-entrance.ts';
import { createPhone } from './sip.ts';

const slowMs = 150;
const account = { user: 'probe', password: 'a+b/c=' };
let listener: Listener;
const closers: (() => void)[] = [];

beforeEach(async () => {
  const phone = createPhone(account);
  listener = await openListener(udpEntrance(phone.udp), tcpEntrance(phone.tcp));
});
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await listener.stop();
});

async function dial(): Promise<RawLine> {
  const line = await dialRaw(listener.port);
  closers.push(line.drop);
  return line;
}

/** A connected socket, as only such a one is told that a port is closed. */
async function datagrams(): Promise<{ socket: Socket; say(text: string): void }> {
  const socket = createSocket('udp4');
  closers.push(() => socket.close());
  socket.connect(listener.port, '127.0.0.1');
  await once(socket, 'connect');
  return { socket, say: (text) => socket.send(text) };
}

let branches = 0;

type Wanted = Readonly<{
  method?: string;
  uri?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** A request as a client writes it; a header that is empty is left out. */
function written({ method = 'OPTIONS', uri = 'sip:help@127.0.0.1', headers = {} }: Wanted = {}) {
  branches += 1;
  const all = {
    Via: `SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bK${branches}`,
    'Max-Forwards': '70',
    From: '<sip:probe@127.0.0.1>;tag=a1',
    To: '<sip:probe@127.0.0.1>',
    'Call-ID': 'c1',
    CSeq: `${branches} ${method}`,
    'Content-Length': '0',
    ...headers,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return `${method} ${uri} SIP/2.0\r\n${lines.map((one) => one.join(': ')).join('\r\n')}\r\n\r\n`;
}

async function asked(wanted: Wanted): Promise<string> {
  const line = await dial();
  line.say(written(wanted));
  return line.hears(/\r\n\r\n$/);
}

/** Asks, and asks again with the credentials that are wanted (RFC 7616 §3.4). */
async function signedIn(wanted: Wanted, algorithm: 'SHA-256' | 'MD5', password = account.password) {
  const challenge = await asked(wanted);
  expect(challenge).toMatch(/^SIP\/2\.0 401 Unauthorized\r\n/);
  const own = new RegExp(`realm="(.*?)", nonce="(.*?)", algorithm=${algorithm}, qop="auth"`);
  const [, realm, nonce] = own.exec(challenge) ?? [];
  const hash = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const uri = wanted.uri ?? 'sip:help@127.0.0.1';
  const secret = hash(`${account.user}:${realm}:${password}`);
  const what = hash(`${wanted.method ?? 'OPTIONS'}:${uri}`);
  const response = hash(`${secret}:${nonce}:00000001:c0:auth:${what}`);
  const authorization =
    `Digest username="${account.user}", realm="${realm}", nonce="${nonce}", uri="${uri}", ` +
    `algorithm=${algorithm}, qop=auth, nc=00000001, cnonce="c0", response="${response}"`;
  return asked({ ...wanted, headers: { ...wanted.headers, Authorization: authorization } });
}

describe('a request', () => {
  it.each(['SHA-256', 'MD5'] as const)('OPTIONS is answered after a digest by %s', async (hash) => {
    const answer = await signedIn({}, hash);
    expect(answer).toMatch(/^SIP\/2\.0 200 OK\r\n/);
    expect(answer).toContain('\r\nAllow: INVITE, ACK, CANCEL, OPTIONS, REGISTER\r\n');
    expect(answer).toMatch(/\r\nTo: <sip:probe@127\.0\.0\.1>;tag=[\da-f]{16}\r\n/);
    expect(answer).toMatch(/^Via: SIP\/2\.0\/UDP 127\.0\.0\.1:9;rport=\d+;branch=\S+;received=/m);
  });

  it('is challenged again when the password is wrong or the nonce is not ours', async () => {
    expect(await signedIn({}, 'SHA-256', 'wrong')).toMatch(/^SIP\/2\.0 401 (?![\s\S]*stale)/);
    const forged = 'Digest username="probe", realm="wallet.example", nonce="1.2", response="3"';
    const answer = await asked({ headers: { Authorization: forged } });
    expect(answer).toMatch(/^SIP\/2\.0 401 [\s\S]*stale=true/);
  });

  it.each([
    ['a call to the line', { method: 'INVITE' }, '480 Temporarily Unavailable'],
    ['a call to nobody', { method: 'INVITE', uri: 'sip:nobody@127.0.0.1' }, '404 Not Found'],
    ['a message', { method: 'MESSAGE' }, '405 Method Not Allowed'],
    ['the end of no call', { method: 'CANCEL' }, '481 Call/Transaction Does Not Exist'],
    ['a number of the telephone', { uri: 'tel:+864000000' }, '416 Unsupported URI Scheme'],
    ['what needs an extension', { headers: { Require: '100rel' } }, '420 Bad Extension'],
    ['no From tag', { headers: { From: '<sip:a@b>' } }, '400 Bad Request'],
    ['no Max-Forwards', { headers: { 'Max-Forwards': '' } }, '400 Bad Request'],
    ['a CSeq of another method', { headers: { CSeq: '1 INVITE' } }, '400 Bad Request'],
    ['no Call-ID', { headers: { 'Call-ID': '' } }, '400 Bad Request'],
  ] as const)('that is %s is answered as it deserves', async (_what, wanted, status) => {
    expect(await asked(wanted)).toMatch(new RegExp(`^SIP/2\\.0 ${status}\\r\\n`));
  });

  it('is understood with short names, folded lines and in single bytes', async () => {
    const line = await dial();
    const text = written({ method: 'INVITE', headers: { Via: '', 'Call-ID': '', To: '' } }).replace(
      'Content-Length: 0',
      'v: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKx\r\ni: c2\r\nt: "Help"\r\n\t<sip:help@127.0.0.1>\r\nl: 0',
    );
    for (const byte of `\r\n\r\n${text}`) line.say(byte);
    expect(await line.hears(/\r\n\r\n$/)).toMatch(/^SIP\/2\.0 480 [\s\S]*\r\nCall-ID: c2\r\n/);
  });

  it('follows another one on a connection, each ended by its length', async () => {
    const line = await dial();
    const first = written({ method: 'INVITE', headers: { 'Content-Length': '4' } });
    line.say(`${first}v=0\n${written({ method: 'ACK' })}${written({ method: 'MESSAGE' })}`);
    const heard = await line.hears(/405 [\s\S]*\r\n\r\n$/);
    expect(heard.match(/^SIP\/2\.0 \d+/gm)).toEqual(['SIP/2.0 480', 'SIP/2.0 405']);
  });

  it.each([
    ['is none', 'GET / HTTP/1.1\r\n\r\n'],
    ['has no length', written({ headers: { 'Content-Length': '' } })],
    ['has no end', 'x'.repeat(70_000)],
  ])('that %s ends the connection', async (_what, text) => {
    const line = await dial();
    line.say(text);
    expect(await line.rest()).toBe('');
  });
});

describe('a registration', () => {
  const contact = { To: '<sip:probe@127.0.0.1>', Contact: '<sip:probe@127.0.0.1:5070>' };
  const register = (headers: Readonly<Record<string, string>>) =>
    signedIn({ method: 'REGISTER', uri: 'sip:127.0.0.1', headers }, 'SHA-256');

  it('is kept, told and taken back', async () => {
    const kept = await register({ ...contact, Expires: '60' });
    expect(kept).toMatch(/^SIP\/2\.0 200 OK\r\n/);
    expect(kept).toMatch(/\r\nContact: <sip:probe@127\.0\.0\.1:5070>;expires=60\r\n/);
    expect(await register({ To: contact.To })).toContain('Contact: <sip:probe@127.0.0.1:5070>');
    const gone = await register({ ...contact, Expires: '0' });
    expect(gone).toMatch(/^SIP\/2\.0 200 OK\r\n/);
    expect(gone).not.toContain('Contact:');
  });

  it.each([
    ['another address', { ...contact, To: '<sip:help@127.0.0.1>' }, 404],
    ['all contacts at once, but not to take them back', { ...contact, Contact: '*' }, 400],
    ['a time that is none', { ...contact, Expires: 'soon' }, 400],
  ] as const)('of %s is refused', async (_what, headers, status) => {
    expect(await register(headers)).toMatch(new RegExp(`^SIP/2\\.0 ${status} `));
  });
});

describe('over UDP', () => {
  const statusOf = async (socket: Socket) =>
    String((await once(socket, 'message'))[0]).split('\r\n')[0];

  it('answers, and answers a repeated request with the very same', async () => {
    const { socket, say } = await datagrams();
    const request = written({ method: 'INVITE' });
    say(request);
    const [first] = await once(socket, 'message');
    say(request);
    const [second] = await once(socket, 'message');
    expect(String(first)).toMatch(/^SIP\/2\.0 480 /);
    expect(second).toEqual(first);
  });

  it('answers late when slow, and once only however often it is asked', async () => {
    await listener.become({ kind: 'slow', byMs: slowMs });
    const { socket, say } = await datagrams();
    const heard: string[] = [];
    socket.on('message', (message) => heard.push(String(message)));
    const begun = performance.now();
    const request = written({ method: 'INVITE' });
    for (const text of [request, request, request]) say(text);
    await once(socket, 'message');
    expect(performance.now() - begun).toBeGreaterThanOrEqual(slowMs - 2);
    await listener.become({ kind: 'well' });
    say(written({ method: 'MESSAGE' }));
    await once(socket, 'message');
    expect(heard.map((text) => text.slice(0, 11))).toEqual(['SIP/2.0 480', 'SIP/2.0 405']);
  });

  it.each(['silent', 'close'] as const)('says nothing when broken by %s', async (kind) => {
    await listener.become({ kind });
    const { socket, say } = await datagrams();
    const heard: string[] = [];
    socket.on('message', (message) => heard.push(String(message)));
    say(written({ method: 'INVITE' }));
    // What comes in at one port is heard in order: the second answer would be behind the first.
    await once(await dialClosed(), 'close');
    await listener.become({ kind: 'well' });
    say(written({ method: 'MESSAGE' }));
    await once(socket, 'message');
    expect(heard.map((text) => text.slice(0, 11))).toEqual(['SIP/2.0 405']);
  });

  it('is out of order, talks garbage, and is not there at all', async () => {
    const { socket, say } = await datagrams();
    await listener.become({ kind: 'error' });
    say(written());
    expect(await statusOf(socket)).toBe('SIP/2.0 503 Service Unavailable');
    await listener.become({ kind: 'garbage' });
    say(written());
    expect((await once(socket, 'message'))[0][0]).toBe(0xff);
    await listener.become({ kind: 'refuse' });
    say(written());
    expect((await once(socket, 'error'))[0]).toMatchObject({ code: 'ECONNREFUSED' });
    await listener.become({ kind: 'well' });
    say(written());
    expect(await statusOf(socket)).toBe('SIP/2.0 401 Unauthorized');
  });

  it.each([
    '',
    '\r\n\r\n',
    'x',
    'SIP/2.0 200 OK\r\n\r\n',
    written({ headers: { 'Content-Length': '9' } }),
  ])('goes on after %j, which is no request', async (text) => {
    const { socket, say } = await datagrams();
    say(text);
    say(written());
    expect(await statusOf(socket)).toBe('SIP/2.0 401 Unauthorized');
  });
});

/** A connection of which the other side has had a turn of the event loop. */
async function dialClosed() {
  const { socket } = await dialRaw(listener.port);
  socket.end();
  return socket;
}

describe('over TCP', () => {
  it('answers late when slow, and with 503 when out of order', async () => {
    await listener.become({ kind: 'slow', byMs: slowMs });
    const begun = performance.now();
    expect(await asked({ method: 'INVITE' })).toMatch(/^SIP\/2\.0 480 /);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(slowMs - 2);
    await listener.become({ kind: 'error' });
    expect(await asked({})).toMatch(/^SIP\/2\.0 503 Service Unavailable\r\n/);
  });
});
