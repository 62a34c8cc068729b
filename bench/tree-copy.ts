import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../src/runtimes/node/package-root.ts';

/** A copy of the project as it is now, in a folder of its own. */
export type TreeCopy = Readonly<{ folder: string; remove(): Promise<void> }>;

/** What is made and not written, and so is not in a fresh clone. */
const made = ['.git', '.wrangler', 'bench/out', 'data', 'dist', 'node_modules', 'tests/out'];

/** Copies the project, with a link to the installed packages or without any. */
export async function copyTree(packages: 'linked' | 'none'): Promise<TreeCopy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
  const left = new Set(made.map((name) => path.join(packageRoot, name)));
  await cp(packageRoot, folder, { recursive: true, filter: (from) => !left.has(from) });
  if (packages === 'linked') {
    await symlink(path.join(packageRoot, 'node_modules'), path.join(folder, 'node_modules'));
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
