import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { StaticFile } from '../../web/assets.ts';
import { packageRoot } from './package-root.ts';

/**
 * Reads the files of `public/`, which is flat, once at start. `_headers` is left out: it tells
 * Workers how to serve the others.
 */
export async function readStaticFiles(): Promise<readonly StaticFile[]> {
  const folder = path.join(packageRoot, 'public');
  const names = (await readdir(folder)).filter((name) => name !== '_headers');
  return Promise.all(
    names.map(async (name) => ({
      path: `/${name}`,
      bytes: new Uint8Array(await readFile(path.join(folder, name))),
    })),
  );
}
