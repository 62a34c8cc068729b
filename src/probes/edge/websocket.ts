import type { WebSocketSpec } from '../../domain/monitor/probe-spec.ts';
import { converse, type Talk } from '../conversation.ts';
import { requestHeaders, targetUrl, withoutUserinfo } from '../http-request.ts';
import { Inbox, messageLimit } from '../inbox.ts';
import type { Probe } from '../probe.ts';
import { Failure, type Run, runProbe } from '../run.ts';
import { refusedUpgrade, subprotocolFailure } from '../upgrade.ts';
import { causeOf } from './fetch-failure.ts';

/** A WebSocket that came out of a fetched upgrade; it is silent until it is accepted. */
type FetchedSocket = WebSocket & { accept: () => void };

/**
 * Holds a scripted conversation over WebSocket (RFC 6455) by a fetched upgrade, through the phase
 * `upgrade` and one for each step. Pings cannot be sent from here, and are passed over.
 */
export function webSocketProbeBy(ask: typeof fetch): Probe<WebSocketSpec> {
  return (spec, context) =>
    runProbe(context, async (run) => converse(spec.steps, await upgraded(ask, spec, run), run));
}

async function upgraded(ask: typeof fetch, spec: WebSocketSpec, run: Run): Promise<Talk> {
  const target = targetUrl(spec.url, ['ws:', 'wss:']);
  const { url, headers } = withoutUserinfo(target, requestHeaders(spec.headers));
  run.enter('upgrade', 'timed_out');
  const response = await fetchUpgrade(ask, spec, url, headers, run);
  const peer = response.webSocket;
  if (!peer) throw refusedUpgrade(response.status, headers);
  return talkTo(peer, spec, response, run);
}

async function fetchUpgrade(
  ask: typeof fetch,
  spec: WebSocketSpec,
  url: URL,
  headers: Readonly<Record<string, string>>,
  run: Run,
): Promise<Response & { webSocket?: FetchedSocket | null }> {
  const aborter = new AbortController();
  run.closeAtEnd(() => aborter.abort());
  const protocols = spec.subprotocol === null ? {} : { 'sec-websocket-protocol': spec.subprotocol };
  return ask(url.href.replace(/^ws/, 'http'), {
    headers: { ...headers, ...protocols, upgrade: 'websocket' },
    redirect: 'manual',
    signal: aborter.signal,
  }).catch((error: unknown) => {
    throw new Failure('connection_failed', causeOf(error));
  });
}

function talkTo(peer: FetchedSocket, spec: WebSocketSpec, response: Response, run: Run): Talk {
  const inbox = inboxOf(peer);
  peer.accept();
  run.closeAtEnd(() => leave(peer, 1000));
  const failure = subprotocolFailure(spec, response.headers.get('sec-websocket-protocol'));
  if (failure) throw failure;
  return {
    inbox,
    send: (text) => peer.send(text),
    ping: null,
    leave: async (code) => leave(peer, code),
  };
}

function inboxOf(peer: WebSocket): Inbox {
  const inbox = new Inbox();
  peer.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'string') inbox.put({ kind: 'binary' });
    else if (data.length <= messageLimit) inbox.put({ kind: 'text', text: data });
    else inbox.put({ kind: 'broken', failure: tooLong() });
  });
  peer.addEventListener('error', () => {
    inbox.put({ kind: 'broken', failure: new Failure('closed_early', 'The connection broke.') });
  });
  peer.addEventListener('close', ({ code, reason }) => {
    inbox.put({ kind: 'closed', code, reason });
  });
  return inbox;
}

function tooLong(): Failure {
  return new Failure('unexpected_reply', `A message was longer than ${messageLimit} bytes.`);
}

/** The runtime carries the goodbye out by itself, also after the run. */
function leave(peer: WebSocket, code: number): void {
  if (peer.readyState === WebSocket.OPEN) peer.close(code);
}
