import { createServer, type IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Manner } from './condition.ts';
import { Conversation } from './conversation.ts';
import { createQueue } from './queue.ts';
import type { Speaker } from './tcp-entrance.ts';

/**
 * The chat of the sandbox speaks `helplight.chat.v1` over WebSocket (RFC 6455) at `/chat`. The
 * client must offer that subprotocol. Every message is one JSON object in one text frame:
 *
 * ```
 * client {"type":"hello","visitor":"probe-4f2a"}
 * server {"type":"welcome","session":"…","queue":{"position":1,"waitSeconds":45}}
 * client {"type":"message","id":"m1","text":"ping"}
 * server {"type":"reply","to":"m1","text":"…"}
 * client {"type":"bye"}
 * server {"type":"ended"}                                 then closes with 1000
 * server {"type":"error","message":"…"}                   then closes: 1008 for a client that does
 *                                                         not keep to this, 1011 when out of order
 * ```
 *
 * A visitor whose name begins with `probe-` is told the queue as it stands but never joins it, so
 * that no human is ever called for a probe.
 */
export const subprotocol = 'helplight.chat.v1';

/** The chat, and how many people wait in it for a human. */
export type Chat = Speaker & Readonly<{ visitorsWaiting(): number }>;

/** Speaks the chat protocol. Slow means late replies; all else is as quick as ever. */
export function createChat(): Chat {
  let manner: Manner = { kind: 'well' };
  const conversations = new Set<Conversation>();
  const queue = createQueue();
  const accept = (socket: WebSocket) => {
    const conversation = new Conversation(socket, queue, () => manner);
    conversations.add(conversation);
    socket.once('close', () => conversations.delete(conversation));
  };
  const server = createUpgradingServer(accept);
  return {
    talk: (stream) => {
      server.emit('connection', stream);
    },
    become: (next) => {
      manner = next;
      if (next.kind === 'error') for (const open of conversations) open.fail();
    },
    visitorsWaiting: () => queue.length(),
  };
}

function createUpgradingServer(accept: (socket: WebSocket) => void) {
  const sockets = new WebSocketServer({
    noServer: true,
    path: '/chat',
    maxPayload: 16 * 1024,
    handleProtocols: () => subprotocol,
    verifyClient: ({ req }, decide) => {
      if (offered(req).includes(subprotocol)) decide(true);
      else decide(false, 400, `Offer the subprotocol ${subprotocol}.`);
    },
  });
  const server = createServer((_request, response) => {
    const text = 'This is a chat: open a WebSocket at /chat.';
    response.writeHead(426, { upgrade: 'websocket', 'content-type': 'text/plain' }).end(text);
  });
  server.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, accept);
  });
  return server;
}

function offered(request: IncomingMessage): readonly string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  return header.split(',').map((name) => name.trim());
}
