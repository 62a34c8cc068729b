import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { answerTo, questionIn, type Records } from './dns-message.ts';

/** A name server on 127.0.0.1, over UDP and TCP at one port. */
export type NameServer = Readonly<{
  port: number;
  /** The names it was asked for so far, each with how it was asked. */
  asked: () => readonly string[];
  /** Settles when no TCP connection is open. */
  allClosed: () => Promise<void>;
  stop: () => Promise<void>;
}>;

/** What a name server says to a query; null for nothing. */
export type Reply = (query: Buffer, via: 'udp' | 'tcp') => Buffer | null | Promise<Buffer | null>;

/** All names that a name server knows. */
export type Zone = Readonly<Record<string, Records>>;

/** Answers from a zone; names that are not in it do not exist. */
export function serving(zone: Zone): Reply {
  return (query) => {
    const records = zone[questionIn(query).name];
    return answerTo(query, records ?? {}, { code: records ? 0 : 3, truncated: false });
  };
}

/** Answers by an error code (RFC 1035 §4.1.1) those names that `isMeant` picks, else like `reply`. */
export function failing(code: number, isMeant: (name: string) => boolean, reply: Reply): Reply {
  return (query, via) =>
    isMeant(questionIn(query).name)
      ? answerTo(query, {}, { code, truncated: false })
      : reply(query, via);
}

/** Says over UDP that the answer does not fit, and answers over TCP. */
export function truncating(reply: Reply): Reply {
  return (query, via) =>
    via === 'tcp' ? reply(query, via) : answerTo(query, {}, { code: 0, truncated: true });
}

/** Starts a name server on a free port. */
export async function startNameServer(reply: Reply): Promise<NameServer> {
  const asked: string[] = [];
  const answer = async (query: Buffer, via: 'udp' | 'tcp') => {
    asked.push(`${questionIn(query).name} over ${via}`);
    return reply(query, via);
  };
  const tcp = await startTcp((query) => answer(query, 'tcp'));
  const udp = await startUdp(tcp.port, (query) => answer(query, 'udp'));
  return {
    port: tcp.port,
    asked: () => asked,
    allClosed: tcp.allClosed,
    stop: async () => void (await Promise.all([tcp.stop(), udp.stop()])),
  };
}

type Answer = (query: Buffer) => Promise<Buffer | null>;

async function startUdp(port: number, answer: Answer) {
  const socket = createSocket('udp4').bind(port, '127.0.0.1');
  await once(socket, 'listening');
  let isOpen = true;
  socket.on('message', async (query, from) => {
    const message = await answer(query);
    if (message && isOpen) socket.send(message, from.port, from.address);
  });
  const stop = async () => {
    isOpen = false;
    socket.close();
    await once(socket, 'close');
  };
  return { stop };
}

/** Over TCP each message has its length before it (RFC 1035 §4.2.2). */
async function startTcp(answer: Answer) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // A client that hangs up half-way is what is tested here.
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    let heard = Buffer.alloc(0);
    socket.on('data', async (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      while (heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE(0)) {
        const end = 2 + heard.readUInt16BE(0);
        const query = heard.subarray(2, end);
        heard = heard.subarray(end);
        const message = await answer(query);
        if (message) socket.write(Buffer.concat([lengthOf(message), message]));
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  const allClosed = async () => {
    await Promise.all([...sockets].map((socket) => once(socket, 'close')));
  };
  return { port: (server.address() as AddressInfo).port, allClosed, stop };
}

function lengthOf(message: Buffer): Buffer {
  return Buffer.of(message.length >> 8, message.length & 255);
}
