import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { ConversationStep, WebSocketSpec } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { flooding, saying } from '../support/targets/behaviours.ts';
import { chatting, echoing } from '../support/targets/chat.ts';
import { expectStep, pingStep, sendStep, webSocketSpec } from '../support/targets/specs.ts';
import { type Behaviour, startTarget } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { expectReason, observe } from './observed-run.ts';
import { probeContract } from './probe-contract.ts';

const mebibyte = 1024 * 1024;

probeContract<WebSocketSpec>({
  name: 'websocket',
  probe: (options) => nodeProbe('websocket', options),
  spec: ({ host, port, security }) => {
    const scheme = security === 'tls' ? 'wss' : 'ws';
    return webSocketSpec({ url: `${scheme}://${host}:${port}/` });
  },
  first: 'us',
  good: echoing,
  strangeGreeting: 'protocol_error',
  beginnings: ['HTTP/1.1 ', 'HTTP/1.1 101 Switching\r\nUpgrade: '],
});

type Given = Omit<Partial<WebSocketSpec>, 'url'>;

async function lookAt(behaviour: Behaviour, given: Given = {}, timeoutMs = 5000) {
  const target = await startTarget(behaviour);
  onTestFinished(target.stop);
  const spec = webSocketSpec({ url: `ws://127.0.0.1:${target.port}/chat#top`, ...given });
  const run = await observe(nodeProbe('websocket'), spec, timeoutMs);
  await target.allClosed();
  return { ...run, target };
}

/** A support chat: greets, states a queue, answers messages as a bot. */
const support = chatting((visitor) => {
  visitor.on('message', (data) => {
    const said = JSON.parse(String(data));
    if (said.type === 'hello') {
      say(visitor, { type: 'welcome', session: 's"1', queue: { position: 2, waitSeconds: 90 } });
      say(visitor, { type: 'notice', text: 'Calls are recorded.' });
    } else {
      say(visitor, { type: 'reply', session: said.session, text: said.text });
    }
  });
});

function say(visitor: WebSocket, message: unknown): void {
  visitor.send(JSON.stringify(message));
}

describe('the websocket probe and a conversation', () => {
  const script: readonly ConversationStep[] = [
    sendStep('hello', '{"type":"hello","visitor":"probe-{{runId}}"}'),
    expectStep('welcome', {
      match: { kind: 'json', query: 'type', equals: 'welcome' },
      capture: {
        session: { kind: 'json', query: 'session' },
        queueWaitSeconds: { kind: 'json', query: 'queue.waitSeconds' },
      },
    }),
    pingStep('alive'),
    sendStep('question', '{"type":"message","session":"{{session}}","text":"ping"}'),
    expectStep('reply', {
      match: { kind: 'json', query: 'session', equals: 's"1' },
      measure: 'firstReply',
    }),
    { kind: 'close', name: 'bye', code: 1000 },
  ];

  test('is held to the end, with a phase for each step', async () => {
    const { result } = await lookAt(support, { steps: script });
    expect(result).toMatchObject({ outcome: 'up', measures: { queueWaitSeconds: 90 } });
    expect(Object.keys(result.phases)).toEqual([
      ...['dns', 'tcp', 'upgrade'],
      ...['hello', 'welcome', 'alive', 'question', 'reply', 'bye'],
    ]);
    expect(result.measures.firstReplyMs).toBeGreaterThan(0);
    expect(result.measures.firstReplyMs).toBeLessThan(result.latencyMs);
  });

  test('needs no step at all to see whether the chat opens', async () => {
    const { result } = await lookAt(echoing, { steps: [] });
    expect(result.outcome).toBe('up');
    expect(result.measures).toEqual({});
  });

  test('is left politely, so that no visitor stays behind', async () => {
    const codes: number[] = [];
    const noting = chatting((visitor) => visitor.on('close', (code) => codes.push(code)));
    await lookAt(noting, { steps: [] });
    await lookAt(noting, { steps: [expectStep('reply', {})] }, 300);
    await lookAt(noting, { steps: [{ kind: 'close', name: 'bye', code: 4000 }] });
    expect(codes).toEqual([1000, 1000, 4000]);
  });

  test('that the peer does not want to end is broken off in time', async () => {
    const deaf = saidAfterUpgrade(() => {});
    const { result, overrunMs } = await lookAt(deaf, { steps: [] }, 400);
    expect(result).toMatchObject({ outcome: 'up' });
    expect(overrunMs).toBeLessThan(100);
  });
});

