import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { atMost, type Figure } from './figure.ts';
import { repeated } from './rounds.ts';
import { copyTree } from './tree-copy.ts';

/** `npm start` until the first page is there, in a copy of the tree, each time with an empty DATA_DIR. */
export async function measureStart(): Promise<readonly Figure[]> {
  const { folder, remove } = await copyTree('linked');
  const without = (name: string) => rm(path.join(folder, name), { recursive: true, force: true });
  try {
    const built = await repeated(3, async () => {
      await without('dist');
      await without('data');
      return secondsToFirstPage(folder);
    });
    const startedOnly = await repeated(3, async () => {
      await without('data');
      return secondsToFirstPage(folder);
    });
    return [
      atMost(3, { name: 'npm start with build until the first page', unit: 's', runs: built }),
      atMost(1.5, { name: 'npm start until the first page', unit: 's', runs: startedOnly }),
    ];
  } finally {
    await remove();
  }
}

async function secondsToFirstPage(folder: string): Promise<number> {
  const startedAt = performance.now();
  const program = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that npm and what it has started end together.
    detached: true,
  });
  try {
    const url = await addressIn(program.stdout);
    const { status } = await fetch(url);
    if (status !== 200) throw new Error(`The first page is ${status}.`);
    return (performance.now() - startedAt) / 1000;
  } finally {
    const ended = once(program, 'exit');
    if (program.pid) process.kill(-program.pid, 'SIGTERM');
    await ended;
  }
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const url = /Helplight is at (\S+)/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error('npm start ended before it named its address.');
}
