import type {
  ConversationStep,
  HttpSpec,
  WebSocketSpec,
} from '../../../src/domain/monitor/probe-spec.ts';

/** A plain GET that wants a 2xx; what a test cares about is given. */
export function httpSpec(given: Partial<HttpSpec> & { url: string }): HttpSpec {
  return {
    kind: 'http',
    method: 'GET',
    headers: {},
    body: null,
    family: 'any',
    maxRedirects: 5,
    expect: { status: ['2xx'], headers: [], body: [] },
    ...given,
  };
}

/** A conversation with a peer that echoes; what a test cares about is given. */
export function webSocketSpec(given: Partial<WebSocketSpec> & { url: string }): WebSocketSpec {
  return {
    kind: 'websocket',
    subprotocol: null,
    headers: {},
    family: 'any',
    steps: [
      sendStep('hello', 'hello {{runId}}'),
      expectStep('reply', { match: { kind: 'equals', text: 'hello run-1' } }),
    ],
    ...given,
  };
}

/** Sends a text. */
export function sendStep(name: string, text: string): ConversationStep {
  return { kind: 'send', name, text };
}

type Expect = Extract<ConversationStep, { kind: 'expect' }>;

/** Waits for the echo of `hello run-1`, unless told what to wait for. */
export function expectStep(name: string, given: Partial<Expect>): ConversationStep {
  const match = { kind: 'equals', text: 'hello run-1' } as const;
  return { kind: 'expect', name, match, withinMs: null, capture: {}, measure: null, ...given };
}

/** Asks for a sign of life. */
export function pingStep(name: string, withinMs: number | null = null): ConversationStep {
  return { kind: 'ping', name, withinMs };
}
