import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Channel, channels } from './channels.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type TargetName, targetNames, targetsOf } from './targets.ts';

const slowMs = 250;
const services = ['api', 'signin', 'payments', 'withdrawals', 'verification'] as const;
type Service = (typeof services)[number];
let dataDir: string;
let sandbox: Sandbox;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'helplight-sandbox-'));
  sandbox = await startSandbox({ dataDir, slowMs });
});
afterEach(() => sandbox.heal());
afterAll(async () => {
  await sandbox.stop();
  await rm(dataDir, { recursive: true });
});

/** Every address that can be called over TCP. */
const addresses = [
  ['chat', 'SUPPORT_CHAT_URL'],
  ['email', 'SUPPORT_SMTP_URL'],
  ['email', 'SUPPORT_IMAP_URL'],
  ['phone', 'SUPPORT_SIP_URI'],
  ...services.map((service) => [service, targetNames[service][0]] as const),
] as const satisfies readonly (readonly [Channel, TargetName])[];

const targetOf = (channel: 'chat' | Service) => sandbox.targets[targetNames[channel][0]];

/** A caller with nothing but TCP: what it has heard, and how the line ended. */
function dial(name: TargetName) {
  const socket = connect(portOf(name), '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('data', (chunk) => heard.push(chunk));
  const ended = new Promise<string>((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('close', () => resolve('closed'));
  });
  socket.write(firstWords(name));
  return { socket, ended, heard: () => Buffer.concat(heard) };
}

function portOf(name: TargetName): number {
  return Number(/127\.0\.0\.1:(\d+)/.exec(sandbox.targets[name])?.[1]);
}

/** Mail servers speak first; all others answer to this. */
function firstWords(name: TargetName): string {
  if (name === 'SUPPORT_SMTP_URL' || name === 'SUPPORT_IMAP_URL') return '';
  if (name === 'SUPPORT_SIP_URI') {
    return (
      'OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1\r\n' +
      'From: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:127.0.0.1>\r\nCall-ID: 1\r\n' +
      'CSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n'
    );
  }
  const { pathname } = new URL(sandbox.targets[name]);
  return (
    `GET ${pathname} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n' +
    'Sec-WebSocket-Protocol: helplight.chat.v1\r\n\r\n'
  );
}

/** Returns once the sandbox, which shares our event loop, has had its turn on every socket. */
async function turnOfTheSandbox() {
  await once(get(sandbox.inboxUrl, { agent: false }).end(), 'response');
}

type Answer = Readonly<{ status: number; type: string; body: string; ms: number }>;

function ask(url: string): Promise<Answer | string> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const request = get(url, { agent: false }, async (response) => {
      const body = Buffer.concat(await response.toArray()).toString();
      const type = response.headers['content-type'] ?? '';
      resolve({ status: response.statusCode ?? 0, type, body, ms: performance.now() - begun });
    });
    request.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

async function openChat() {
  const socket = new WebSocket(targetOf('chat'), 'helplight.chat.v1');
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const failed = new Promise<string>((resolve) => {
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
  const messages: Record<string, unknown>[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(data.toString())));
  await once(socket, 'open');
  const next = async () => {
    if (messages.length === 0) await once(socket, 'message');
    return messages.shift();
  };
  const say = (message: object) => socket.send(JSON.stringify(message));
  return { socket, closed, failed, next, say };
}

describe.each(addresses)('%s at %s', (channel, name) => {
  it('refuses connections when nothing listens, and comes back on the same port', async () => {
    const before = sandbox.targets[name];
    await sandbox.break(channel, 'refuse');
    expect(await dial(name).ended).toBe('ECONNREFUSED');
    await sandbox.heal(channel);
    expect(sandbox.targets[name]).toBe(before);
    expect(await wellness(channel)).toBe('well');
  });

  it('accepts and never says a byte when silent', async () => {
    await sandbox.break(channel, 'silent');
    const call = dial(name);
    await once(call.socket, 'connect');
    await turnOfTheSandbox();
    expect(call.socket.readyState).toBe('open');
    await sandbox.heal(channel);
    expect(await call.ended).toBe('closed');
    expect(call.heard()).toHaveLength(0);
    expect(await wellness(channel)).toBe('well');
  });

  it('says bytes that are no protocol when it talks garbage', async () => {
    await sandbox.break(channel, 'garbage');
    const call = dial(name);
    await once(call.socket, 'data');
    expect(call.heard()[0]).toBe(0xff);
    call.socket.destroy();
    await sandbox.heal(channel);
    expect(await wellness(channel)).toBe('well');
  });

  it('accepts and hangs up at once without a word when it closes', async () => {
    await sandbox.break(channel, 'close');
    const call = dial(name);
    expect(await call.ended).toBe('closed');
    expect(call.heard()).toHaveLength(0);
    await sandbox.heal(channel);
    expect(await wellness(channel)).toBe('well');
  });

  it.each([
    ['refuse', 'ECONNRESET'],
    ['close', 'closed'],
  ] as const)('ends an open connection when broken by %s', async (mode, end) => {
    const call = dial(name);
    await once(call.socket, 'data');
    await sandbox.break(channel, mode);
    expect(await call.ended).toBe(end);
  });

  it('is broken alone', async () => {
    await sandbox.break(channel, 'refuse');
    for (const other of channels.filter((one) => one !== channel)) {
      expect(await wellness(other)).toBe('well');
    }
  });

  it('goes from each mode straight to any other', async () => {
    await sandbox.break(channel, 'refuse');
    await sandbox.break(channel, 'silent');
    const call = dial(name);
    await once(call.socket, 'connect');
    await turnOfTheSandbox();
    await sandbox.break(channel, 'garbage');
    await once(call.socket, 'data');
    await sandbox.break(channel, 'refuse');
    expect(await call.ended).toBe('ECONNRESET');
  });
});

/** Says `well` when every address of the channel answers as it should. */
async function wellness(channel: Channel): Promise<unknown> {
  if (channel === 'chat') return wellnessOfChat();
  const names = addresses.filter(([one]) => one === channel).map(([, name]) => name);
  for (const name of names) {
    const call = dial(name);
    await Promise.race([once(call.socket, 'data'), call.ended]);
    call.socket.destroy();
    if (!wellAnswered.test(call.heard().toString())) return call.heard().toString();
  }
  return 'well';
}

const wellAnswered = /^(220 |\* OK |SIP\/2\.0 401 |HTTP\/1\.1 200 .*"status":"ok")/s;

async function wellnessOfChat(): Promise<unknown> {
  const chat = await openChat();
  chat.say({ type: 'hello', visitor: 'probe-1' });
  await chat.next();
  chat.say({ type: 'message', id: 'm1', text: 'ping' });
  const reply = await chat.next();
  chat.say({ type: 'bye' });
  return (await chat.closed) === 1000 && reply?.to === 'm1' ? 'well' : reply;
}

describe.each(services)('%s over HTTP', (service) => {
  it('answers well but late when slow', async () => {
    await sandbox.break(service, 'slow');
    const answer = await ask(targetOf(service));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer).toHaveProperty(
      'ms',
      expect.toSatisfy((ms: number) => ms >= slowMs - 2),
    );
  });

  it('answers 503 with problem details when out of order', async () => {
    await sandbox.break(service, 'error');
    expect(await ask(targetOf(service))).toMatchObject({
      status: 503,
      type: 'application/problem+json',
      body: expect.stringContaining('"status":503'),
    });
  });

  it('cannot be understood by an HTTP client when it talks garbage', async () => {
    await sandbox.break(service, 'garbage');
    expect(await ask(targetOf(service))).toMatch(/^HPE_/);
  });

  it('leaves a kept connection without an answer when it falls silent', async () => {
    const call = dial(targetNames[service][0]);
    await once(call.socket, 'data');
    const before = call.heard().length;
    await sandbox.break(service, 'silent');
    call.socket.write('GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await turnOfTheSandbox();
    await sandbox.heal(service);
    expect(await call.ended).toBe('closed');
    expect(call.heard()).toHaveLength(before);
  });

  it('answers out of order on a connection that was kept open', async () => {
    const call = dial(targetNames[service][0]);
    await once(call.socket, 'data');
    await sandbox.break(service, 'error');
    call.socket.write('GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
    await call.ended;
    expect(call.heard().toString()).toMatch(/^HTTP\/1\.1 200 [\s\S]*HTTP\/1\.1 503 /);
  });
});

describe('chat over WebSocket', () => {
  it('greets at once and replies late when slow', async () => {
    await sandbox.break('chat', 'slow');
    const chat = await openChat();
    chat.say({ type: 'hello', visitor: 'probe-1' });
    expect(await chat.next()).toMatchObject({ type: 'welcome' });
    const asked = performance.now();
    chat.say({ type: 'message', id: 'm1', text: 'ping' });
    expect(await chat.next()).toMatchObject({ type: 'reply', to: 'm1' });
    expect(performance.now() - asked).toBeGreaterThanOrEqual(slowMs - 2);
    chat.socket.close();
    await chat.closed;
  });

  it('says an error and closes with 1011 when out of order', async () => {
    await sandbox.break('chat', 'error');
    const chat = await openChat();
    expect(await chat.next()).toMatchObject({ type: 'error' });
    expect(await chat.closed).toBe(1011);
  });

  it('says the error to an open conversation too', async () => {
    const chat = await openChat();
    await sandbox.break('chat', 'error');
    expect(await chat.next()).toMatchObject({ type: 'error' });
    expect(await chat.closed).toBe(1011);
  });

  it('breaks the frames of an open conversation when it talks garbage', async () => {
    const chat = await openChat();
    await sandbox.break('chat', 'garbage');
    expect(await chat.failed).toMatch(/^WS_ERR_/);
    expect(await chat.closed).toBe(1006);
  });

  it('leaves an open conversation without a reply when it falls silent', async () => {
    const chat = await openChat();
    chat.say({ type: 'hello', visitor: 'probe-1' });
    await chat.next();
    await sandbox.break('chat', 'silent');
    let heard = 0;
    chat.socket.on('message', () => (heard += 1));
    chat.say({ type: 'message', id: 'm1', text: 'ping' });
    await turnOfTheSandbox();
    await sandbox.heal('chat');
    expect(await chat.closed).toBe(1006);
    expect(heard).toBe(0);
  });
});

describe('the sandbox', () => {
  it('says how every channel is and where', async () => {
    await sandbox.break('payments', 'garbage');
    expect(sandbox.status()).toEqual(
      channels.map((channel) => ({
        channel,
        targets: targetsOf(channel, sandbox.targets),
        condition: channel === 'payments' ? 'garbage' : 'well',
      })),
    );
  });

  it('heals all channels when none is named', async () => {
    for (const channel of channels) await sandbox.break(channel, 'refuse');
    await sandbox.heal();
    for (const channel of channels) expect(await wellness(channel)).toBe('well');
  });

  it('lets each of several changes that were asked for at once take effect in order', async () => {
    await Promise.all([
      sandbox.break('api', 'refuse'),
      sandbox.heal('api'),
      sandbox.break('api', 'refuse'),
      sandbox.break('api', 'error'),
    ]);
    expect(await ask(targetOf('api'))).toMatchObject({ status: 503 });
  });

  it('tells how many people wait in the chat in the health of the API', async () => {
    const chat = await openChat();
    chat.say({ type: 'hello', visitor: 'Li Lei' });
    await chat.next();
    const answer = await ask(targetOf('api'));
    expect(answer).toHaveProperty('body', expect.stringContaining('"queues":{"chat":1,'));
    chat.socket.close();
    await chat.closed;
  });

  it('runs beside another one with a data directory of its own', async () => {
    const otherDir = await mkdtemp(join(tmpdir(), 'helplight-sandbox-'));
    const other = await startSandbox({ dataDir: otherDir });
    await other.break('api', 'refuse');
    expect(await wellness('api')).toBe('well');
    expect(await ask(other.targets.SUPPORT_API_URL)).toBe('ECONNREFUSED');
    await other.stop();
    await rm(otherDir, { recursive: true });
  });
});
