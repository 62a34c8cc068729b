import { connect } from 'node:net';

/** What is asked for again and again. */
export type Load = Readonly<{
  /** `http://host:port` */
  origin: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  /** The status that every answer must have. */
  status: number;
  /** How many requests over all connections. */
  requests: number;
}>;

const connections = 32;

/**
 * Sends requests over 32 kept-alive connections, on each the next one after the answer to the last.
 * Rejects when an answer has another status or another length than the first one.
 */
export async function send(load: Load): Promise<void> {
  const each = Math.ceil(load.requests / connections);
  await Promise.all(Array.from({ length: connections }, () => converse(load, each)));
}

function converse(load: Load, requests: number): Promise<void> {
  const { hostname, port } = new URL(load.origin);
  const request = requestOf(load);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let left = requests;
    let length: number | null = null;
    let received = Buffer.alloc(0);
    const refuse = (why: string) => {
      socket.destroy();
      reject(new Error(`${load.path} at ${load.origin} ${why}.`));
    };
    socket.once('connect', () => socket.write(request));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`${load.origin} closed the connection.`)));
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      length ??= lengthOf(received);
      if (length === null || received.length < length) return;
      if (received.length > length) return refuse('answered in another length than before');
      if (!isStatus(received, load.status)) return refuse(`did not answer ${load.status}`);
      received = Buffer.alloc(0);
      left -= 1;
      if (left > 0) return void socket.write(request);
      resolve();
      socket.destroy();
    });
  });
}

function requestOf({ origin, path, headers }: Load): string {
  const lines = Object.entries({ Host: new URL(origin).host, ...headers });
  return [`GET ${path} HTTP/1.1`, ...lines.map((line) => line.join(': ')), '', ''].join('\r\n');
}

/** Bytes of the whole answer, null while its head is not complete (RFC 9112 §6.3). */
function lengthOf(received: Buffer): number | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end);
  const body = / 304 /.test(head.slice(0, 13)) ? '0' : /^content-length: *(\d+)/im.exec(head)?.[1];
  if (body === undefined) throw new Error('The answer has no Content-Length.');
  return end + 4 + Number(body);
}

function isStatus(received: Buffer, status: number): boolean {
  return received.toString('latin1', 9, 12) === String(status);
}
