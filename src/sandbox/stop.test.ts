import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import WebSocket from 'ws';
import { startSandbox } from './sandbox.ts';

// In a file of its own: other tests leave connections of their own to close in their own time.
it('closes every connection and leaves no handle when it stops', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'helplight-sandbox-'));
  const before = openHandles();
  const sandbox = await startSandbox({ dataDir, slowMs: 60_000 });
  await sandbox.break('api', 'slow');
  await sandbox.break('chat', 'slow');
  await sandbox.break('email', 'slow');
  await sandbox.break('phone', 'slow');
  await sandbox.break('signin', 'silent');
  const ends = [...Object.values(sandbox.targets), sandbox.inboxUrl].flatMap(openCall);
  ends.push(question(sandbox.targets.SUPPORT_SIP_URI));
  ends.push(endOf(await chatThatWaitsForAReply(sandbox.targets.SUPPORT_CHAT_URL)));
  // Answered after the calls above were heard, because all are served in this one process.
  const [answer] = await once(get(sandbox.inboxUrl, { agent: false }), 'response');
  answer.resume();
  await once(answer, 'end');
  expect(openHandles().length).toBeGreaterThan(before.length);

  await sandbox.stop();
  await Promise.all(ends);
  await setImmediate();
  expect(added(before, openHandles())).toEqual([]);
  await rm(dataDir, { recursive: true });
});

/** Sends a request and keeps the connection; resolves when it has ended. */
function openCall(target: string): readonly Promise<unknown>[] {
  const port = portIn(target);
  if (port === null) return [];
  const socket = connect(port, '127.0.0.1');
  socket.resume();
  socket.write(target.startsWith('http') ? 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n' : options);
  return [endOf(socket)];
}

/** Asks over UDP, where the answer is late; resolves when the question is on its way. */
async function question(target: string): Promise<void> {
  const socket = createSocket('udp4');
  await new Promise((resolve) => socket.send(options, portIn(target) ?? 0, '127.0.0.1', resolve));
  socket.close();
}

const options = [
  'OPTIONS sip:127.0.0.1 SIP/2.0',
  'Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1',
  'From: <sip:a@127.0.0.1>;tag=1',
  'To: <sip:127.0.0.1>',
  'Call-ID: 1',
  'CSeq: 1 OPTIONS',
  'Max-Forwards: 70',
  'Content-Length: 0\r\n\r\n',
].join('\r\n');

function portIn(target: string): number | null {
  const port = /127\.0\.0\.1:(\d+)/.exec(target)?.[1];
  return port === undefined ? null : Number(port);
}

async function chatThatWaitsForAReply(target: string): Promise<WebSocket> {
  const chat = new WebSocket(target, 'helplight.chat.v1');
  await once(chat, 'open');
  chat.send(JSON.stringify({ type: 'hello', visitor: 'probe-1' }));
  await once(chat, 'message');
  chat.send(JSON.stringify({ type: 'message', id: 'm1', text: 'ping' }));
  return chat;
}

function endOf(connection: Socket | WebSocket): Promise<unknown> {
  connection.on('error', () => undefined);
  return new Promise((resolve) => connection.once('close', resolve));
}

/** What stands in `after` more often than in `before`; a timer of the tests may end in between. */
function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((handle) => {
    const index = left.indexOf(handle);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Sockets, servers and timers that keep this process alive. */
function openHandles(): readonly string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /TCP|UDP|Timeout/.test(name))
    .sort();
}
