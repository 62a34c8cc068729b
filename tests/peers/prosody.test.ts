import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConversationStep, WebSocketSpec } from '../../src/domain/monitor/probe-spec.ts';
import { nodeProbes } from '../../src/probes/node.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { observe, wholeWait } from '../contract/observed-run.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { type Prosody, startProsody } from '../support/peers/prosody.ts';
import { describeWith } from '../support/system-parts.ts';
import { webSocketSpec } from '../support/targets/specs.ts';

const probe = nodeProbes().websocket as Probe<WebSocketSpec>;
const timeoutMs = 3000;

/** XMPP over WebSocket (RFC 7395): sign-in, binding, a message to oneself, a ping, a goodbye. */
const conversation = [
  send('open', `<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost" version="1.0"/>`),
  hear('opened', '<open'),
  hear('mechanisms', '<mechanism>ANONYMOUS</mechanism>'),
  send('sign in', `<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>`),
  hear('signed in', '<success'),
  send(
    'open again',
    `<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost" version="1.0"/>`,
  ),
  hear('opened again', '<open'),
  hear('features', 'urn:ietf:params:xml:ns:xmpp-bind'),
  send(
    'bind',
    `<iq xmlns="jabber:client" type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>`,
  ),
  {
    ...hear('bound', '<jid>'),
    capture: { jid: { kind: 'between', start: '<jid>', end: '</jid>' } },
  },
  send(
    'message',
    `<message xmlns="jabber:client" to="{{jid}}" type="chat" id="{{runId}}"><body>Are you there?</body></message>`,
  ),
  { ...hear('reply', '<body>Are you there?</body>'), measure: 'firstReply' },
  send(
    'ask for a sign of life',
    `<iq xmlns="jabber:client" type="get" id="alive" to="localhost"><ping xmlns="urn:xmpp:ping"/></iq>`,
  ),
  hear('alive', `id='alive'`),
  { kind: 'ping', name: 'ping', withinMs: null },
  send('goodbye', `<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>`),
  hear('closed', '<close'),
  { kind: 'close', name: 'leave', code: 1000 },
] as const satisfies readonly ConversationStep[];

describeWith(['prosody'], 'a conversation with prosody', () => {
  let prosody: Prosody;
  beforeAll(async () => {
    prosody = await startProsody();
    return () => prosody.end();
  });
  beforeEach(() => prosody.thaw());
  logOnFailure(() => prosody);

  const look = (given: Partial<WebSocketSpec> = {}) =>
    observe(
      probe,
      webSocketSpec({ url: prosody.url, subprotocol: 'xmpp', steps: conversation, ...given }),
      timeoutMs,
    );

  test('is held from sign-in to goodbye, and timed step by step', async () => {
    const { result } = await look();
    expect(result).toMatchObject({ outcome: 'up', reason: null, detail: null, certificate: null });
    const steps = conversation.map((step) => step.name);
    expect(Object.keys(result.phases)).toEqual(['dns', 'tcp', 'upgrade', ...steps]);
    expect(result.measures.firstReplyMs).toBeGreaterThan(0);
    expect(result.measures.firstReplyMs).toBeLessThan(result.latencyMs);
  });

  test('fails over a subprotocol that prosody does not speak, and it says so by 501', async () => {
    const { result } = await look({ subprotocol: 'chat.example' });
    expect(result).toMatchObject({ outcome: 'down', reason: 'upgrade_refused' });
    expect(result.detail).toContain('501');
  });

  test('fails at a path where prosody has no WebSocket', async () => {
    const { result } = await look({ url: `${prosody.url}/elsewhere` });
    expect(result).toMatchObject({ outcome: 'down', reason: 'upgrade_refused' });
    expect(result.detail).toContain('404');
  });

  test('fails when it is closed half-way, with the words of the peer for staff', async () => {
    const steps = [send('nonsense', '<nonsense/>'), hear('mechanisms', 'ANONYMOUS')];
    const { result } = await look({ steps });
    expect(result).toMatchObject({ outcome: 'down', reason: 'conversation_closed' });
    expect(result.detail).toContain('Stream closed');
  });

  test('fails on the deadline while prosody is frozen, and is well after it has thawed', async () => {
    prosody.freeze();
    const { result, overrunMs } = await look();
    expect(result).toMatchObject({ outcome: 'down', reason: 'no_response' });
    expect(result.latencyMs).toBeGreaterThanOrEqual(wholeWait(timeoutMs));
    expect(overrunMs).toBeLessThan(100);
    prosody.thaw();
    expect((await look()).result.outcome).toBe('up');
  });

  test('is refused while prosody is stopped, and is well after a restart', async () => {
    await prosody.stop();
    const { result } = await look();
    expect(result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
    await prosody.start();
    expect((await look()).result.outcome).toBe('up');
  });
});

function send(name: string, text: string) {
  return { kind: 'send', name, text } as const;
}

function hear(name: string, text: string) {
  const match = { kind: 'contains', text } as const;
  return { kind: 'expect', name, match, withinMs: null, capture: {}, measure: null } as const;
}
