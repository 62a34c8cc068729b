import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Event, receiver } from '../../examples/receiver.ts';
import { nodePost } from '../../src/delivery/node/post.ts';
import { webhookCarry } from '../../src/delivery/webhook/carry.ts';
import type { Dialect } from '../../src/domain/delivery/webhook-endpoint.ts';
import type { EventDocument } from '../../src/domain/event.ts';
import type { Database } from '../../src/storage/database.ts';
import { newId } from '../../src/storage/id.ts';
import { webHmac } from '../../src/storage/keys.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { someEvents, someMessageOptions } from '../support/messages.ts';
import { someKeys } from '../support/outgoing.ts';
import { root } from '../support/tree.ts';
import { secretOf, someEndpoint, storeEndpoint } from '../support/webhooks.ts';

// The receivers of examples/, as people would start from them, against what is really posted.

let db: Database;
let close: () => Promise<void>;
const sender = nodePost({ rule: { allowPrivate: true, exempt: [] } });
beforeAll(async () => {
  ({ db, close } = await openNewDatabase());
});
afterAll(async () => {
  sender.stop();
  await close();
});

let tidyUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of tidyUp) await step();
  tidyUp = [];
});

/** A receiver that runs; `next` waits for what it hands on, as in `eventaaaaaaa incident.created 3`. */
type Running = Readonly<{ port: number; next: () => Promise<string> }>;

async function inTypeScript(secret: string): Promise<Running> {
  const handed: string[] = [];
  const server = receiver(secret, ({ id, type, sequence }: Event) => {
    handed.push(`${id} ${type} ${sequence}`);
    server.emit('handed');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  tidyUp.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const next = async () => {
    if (handed.length === 0) await once(server, 'handed');
    return handed.shift() ?? '';
  };
  return { port: (server.address() as AddressInfo).port, next };
}

async function inPython(secret: string): Promise<Running> {
  const child = spawn('python3', [`${root}examples/receiver.py`], {
    env: { ...process.env, WEBHOOK_SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  tidyUp.push(() => ended(child));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  const port = Number(/port (\d+)/.exec(await next())?.[1]);
  return { port, next };
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'close');
}

async function poster(port: number, dialect: Dialect, id: string, at = Date.now()) {
  const url = `http://127.0.0.1:${port}/`;
  const endpoint = await storeEndpoint(db, someEndpoint({ url, dialect, subscription: { id } }));
  const { number } = endpoint.subscription;
  const options = { ...(await someMessageOptions(db)), now: () => at };
  const open = webhookCarry({ ...options, post: sender.post, keys: someKeys, hmac: webHmac });
  const carry = await open([number]);
  return async (event: EventDocument) => {
    const load = { id: newId(), kind: 'event', event, subscription: number, tries: 0 } as const;
    const { attempt } = await carry([load], new AbortController().signal);
    return attempt.status;
  };
}

/** What a receiver is sent: an event, and its id. */
const numbered = (index: number): EventDocument => {
  const event = someEvents[index];
  if (!event) throw new Error('no event');
  return { ...event, id: `event${index}aaaaaa` };
};

describe.each([
  ['TypeScript', inTypeScript],
  ['Python', inPython],
])('the receiver in %s', (_, start) => {
  const secretFor = (id: string) => secretOf(someEndpoint({ subscription: { id } }));

  test.each<Dialect>(['standard', 'cloudevents'])(
    'hands on each event of the dialect %s once, however often it comes',
    async (dialect) => {
      const id = newId();
      const running = await start(await secretFor(id));
      const post = await poster(running.port, dialect, id);
      for (const event of [numbered(0), numbered(0), numbered(1)]) {
        expect(await post(event)).toBe(204);
      }
      expect(await running.next()).toBe('event0aaaaaa incident.created 3');
      expect(await running.next()).toBe('event1aaaaaa maintenance.reminder 3');
    },
  );

  test('refuses what is signed by somebody else, is an old message, or is no message at all', async () => {
    const id = newId();
    const running = await start(await secretFor(id));
    const stranger = await poster(running.port, 'standard', newId());
    expect(await stranger(numbered(0))).toBe(401);
    const late = await poster(running.port, 'standard', id, Date.now() - 6 * 60_000);
    expect(await late(numbered(0))).toBe(401);
    expect(await bare(running.port, '{"type":"incident.created"}', {})).toBe(401);
    const odd = { 'webhook-id': 'a', 'webhook-timestamp': 'x', 'webhook-signature': 'v1,é v1, ,' };
    expect(await bare(running.port, '{}', odd)).toBe(401);
    const now = String(Math.floor(Date.now() / 1000));
    expect(await bare(running.port, '{}', { ...odd, 'webhook-timestamp': now })).toBe(401);
    expect(await bare(running.port, 'x'.repeat(70_000), {})).toBe(413);
  });
});

/** Posts without a signature of ours. */
async function bare(port: number, body: string, headers: Readonly<Record<string, string>>) {
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const asked = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    headers: { ...headers, ...length },
  });
  asked.end(body);
  const [{ statusCode }] = await once(asked, 'response');
  asked.destroy();
  return statusCode;
}
