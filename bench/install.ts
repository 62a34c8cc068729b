import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { atMost, type Figure } from './figure.ts';
import { repeated } from './rounds.ts';
import { copyTree } from './tree-copy.ts';

/** `npm ci` in a copy of the tree, each time with an empty npm cache, and what it puts on the disk. */
export async function measureInstall(): Promise<readonly Figure[]> {
  const { folder, remove } = await copyTree('none');
  const packages = path.join(folder, 'node_modules');
  const cache = path.join(folder, 'npm-cache');
  try {
    const seconds = await repeated(3, async () => {
      for (const made of [packages, cache]) await rm(made, { recursive: true, force: true });
      return secondsOfInstall(folder, cache);
    });
    const size = (await bytesOnDisk(packages)) / 1e6;
    return [
      atMost(30, { name: 'npm ci', unit: 's', runs: seconds }),
      atMost(550, { name: 'node_modules', unit: 'MB', runs: [size] }),
    ];
  } finally {
    await remove();
  }
}

async function secondsOfInstall(folder: string, cache: string): Promise<number> {
  const startedAt = performance.now();
  const npm = spawn('npm', ['ci', '--cache', cache], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = await once(npm, 'exit');
  if (status !== 0) throw new Error(`npm ci ended with ${status}.`);
  return (performance.now() - startedAt) / 1000;
}

/** What the files of a folder take on the disk, in whole blocks and each file once, as `du` counts. */
async function bytesOnDisk(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  const found = await Promise.all(entries.map((entry) => lstat(path.join(folder, entry))));
  // Install scripts link large programs a second time instead of copying them.
  const files = new Map(found.map(({ ino, blocks }) => [ino, blocks * 512]));
  return [...files.values()].reduce((sum, size) => sum + size, 0);
}
