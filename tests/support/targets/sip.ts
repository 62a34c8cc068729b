import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { SipSpec } from '../../../src/domain/monitor/sip-spec.ts';
import type { Place } from '../../contract/probe-subject.ts';

/** A request as a peer of the tests reads it, by means of its own; texts are in latin1. */
export type HeardRequest = Readonly<{
  method: string;
  uri: string;
  /** By its long name; empty when absent. */
  header: (name: string) => string;
  text: string;
  /** The place it came from. */
  from: string;
}>;

/** What a peer says to a request: any number of messages, each in a packet of its own. */
export type Reply = (request: HeardRequest) => readonly (string | Buffer)[];

/** A peer over UDP. */
export type SipTarget = Readonly<{
  port: number;
  /** Everything that was asked so far. */
  heard: readonly HeardRequest[];
  /** Sends to whoever asked last, from another socket: another port. */
  sayFromElsewhere: (message: string) => Promise<void>;
  stop: () => Promise<void>;
}>;

/** OPTIONS to a gateway over UDP on loopback; what a test cares about is given. */
export function sipSpec(given: Partial<SipSpec> & { port: number }): SipSpec {
  return {
    kind: 'sip',
    uri: 'sip:127.0.0.1',
    host: '127.0.0.1',
    transport: 'udp',
    family: 'any',
    question: { method: 'OPTIONS' },
    login: null,
    accept: [],
    ...given,
  };
}

/** The same over a connection, where a test of the contract leads. */
export function sipSpecAt({ host, port, security }: Place): SipSpec {
  return sipSpec({ host, port, transport: security === 'tls' ? 'tls' : 'tcp' });
}

/** A response with the headers that RFC 3261 §8.2.6 wants copied, and further lines. */
export function response(
  request: HeardRequest,
  status: string,
  lines: readonly string[] = [],
): string {
  const copied = ['Via', 'From', 'Call-ID', 'CSeq'].map(
    (name) => `${name}: ${request.header(name)}`,
  );
  const all = [...copied, `To: ${request.header('To')};tag=peer`, ...lines, 'Content-Length: 0'];
  return `SIP/2.0 ${status}\r\n${all.join('\r\n')}\r\n\r\n`;
}

/** Says the same to every request. */
export function replying(status: string, lines: readonly string[] = []): Reply {
  return (request) => [response(request, status, lines)];
}

/** Speaks SIP over a connection, request by request. */
export function sipOver(reply: Reply): (stream: Duplex) => void {
  return (stream) => {
    let pending = '';
    stream.on('data', (bytes: Buffer) => {
      pending += bytes.toString('latin1');
      for (let end = pending.indexOf('\r\n\r\n'); end >= 0; end = pending.indexOf('\r\n\r\n')) {
        const request = readRequest(pending.slice(0, end), '');
        pending = pending.slice(end + 4);
        for (const message of reply(request)) stream.write(bytesOf(message));
      }
    });
    stream.once('end', () => stream.end());
  };
}

/** Starts a peer over UDP on a free port. */
export async function startSipTarget(
  reply: Reply,
  { host = '127.0.0.1', port = 0 }: { host?: string; port?: number } = {},
): Promise<SipTarget> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const heard: HeardRequest[] = [];
  let last: RemoteInfo | null = null;
  socket.on('message', (bytes, from) => {
    last = from;
    const request = readRequest(bytes.toString('latin1'), `${from.address}:${from.port}`);
    heard.push(request);
    for (const message of reply(request)) socket.send(bytesOf(message), from.port, from.address);
  });
  socket.bind(port, host);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    heard,
    sayFromElsewhere: async (message) => {
      if (!last) throw new Error('Nobody has asked yet.');
      const other = createSocket('udp4');
      await new Promise((sent) => other.send(message, last?.port, last?.address, sent));
      other.close();
    },
    stop: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}

function readRequest(text: string, from: string): HeardRequest {
  const [startLine = '', ...lines] = text.split('\r\n');
  const [method = '', uri = ''] = startLine.split(' ');
  const header = (name: string) => {
    const start = `${name.toLowerCase()}:`;
    const line = lines.find((each) => each.toLowerCase().startsWith(start));
    return line?.slice(start.length).trim() ?? '';
  };
  return { method, uri, header, text, from };
}

function bytesOf(message: string | Buffer): Buffer {
  return typeof message === 'string' ? Buffer.from(message, 'latin1') : message;
}
