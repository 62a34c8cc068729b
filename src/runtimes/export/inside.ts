import { lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The folder that a file of a copy lies in, which is made where it is not there yet. `root` is the
 * real path of the copy, `file` relative to it.
 * @throws Error where a link, or a file, stands in for a part of it: nothing may lead out.
 */
export async function makeFolderOf(root: string, file: string): Promise<string> {
  for (const folder of foldersOf(root, file)) {
    if (!(await isFolder(folder))) await mkdir(folder, { recursive: true });
  }
  return path.dirname(path.join(root, file));
}

/**
 * The folders that a file of a copy lies in, the innermost first; null where not all are there.
 * @throws Error likewise.
 */
export async function findFoldersOf(root: string, file: string): Promise<readonly string[] | null> {
  const folders = foldersOf(root, file);
  for (const folder of folders) {
    if (!(await isFolder(folder))) return null;
  }
  return folders.toReversed();
}

/** Those between the root and the file, the outermost first. */
function foldersOf(root: string, file: string): readonly string[] {
  const names = file.split('/').slice(0, -1);
  return names.map((_, index) => path.join(root, ...names.slice(0, index + 1)));
}

async function isFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (found === null || found.isDirectory()) return found !== null;
  const what = found.isSymbolicLink() ? 'a link to another place' : 'no directory';
  throw new Error(`${folder} is ${what}; remove it, and export again.`);
}
