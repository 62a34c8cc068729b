import { createServer, type IncomingHttpHeaders, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** How a chat service takes visitors. */
type Reception = Readonly<{
  /** The status with which an upgrade is refused; undefined lets the visitor in. */
  refuse?: (headers: IncomingHttpHeaders) => number | undefined;
  /** Chooses one of the subprotocols that the visitor offers; by default the first. */
  choose?: (offered: Set<string>) => string | false;
}>;

/** Speaks WebSocket on each connection and hands every visitor to `onVisitor`. */
export function chatting(
  onVisitor: (visitor: WebSocket) => void,
  { refuse, choose }: Reception = {},
): (socket: Duplex) => void {
  const server = createServer();
  const chat = new WebSocketServer({
    noServer: true,
    ...(choose ? { handleProtocols: choose } : {}),
  });
  server.on('upgrade', (request, socket, head) => {
    const status = refuse?.(request.headers);
    if (status === undefined) {
      chat.handleUpgrade(request, socket, head, (visitor) => {
        // A visitor whose connection breaks is what is tested here.
        visitor.on('error', () => {});
        onVisitor(visitor);
      });
    } else {
      // It says that it hangs up (RFC 9112 §9.6); else a client may send its next request here.
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
      socket.end(`${head}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    }
  });
  return (socket) => void server.emit('connection', socket);
}

/** Repeats every text to the visitor who said it. */
export const echoing = chatting((visitor) => {
  visitor.on('message', (data) => visitor.send(String(data)));
});
