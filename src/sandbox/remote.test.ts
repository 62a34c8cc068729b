import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSandbox } from './remote.ts';
import { startSandbox } from './sandbox.ts';

let dataDir: string;
let file: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'helplight-sandbox-'));
  file = join(dataDir, 'sandbox.json');
});
afterEach(() => rm(dataDir, { recursive: true }));

/** What a process leaves behind that was killed: its number is free and nothing listens. */
function leftOver(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return JSON.stringify({ url: 'http://127.0.0.1:1/', token: 'x', pid });
}

describe('with a running sandbox', () => {
  it('breaks, shows and heals it', async () => {
    const sandbox = await startSandbox({ dataDir });
    const remote = await connectSandbox(dataDir);
    await remote.break('chat', 'silent');
    await remote.break('email', 'lose');
    expect(await remote.status()).toEqual(sandbox.status());
    expect(sandbox.status().slice(0, 2)).toMatchObject([
      { channel: 'chat', condition: 'silent' },
      { channel: 'email', condition: 'lose' },
    ]);
    await remote.heal('chat');
    expect(sandbox.status().slice(0, 2)).toMatchObject([
      { condition: 'well' },
      { condition: 'lose' },
    ]);
    await remote.heal();
    expect(new Set(sandbox.status().map(({ condition }) => condition))).toEqual(new Set(['well']));
    await sandbox.stop();
  });

  it('lists the channels and modes there are when a name is unknown', async () => {
    const sandbox = await startSandbox({ dataDir });
    const remote = await connectSandbox(dataDir);
    await expect(remote.break('fax', 'refuse')).rejects.toMatchObject({
      kind: 'unknown_channel',
      message:
        'There is no channel "fax" in the sandbox; use one of: chat, email, phone, api, signin, payments, withdrawals, verification.',
    });
    await expect(remote.heal('')).rejects.toMatchObject({ kind: 'unknown_channel' });
    await expect(remote.break('phone', 'lose')).rejects.toMatchObject({ kind: 'unknown_mode' });
    await expect(remote.break('chat', 'explode')).rejects.toMatchObject({
      kind: 'unknown_mode',
      message:
        'The channel chat cannot be broken by "explode"; use one of: refuse, silent, slow, garbage, close, error.',
    });
    await sandbox.stop();
  });

  it('says so when the sandbox has stopped meanwhile', async () => {
    const sandbox = await startSandbox({ dataDir });
    const remote = await connectSandbox(dataDir);
    await sandbox.stop();
    await expect(remote.status()).rejects.toMatchObject({ kind: 'stale' });
  });

  it('keeps its file to its owner, and takes it away when it stops', async () => {
    const sandbox = await startSandbox({ dataDir });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await sandbox.stop();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('does not let a second one start in the same data directory', async () => {
    const sandbox = await startSandbox({ dataDir });
    await expect(startSandbox({ dataDir })).rejects.toMatchObject({
      kind: 'already_running',
      message: expect.stringContaining(`(process ${process.pid})`),
    });
    await expect(connectSandbox(dataDir)).resolves.toBeDefined();
    await sandbox.stop();
  });
});

describe('without a running sandbox', () => {
  it('says that none runs and how to start one', async () => {
    await expect(connectSandbox(dataDir)).rejects.toMatchObject({
      kind: 'not_running',
      message: `No sandbox runs with the data directory ${dataDir}; start one with "npm start".`,
    });
  });

  it('says that the file is left over from a process that has ended', async () => {
    await writeFile(file, leftOver());
    await expect(connectSandbox(dataDir)).rejects.toMatchObject({
      kind: 'stale',
      message: expect.stringMatching(
        /sandbox\.json is left over from process \d+, which has ended;/,
      ),
    });
  });

  it('is not taken in by another program that now has the port', async () => {
    const stranger = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as AddressInfo;
    await writeFile(file, JSON.stringify({ url: `http://127.0.0.1:${port}/`, token: 'x', pid: 1 }));
    await expect(connectSandbox(dataDir)).rejects.toMatchObject({ kind: 'stale' });
    const sandbox = await startSandbox({ dataDir });
    await sandbox.stop();
    await new Promise((resolve) => {
      stranger.close(resolve);
      stranger.closeAllConnections();
    });
  });

  it.each([
    ['left over', leftOver],
    ['unreadable', () => '{"url":'],
  ])('starts a new one in place of a file that is %s', async (_what, content) => {
    await writeFile(file, content());
    const sandbox = await startSandbox({ dataDir });
    await expect((await connectSandbox(dataDir)).status()).resolves.toHaveLength(8);
    await sandbox.stop();
  });
});
