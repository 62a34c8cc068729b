import type { Socket } from 'node:net';
import WebSocket from 'ws';
import type { WebSocketSpec } from '../../domain/monitor/probe-spec.ts';
import { converse, type Talk } from '../conversation.ts';
import { requestHeaders, targetUrl, withoutUserinfo } from '../http-request.ts';
import { Inbox, messageLimit } from '../inbox.ts';
import type { Probe } from '../probe.ts';
import { Failure, type Run, runProbe } from '../run.ts';
import { refusedUpgrade, subprotocolFailure } from '../upgrade.ts';
import type { OneFamily } from './addresses.ts';
import { connect, type Network } from './connect.ts';
import { failureOf } from './failure.ts';
import { endpointOf, onFirstByte } from './request.ts';

const goodbyeLimitMs = 1000;

/**
 * Holds a scripted conversation over WebSocket (RFC 6455) through the phases `dns`, `tcp`, `tls`,
 * `upgrade` and one for each step. It always says goodbye, so that no visitor is left waiting.
 */
export function webSocketProbe(network: Network): Probe<WebSocketSpec & { family: OneFamily }> {
  return (spec, context) =>
    runProbe(context, async (run) => {
      const url = targetUrl(spec.url, ['ws:', 'wss:']);
      const socket = await connect(endpointOf(url, spec.family), network, run);
      const talk = await upgraded(spec, url, socket, run);
      await converse(spec.steps, talk, run);
    });
}

async function upgraded(spec: WebSocketSpec, url: URL, socket: Socket, run: Run): Promise<Talk> {
  run.enter('upgrade', 'no_response');
  const headers = withoutUserinfo(url, requestHeaders(spec.headers)).headers;
  const peer = begin(spec, url, headers, socket, run);
  const inbox = inboxOf(peer);
  run.closeAtEnd((remainingMs) => leave(peer, 1000, remainingMs));
  await opened(peer, spec, headers);
  return {
    inbox,
    send: (text) => peer.send(text),
    ping: () => peer.ping(),
    leave: (code) => leave(peer, code, run.remainingMs()),
  };
}

function begin(
  spec: WebSocketSpec,
  { protocol, host, pathname, search }: URL,
  headers: Record<string, string>,
  socket: Socket,
  run: Run,
): WebSocket {
  const late = () => run.lateMeans('response_incomplete', 'The upgrade was not finished in time.');
  try {
    return new WebSocket(`${protocol}//${host}${pathname}${search}`, subprotocols(spec), {
      createConnection: () => socket,
      headers,
      maxPayload: messageLimit,
      perMessageDeflate: false,
      finishRequest: (request) => {
        onFirstByte(request, late);
        request.end();
      },
    });
  } catch (error) {
    // Thrown before anything is sent, for a subprotocol or a header that cannot be.
    throw new Failure('misconfigured', error instanceof Error ? error.message : String(error));
  }
}

function subprotocols({ subprotocol }: WebSocketSpec): string[] {
  return subprotocol === null ? [] : [subprotocol];
}

function inboxOf(peer: WebSocket): Inbox {
  const inbox = new Inbox();
  peer.on('message', (data, isBinary) => {
    inbox.put(isBinary ? { kind: 'binary' } : { kind: 'text', text: String(data) });
  });
  peer.on('pong', () => inbox.put({ kind: 'pong' }));
  peer.on('error', (error) => inbox.put({ kind: 'broken', failure: brokenBy(error) }));
  peer.on('close', (code, reason) => {
    inbox.put({ kind: 'closed', code, reason: reason.toString() });
  });
  return inbox;
}

function opened(peer: WebSocket, spec: WebSocketSpec, headers: Record<string, string>) {
  return new Promise<void>((resolve, reject) => {
    let refusal: Failure | null = null;
    peer.once('open', resolve);
    peer.once('unexpected-response', (_, { statusCode = 0 }) => {
      reject(refusedUpgrade(statusCode, headers));
    });
    peer.once('upgrade', ({ headers: answered }) => {
      refusal = subprotocolFailure(spec, answered['sec-websocket-protocol'] ?? null);
    });
    peer.once('error', (error) => reject(refusal ?? brokenBy(error)));
  });
}

/** Errors without a code are those of `ws` itself about an upgrade that breaks RFC 6455 §4.1. */
function brokenBy(error: Error & { code?: string }): Failure {
  if (error.code === undefined) return new Failure('protocol_error', error.message);
  if (error.code !== 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return failureOf(error);
  return new Failure('unexpected_reply', `A message was longer than ${messageLimit} bytes.`);
}

/** Says goodbye and waits for the peer to close, too, but not for long. */
async function leave(peer: WebSocket, code: number, remainingMs: number): Promise<void> {
  if (peer.readyState === WebSocket.OPEN) peer.close(code);
  if (peer.readyState === WebSocket.CLOSING && remainingMs > 0) {
    await closed(peer, Math.min(remainingMs, goodbyeLimitMs));
  }
  peer.terminate();
}

function closed(peer: WebSocket, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    peer.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
