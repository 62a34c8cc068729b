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
  await sandbox.break('signin', 'silent');
  const ends = [...Object.values(sandbox.targets), sandbox.inboxUrl].map(openCall);
  ends.push(endOf(await chatThatWaitsForAReply(sandbox.targets.SUPPORT_CHAT_URL)));
  // Answered after the calls above were heard, because all are served in this one process.
  const [answer] = await once(get(sandbox.inboxUrl, { agent: false }), 'response');
  answer.resume();
  await once(answer, 'end');
  expect(openHandles().length).toBeGreaterThan(before.length);

  await sandbox.stop();
  await Promise.all(ends);
  await setImmediate();
  expect(openHandles()).toEqual(before);
  await rm(dataDir, { recursive: true });
});

/** Sends a request and keeps the connection; resolves when it has ended. */
function openCall(target: string): Promise<unknown> {
  const { port, pathname } = new URL(target);
  const socket = connect(Number(port), '127.0.0.1');
  socket.resume();
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  return endOf(socket);
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

/** Sockets, servers and timers that keep this process alive. */
function openHandles(): readonly string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /TCP|Timeout/.test(name))
    .sort();
}
