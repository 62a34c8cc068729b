/**
 * Receives the webhooks of a status page (dialects `standard` and `cloudevents`). Needs nothing but
 * Node, which runs it as it stands from 22.18 on:
 *
 *   WEBHOOK_SECRET=whsec_… PORT=9000 node receiver.ts
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { pathToFileURL } from 'node:url';

/** The members that this example reads; /schemas/event-1.json of the page has all of them. */
export type Event = { id: string; type: string; sequence: number; data: unknown };

/** How far the clock of the sender may be from ours, in seconds: what is older may be a replay. */
const tolerance = 5 * 60;

/** More than any message of a status page has. */
const mostBytes = 64 * 1024;

/** A server that hands each event on once, and answers before that is done. */
export function receiver(secret: string, handle: (event: Event) => void): Server {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  // Keep this where it outlives a restart, such as a table with the id as its key.
  const seen = new Set<string>();

  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > mostBytes) return response.writeHead(413).end();
      // The bytes as they came: JSON that was parsed and printed again has another signature.
      const body = Buffer.concat(chunks);
      if (!isSigned(body, request.headers, key)) return response.writeHead(401).end();
      response.writeHead(204).end();
      const id = String(request.headers['webhook-id']);
      if (seen.has(id)) return;
      seen.add(id);
      const message = JSON.parse(body.toString());
      // A CloudEvent has the event as its data.
      handle('specversion' in message ? message.data : message);
    });
  });
}

/** Checks a message by Standard Webhooks 1.0. */
export function isSigned(body: Buffer, headers: IncomingHttpHeaders, key: Buffer): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp } = headers;
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  // Not a number is not within the tolerance either.
  if (!(age <= tolerance)) return false;
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // While the secret is being changed there are two signatures, and one of them is for us.
  return String(headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice('v1,'.length), 'base64'))
    .some((given) => given.length === right.length && timingSafeEqual(given, right));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { WEBHOOK_SECRET = '', PORT = '9000' } = process.env;
  if (!WEBHOOK_SECRET) throw new Error('Set WEBHOOK_SECRET to the secret of the webhook.');
  receiver(WEBHOOK_SECRET, ({ id, type, sequence }) => console.log(id, type, sequence)).listen(
    Number(PORT),
    '127.0.0.1',
  );
}