describe('the websocket probe and a peer that departs from the script', () => {
  const greeting = (text: string) => chatting((visitor) => visitor.send(text));
  const waiting = [expectStep('greets', { withinMs: 150 })];
  const cases: readonly (readonly [
    what: string,
    behaviour: Behaviour,
    given: Given,
    reason: Reason,
  ])[] = [
    ['says nothing', chatting(() => {}), { steps: waiting }, 'no_reply'],
    ['says something else', greeting('hi'), { steps: waiting }, 'unexpected_reply'],
    [
      'speaks in binary',
      chatting((visitor) => visitor.send(Buffer.from('hello run-1'))),
      { steps: waiting },
      'unexpected_reply',
    ],
    [
      'says too much at once',
      greeting('x'.repeat(65 * 1024)),
      { steps: waiting },
      'unexpected_reply',
    ],
    [
      'closes with a reason',
      chatting((visitor) => visitor.close(4401, 'bad token')),
      { steps: waiting },
      'conversation_closed',
    ],
    [
      'closes before it is spoken to',
      chatting((visitor) => visitor.close(1013)),
      { steps: [pingStep('alive'), sendStep('hello', 'hello')] },
      'conversation_closed',
    ],
    [
      'leaves out what is to be captured',
      greeting('hello'),
      {
        steps: [
          expectStep('greets', {
            match: { kind: 'contains', text: 'hello' },
            capture: { session: { kind: 'between', start: '<', end: '>' } },
          }),
        ],
      },
      'unexpected_reply',
    ],
    [
      'does not answer a ping',
      saidAfterUpgrade(() => {}),
      { steps: [pingStep('a', 150)] },
      'no_reply',
    ],
    [
      'breaks the protocol',
      saidAfterUpgrade((socket) => socket.write(Buffer.from([0xff, 0xff]))),
      { steps: waiting },
      'protocol_error',
    ],
    [
      'hangs up without a word',
      saidAfterUpgrade((socket) => socket.end()),
      { steps: waiting },
      'conversation_closed',
    ],
    ['refuses the visitor', chatting(() => {}, { refuse: () => 503 }), {}, 'upgrade_refused'],
    [
      'refuses the credentials',
      chatting(() => {}, { refuse: () => 403 }),
      { headers: { authorization: 'Bearer x' } },
      'credentials_rejected',
    ],
    [
      'refuses a visitor without credentials',
      chatting(() => {}, { refuse: () => 403 }),
      {},
      'upgrade_refused',
    ],
    [
      'speaks no subprotocol',
      chatting(() => {}, { choose: () => false }),
      { subprotocol: 'chat.v1' },
      'subprotocol_refused',
    ],
    [
      'speaks another subprotocol',
      chatting(() => {}, { choose: () => 'chat.v2' }),
      { subprotocol: 'chat.v1' },
      'subprotocol_refused',
    ],
    [
      'is a web page',
      saying('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi'),
      {},
      'upgrade_refused',
    ],
    [
      'answers with a key of its own',
      saying(
        'HTTP/1.1 101 Switching\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: x\r\n\r\n',
      ),
      {},
      'protocol_error',
    ],
  ];
  test.each(cases)('and %s', async (_, behaviour, given, reason) => {
    expectReason(await lookAt(behaviour, given), reason);
  });

  test('tells the code and the reason of a close', async () => {
    const closing = chatting((visitor) => visitor.close(4401, 'bad token'));
    const { result } = await lookAt(closing, { steps: waiting });
    expect(result.detail).toContain('4401 bad token');
  });

  test('tells what came last when time runs out', async () => {
    const run = await lookAt(greeting('good day'), { steps: [expectStep('greets', {})] }, 300);
    expectReason(run, 'unexpected_reply');
    expect(run.result.detail).toContain('good day');
    expect(run.overrunMs).toBeLessThan(100);
  });
});

describe('the websocket probe and a flood', () => {
  // 65,000 small text frames (RFC 6455 §5.2) in one piece.
  const frames = Buffer.alloc(
    15 * 65_000,
    Buffer.concat([Buffer.of(0x81, 13), Buffer.from('a flood of it')]),
  );
  const waits: readonly (readonly [what: string, step: ConversationStep, reason: Reason])[] = [
    ['a message', expectStep('reply', {}), 'unexpected_reply'],
    ['a pong', pingStep('alive'), 'no_reply'],
  ];
  test.each(waits)('needs no more memory while it waits for %s', async (_, step, reason) => {
    const memory = memoryGrowth();
    const flood = saidAfterUpgrade(flooding('', frames, memory.sample));
    const steps = [sendStep('hello', 'hello'), step];
    const run = await lookAt(flood, { steps }, 600);
    expectReason(run, reason);
    expect(run.target.bytesSent()).toBeGreaterThan(mebibyte);
    expect(run.overrunMs).toBeLessThan(100);
    expect(memory.largest()).toBeLessThan(16 * mebibyte);
  });
});

describe('the websocket probe and targets that cannot be', () => {
  test.each(['', 'http://127.0.0.1/', 'unix:/tmp/x', 'ws://'])('"%s"', async (url) => {
    const { result } = await observe(nodeProbe('websocket'), webSocketSpec({ url }), 1000);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });

  const wrong: readonly (readonly [what: string, given: Given])[] = [
    ['a subprotocol that cannot be', { subprotocol: 'a b' }],
    ['a header that cannot be sent', { headers: { 'x-bad': 'a\nb' } }],
    ['a name that nothing captured', { steps: [sendStep('hello', 'hello {{nobody}}')] }],
  ];
  test.each(wrong)('%s', async (_, given) => {
    const { result } = await lookAt(echoing, given);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });
});

/** Shakes hands by RFC 6455 §4.2.2, and from there on does as it likes. */
function saidAfterUpgrade(then: Behaviour): Behaviour {
  return (socket) => {
    socket.once('data', (request) => {
      const key = /sec-websocket-key: (\S+)/i.exec(String(request))?.[1] ?? '';
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: ${acceptOf(key)}\r\n\r\n`,
      );
      socket.resume();
      socket.once('end', () => socket.end());
      then(socket);
    });
  };
}

function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}
