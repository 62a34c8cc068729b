import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDaemon } from '../support/peers/daemon.ts';
import { freePorts } from '../support/peers/free-port.ts';

/** Greets on its first port, and has a child that greets on the second and would outlive it. */
const program = `
  const [file, port, childPort] = process.argv.slice(1);
  const { createServer } = require('node:net');
  // Whoever only tries whether the port accepts hangs up before the greeting.
  const greet = (socket) => socket.on('error', () => {}).end('hello');
  createServer(greet).listen(Number(port), '127.0.0.1');
  if (childPort) require('node:child_process').spawn(process.execPath, [file, childPort]);
  console.log('listening');
`;

async function startGreeter() {
  const [port = 0, childPort = 0] = await freePorts(2);
  let home = '';
  const daemon = await startDaemon(async (folder) => {
    home = folder;
    const file = join(folder, 'program.cjs');
    await writeFile(file, program);
    const args = [file, String(port), String(childPort)];
    return { program: process.execPath, args, ports: [port, childPort] };
  });
  onTestFinished(() => daemon.stop());
  return { daemon, port, childPort, home };
}

test('a daemon answers, also after a freeze and after a restart on the same port', async () => {
  const { daemon, port } = await startGreeter();
  expect(await greeting(port)).toBe('hello');
  daemon.freeze();
  const waiting = greeting(port);
  daemon.thaw();
  expect(await waiting).toBe('hello');
  await daemon.stop();
  await expect(greeting(port)).rejects.toThrow('ECONNREFUSED');
  await daemon.start();
  expect(await greeting(port)).toBe('hello');
  expect(daemon.log()).toBe('listening\nlistening\n');
  await daemon.end();
});

test('its end takes its children and its folder with it', async () => {
  const { daemon, childPort, home } = await startGreeter();
  expect(await greeting(childPort)).toBe('hello');
  await daemon.end();
  // A killed process that nobody waits for is gone very soon, but not at once.
  await expect.poll(() => greeting(childPort).catch(String)).toContain('ECONNREFUSED');
  await expect(stat(home)).rejects.toThrow('ENOENT');
});

test('a program that does not start is an error that shows what it printed', async () => {
  const [port = 0] = await freePorts(1);
  const args = ['-e', "console.error('no such setting'); process.exit(3)"];
  const prepare = async () => ({ program: process.execPath, args, ports: [port] });
  await expect(startDaemon(prepare)).rejects.toThrow('no such setting');
  const missing = async () => ({ program: '/nowhere/daemon', args: [], ports: [port] });
  await expect(startDaemon(missing)).rejects.toThrow('ENOENT');
});

async function greeting(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  const [text] = await once(socket, 'data');
  socket.destroy();
  return String(text);
}
