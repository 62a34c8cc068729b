import { once } from 'node:events';
import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Chat, createChat } from './chat.ts';
import { type Listener, openListener } from './listener.ts';
import { tcpEntrance } from './tcp-entrance.ts';

let chat: Chat;
let listener: Listener;
const visitors: WebSocket[] = [];

beforeEach(async () => {
  chat = createChat();
  listener = await openListener(tcpEntrance(chat));
});
afterEach(async () => {
  for (const visitor of visitors.splice(0)) visitor.terminate();
  await listener.stop();
});

function dial(subprotocols: string[], path = '/chat'): WebSocket {
  const visitor = new WebSocket(`ws://127.0.0.1:${listener.port}${path}`, subprotocols);
  visitor.on('error', () => undefined);
  visitors.push(visitor);
  return visitor;
}

async function enter(): Promise<WebSocket> {
  const visitor = dial(['helplight.chat.v1']);
  await once(visitor, 'open');
  return visitor;
}

async function answerTo(visitor: WebSocket, message: object | string) {
  const heard = once(visitor, 'message');
  visitor.send(typeof message === 'string' ? message : JSON.stringify(message));
  return JSON.parse(String((await heard)[0]));
}

async function join(name: string): Promise<[WebSocket, Record<string, unknown>]> {
  const visitor = await enter();
  return [visitor, await answerTo(visitor, { type: 'hello', visitor: name })];
}

describe('the upgrade', () => {
  it('picks the subprotocol among those that are offered', async () => {
    const visitor = dial(['xmpp', 'helplight.chat.v1']);
    await once(visitor, 'open');
    expect(visitor.protocol).toBe('helplight.chat.v1');
  });

  it.each([
    ['another subprotocol', ['xmpp'], '/chat'],
    ['no subprotocol', [], '/chat'],
    ['another path', ['helplight.chat.v1'], '/talk'],
  ])('is refused with 400 for %s', async (_what, subprotocols, path) => {
    const [, response] = await once(dial(subprotocols, path), 'unexpected-response');
    expect(response.statusCode).toBe(400);
    response.resume();
  });

  it('is asked for when a plain request comes', async () => {
    const request = get({ port: listener.port, host: '127.0.0.1', path: '/chat', agent: false });
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(426);
    response.resume();
  });
});

describe('a conversation', () => {
  it('goes from hello to bye', async () => {
    const [visitor, welcome] = await join('probe-1');
    expect(welcome).toEqual({
      type: 'welcome',
      session: expect.stringMatching(/^[0-9a-f-]{36}$/),
      queue: { position: 1, waitSeconds: 45 },
    });
    const reply = await answerTo(visitor, { type: 'message', id: 'm1', text: 'my refund?' });
    expect(reply).toEqual({ type: 'reply', to: 'm1', text: expect.stringContaining('Refunds') });
    const closed = once(visitor, 'close');
    expect(await answerTo(visitor, { type: 'bye' })).toEqual({ type: 'ended' });
    expect((await closed)[0]).toBe(1000);
  });

  it('puts people into the queue, and lets them out when they leave', async () => {
    const [first] = await join('Li Lei');
    const [second, welcome] = await join('Han Meimei');
    expect(welcome.queue).toEqual({ position: 2, waitSeconds: 90 });
    const closed = once(first, 'close');
    await answerTo(first, { type: 'bye' });
    await closed;
    const reply = await answerTo(second, { type: 'message', id: 'm1', text: '转人工' });
    expect(reply.text).toContain('第 1 位');
  });

  it('never puts a probe before a human', async () => {
    const [probe] = await join('probe-1');
    expect(chat.visitorsWaiting()).toBe(0);
    const reply = await answerTo(probe, { type: 'message', id: 'm1', text: 'a human please' });
    expect(reply.text).toBe('Probes are answered by the bot alone.');
  });

  it.each([
    ['what is not JSON', '{'],
    ['an unknown type', { type: 'shout' }],
    ['a message without an id', { type: 'message', text: 'x' }],
    ['a message before the hello', { type: 'message', id: 'm1', text: 'x' }],
  ])('ends with an error and 1008 after %s', async (_what, message) => {
    const visitor = await enter();
    const closed = once(visitor, 'close');
    expect(await answerTo(visitor, message)).toMatchObject({ type: 'error' });
    expect((await closed)[0]).toBe(1008);
  });

  it('ends with 1009 after a message of more than 16 KiB', async () => {
    const visitor = await enter();
    const closed = once(visitor, 'close');
    visitor.send('x'.repeat(16 * 1024 + 1));
    expect((await closed)[0]).toBe(1009);
  });
});
