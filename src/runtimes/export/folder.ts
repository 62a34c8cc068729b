import { createHash, randomUUID } from 'node:crypto';
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { UsageError } from '../usage-error.ts';
import type { CopyFile } from './copy.ts';
import { lockFolder } from './folder-lock.ts';
import { findFoldersOf, makeFolderOf } from './inside.ts';
import { isFile } from './place.ts';

/** How much of a copy was written anew, and taken away. */
export type Written = Readonly<{ written: number; removed: number }>;

/** The folder of a copy. */
export type Folder = Readonly<{
  /**
   * Makes the folder hold these files, in this order, and no other that an earlier copy made. Each
   * is replaced whole, and only where it says something else or was written a while ago.
   * @throws Error with one sentence where another export is writing, or where a link leads out.
   */
  write: (files: readonly CopyFile[], now: number, step?: () => void) => Promise<Written>;
}>;

/** What lies in the folder of ours besides what is served: the list of our files, a lock, and files half written. */
const ownFolder = '.helplight-export';
const listFile = `${ownFolder}/files.json`;

/** Also what says the same is written anew after so many milliseconds, as it tells when it was copied. */
const rewrittenAfterMs = 60 * 60 * 1000;

const manifest = z.record(z.string(), z.strictObject({ says: z.string(), at: z.number() }));

/** Each of our files: what it says, as a hash, and when it was written, UTC ms. */
type Manifest = z.infer<typeof manifest>;

/**
 * Opens a folder for copies; it is made where there is none.
 * @throws UsageError where it holds what no copy has made.
 */
export async function openFolder(dir: string): Promise<Folder> {
  await mkdir(dir, { recursive: true }).catch(() => {
    throw new UsageError(`${dir} is no directory; name one, or a path where none is yet.`);
  });
  const root = await realpath(dir);
  const names = await readdir(root);
  if (names.length > 0 && !names.includes(ownFolder)) {
    throw new UsageError(
      `${dir} holds files that no export has made; name an empty directory, or a new one.`,
    );
  }
  await makeFolderOf(root, listFile);
  return { write: (files, now, step) => writeAlone(root, dir, files, now, step) };
}

async function writeAlone(
  root: string,
  dir: string,
  files: readonly CopyFile[],
  now: number,
  step?: () => void,
): Promise<Written> {
  const own = await makeFolderOf(root, listFile);
  const { keep, release } = await lockFolder(path.join(own, 'lock'), dir);
  try {
    await removeHalves(own);
    return await write({ root, own, dir, keep }, files, now, step);
  } finally {
    await release();
  }
}

/** What a process that was killed has left half written. */
async function removeHalves(own: string): Promise<void> {
  const halves = (await readdir(own)).filter((name) => name.endsWith('.new'));
  for (const name of halves) await rm(path.join(own, name), { force: true });
}

type Place = Readonly<{
  root: string;
  own: string;
  /** The root as whoever exports calls it. */
  dir: string;
  /** Throws where the folder has been taken over. */
  keep: () => Promise<void>;
}>;

async function write(
  place: Place,
  files: readonly CopyFile[],
  now: number,
  step: () => void = () => undefined,
): Promise<Written> {
  const before = await readManifest(place);
  await refuseForeign(place, files, before);
  const after: Manifest = {};
  // First all names, old and new: whoever is killed half-way knows later which files are ours.
  const named = files.map(({ file }) => [file, before[file] ?? { says: '', at: 0 }]);
  await keepManifest(place, { ...before, ...Object.fromEntries(named) });
  let written = 0;
  for (const { file, bytes, says } of files) {
    const hash = createHash('sha256').update(says).digest('base64');
    const known = before[file];
    const stays = known?.says === hash && now - known.at < rewrittenAfterMs;
    if (!stays || !(await isThere(place, file))) {
      await replace(place, file, bytes);
      written += 1;
      after[file] = { says: hash, at: now };
    } else {
      after[file] = known;
    }
    step();
  }
  const gone = Object.keys(before).filter((file) => !(file in after));
  for (const file of gone) await remove(place, file);
  await keepManifest(place, after);
  return { written, removed: gone.length };
}

/** A list that somebody has changed by hand must not lead anywhere else. */
async function readManifest({ root, dir }: Place): Promise<Manifest> {
  const text = await readFile(path.join(root, listFile), 'utf8').catch(() => '{}');
  const read = manifest.safeParse(parsed(text));
  if (read.success && Object.keys(read.data).every(isFile)) return read.data;
  throw new Error(
    `The list of files in ${path.join(dir, ownFolder)} cannot be read; empty ${dir}, and export again.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function keepManifest(place: Place, list: Manifest): Promise<void> {
  return replace(place, listFile, new TextEncoder().encode(JSON.stringify(list)));
}

/** What others have put beside the copy is theirs. */
async function refuseForeign(
  place: Place,
  files: readonly CopyFile[],
  known: Manifest,
): Promise<void> {
  for (const { file } of files) {
    if (file in known || !(await isThere(place, file))) continue;
    throw new UsageError(
      `${path.join(place.dir, file)} was made by no export; move it away, or name another directory.`,
    );
  }
}

function isThere({ root }: Place, file: string): Promise<boolean> {
  return lstat(path.join(root, file)).then(
    () => true,
    () => false,
  );
}

/** Whoever reads a file meanwhile gets the old one or the new one, whole. */
async function replace({ root, own, keep }: Place, file: string, bytes: Uint8Array): Promise<void> {
  await makeFolderOf(root, file);
  const half = path.join(own, `${randomUUID()}.new`);
  await writeFile(half, bytes, { flag: 'wx' });
  await keep();
  await rename(half, path.join(root, file));
}

/** Takes a file away, and the folders that are empty without it. */
async function remove({ root, keep }: Place, file: string): Promise<void> {
  const folders = await findFoldersOf(root, file);
  if (folders === null) return;
  await keep();
  await rm(path.join(root, file), { force: true });
  for (const folder of folders) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
