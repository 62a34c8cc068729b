import { createSocket } from 'node:dgram';
import { answerEach } from '../child.ts';

/** A gateway over UDP that is well whatever it is asked; its one answer is the port it has. */
const socket = createSocket('udp4');
socket.on('message', (bytes, { port, address }) => {
  const headers = bytes.toString('latin1').split('\r\n').filter(isCopied);
  const answer = ['SIP/2.0 200 OK', ...headers, 'Content-Length: 0', '', ''].join('\r\n');
  socket.send(answer, port, address);
});
await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));

answerEach<string, number>(() => socket.address().port);

function isCopied(line: string): boolean {
  return /^(Via|From|To|Call-ID|CSeq):/.test(line);
}
